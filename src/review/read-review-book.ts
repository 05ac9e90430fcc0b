import { buildHistories } from '../orders/histories.ts';
import type { OrderTable } from '../orders/order-table.ts';
import { resolveRules, type SummaryRules } from '../orders/rules.ts';
import { summarizeOrders } from '../orders/summarize.ts';
import type { AccountHistory, AccountSummary, OrderIntake } from '../types.ts';
import { areHistories, LAST_DAY, type OrdersOrHistories } from './order-histories.ts';
import type { ReviewOptions } from './review-options.ts';

/** The orders of a review, read once: every account has a history and a summary, both in the order of the ids. */
export interface ReviewBook {
  readonly histories: readonly AccountHistory[];
  readonly accounts: readonly AccountSummary[];
  readonly rules: SummaryRules;
  readonly intake: OrderIntake;
}

/** Histories of accounts that have none yet: those of the roster. */
function withRoster(
  histories: readonly AccountHistory[],
  roster: Iterable<string | number> | undefined,
): readonly AccountHistory[] {
  const known = new Set(histories.map(({ accountId }) => accountId));
  const asked = buildHistories([], { asOf: LAST_DAY, roster });
  const missing = asked.filter(({ accountId }) => !known.has(accountId));
  const hasIds = histories[0]?.orderIds != null;
  return [...histories, ...missing.map((history) => (hasIds ? { ...history, orderIds: [] } : history))];
}

/** The rows of histories as columns; they come in the order of the accounts, so that each id is looked up once in a run. */
function tableOf(histories: readonly AccountHistory[], hasIds: boolean): OrderTable {
  const rows = histories.reduce((sum, { days }) => sum + days.length, 0);
  const accountId = new Array<string>(rows);
  const day = new Int32Array(rows);
  const amount = new Float64Array(rows);
  const orderId = hasIds ? new Array<string>(rows) : undefined;
  let at = 0;
  for (const history of histories)
    for (let i = 0; i < history.days.length; i++, at++) {
      accountId[at] = history.accountId;
      day[at] = history.days[i] as number;
      amount[at] = history.amounts[i] as number;
      if (orderId !== undefined) orderId[at] = history.orderIds?.[i] as string;
    }
  return { accountId, day, amount, orderId };
}

/**
 * Read orders, or histories, into what the stages of a review need. Orders may come from a generator: they are read once, and
 * the summaries are made from the histories.
 */
export function readReviewBook<T>(
  action: string,
  orders: OrdersOrHistories<T>,
  options: ReviewOptions<T>,
): ReviewBook {
  const { columns, convert, onProblem, roster, timeZone } = options;
  const given = areHistories(orders);
  let read: OrderIntake | null = null;
  const histories = given
    ? withRoster(orders, roster)
    : buildHistories(orders as Iterable<T> | OrderTable, {
        asOf: LAST_DAY,
        columns,
        convert,
        onProblem,
        roster,
        timeZone,
        onIntake: (counts) => {
          read = counts;
        },
      });
  const [first] = histories;
  const hasIds = first === undefined ? columns?.orderId !== undefined : first.orderIds !== null;
  const { asOf, windowDays, frequencyOf, returns, currencyDigits } = options;
  const rules = resolveRules(
    action,
    { asOf, timeZone, windowDays, frequencyOf, returns, currencyDigits },
    hasIds,
    convert !== undefined ? 'converted' : columns?.currency === undefined ? 'unread' : 'one',
  );
  let counted: OrderIntake | null = null;
  const accounts = summarizeOrders(tableOf(histories, hasIds), {
    asOf: rules.asOf,
    windowDays,
    frequencyOf: rules.frequencyOf,
    returns,
    currencyDigits,
    roster: histories.map(({ accountId }) => accountId),
    onIntake: (counts) => {
      counted = counts;
    },
  });
  const { received, accepted, rejected } = read ?? (counted as unknown as OrderIntake);
  const intake: OrderIntake = { ...(counted as unknown as OrderIntake), received, accepted, rejected };
  options.onIntake?.(intake);
  const byId = new Map(histories.map((history) => [history.accountId, history]));
  return {
    histories: accounts.map(({ accountId }) => byId.get(accountId) as AccountHistory),
    accounts,
    rules,
    intake,
  };
}

import { codePointOrder } from '../internal/code-point-order.ts';
import { dayFromIsoPrefix, isIsoDay, isoDay, NO_DAY } from '../internal/day.ts';
import { checkedLater, checkOptions, checkRows, fieldOrFunction } from '../internal/options.ts';
import { DATE_EXPECTED, dayReaderIn } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { Notice } from '../types.ts';
import { amountGrid } from './amount-grid.ts';
import {
  AMOUNT,
  distinctAccountIds,
  type KeyOf,
  type NumberOf,
  placeOf,
  readKey,
  readNumber,
  rowReader,
} from './field-values.ts';
import { groupByKey } from './group-by-key.ts';
import { type AccountOutcome, measureRetention, type RetentionFigures } from './retention-figures.ts';

/** The options of {@link analyzeRetention}. */
export interface RetentionOptions<T> {
  /** The revenue of a period: a field or a function of the row. Default `'monetary'`. */
  value?: NumberOf<T> | undefined;
  /**
   * Also tell it by group: a field (such as `tier`) or a function of the row. An account counts in the group that it was in
   * before.
   */
  by?: KeyOf<T> | undefined;
  /** The day that the first list looks back from. Accounts whose `firstOrderDate` is not after it were customers already. */
  beforeAsOf?: string | number | Date | undefined;
}

/** The retention of one group of accounts. */
export interface RetentionGroup extends RetentionFigures {
  /** `null`: accounts without a group. */
  readonly key: string | null;
}

/** What became of a book of accounts between two dates. */
export interface Retention extends RetentionFigures {
  /** The field of the revenue; `value` for a function. */
  readonly field: string;
  /** In code-point order of the key, accounts without one last; empty without `by`. */
  readonly groups: readonly RetentionGroup[];
  /** In code-point order of the account. */
  readonly accounts: readonly AccountOutcome[];
  readonly notices: readonly Notice[];
}

const ACTION = 'analyze retention';

/** One list, by account. */
interface Side {
  readonly rows: ReadonlyMap<string, object>;
  readonly values: ReadonlyMap<string, number | null>;
}

function readSide(
  list: 'before' | 'after',
  rows: readonly object[],
  field: string,
  read: (row: object) => unknown,
): Side {
  checkRows(ACTION, list, rows);
  const ids = distinctAccountIds(ACTION, list, rows);
  return {
    rows: new Map(rows.map((row, i) => [ids[i] as string, row])),
    values: new Map(
      rows.map((row, i) => [
        ids[i] as string,
        readNumber(ACTION, field, read(row), AMOUNT, () => placeOf(list, row, i)),
      ]),
    ),
  };
}

/** The day of the first order of a row; `undefined` if the row does not tell, `null` if there was none. */
function firstOrderOf(row: object | undefined): number | null | undefined {
  const { firstOrderDate } = (row ?? {}) as { readonly firstOrderDate?: unknown };
  if (firstOrderDate === null || firstOrderDate === undefined) return firstOrderDate;
  if (isIsoDay(firstOrderDate)) return dayFromIsoPrefix(firstOrderDate);
  throw new TypeError(
    `Cannot ${ACTION} as "firstOrderDate" must be an ISO day, or null: current value is ${show(firstOrderDate)}`,
  );
}

/** Whether an account had ordered before the first list was made; `null` if neither list tells. */
function wasCustomer(id: string, before: Side, after: Side, beforeDay: number | null): boolean | null {
  const earlier = firstOrderOf(before.rows.get(id));
  if (earlier !== undefined && earlier !== null) return beforeDay === null || earlier <= beforeDay;
  const later = firstOrderOf(after.rows.get(id));
  if (later !== undefined && later !== null && beforeDay !== null) return later <= beforeDay;
  // A row of the first list that says "no order yet" settles it as well.
  return earlier === null ? false : null;
}

function valueAt(side: Side, id: string): number | null {
  const value = side.values.get(id);
  // Who is not on a list had no revenue; who is on it without a value had we do not know what.
  return value === undefined ? 0 : value;
}

function outcomeOf(
  before: number | null,
  after: number | null,
  customer: () => boolean | null,
): AccountOutcome['outcome'] {
  if (before === null || after === null) return 'unknown';
  if (before > 0) return after > 0 ? 'kept' : 'lost';
  if (after <= 0) return 'inactive';
  return customer() === true ? 'reactivated' : 'new';
}

/**
 * Analyse who stayed, who left and what that did to revenue, between two lists of the same book.
 *
 * The defection rate (叛离率) and its counterpart in money: gross revenue retention says what is left of last period's revenue
 * before growth, net revenue retention what is left with it. Make the two lists with one window each, such as `summarizeOrders`
 * with `windowDays: 365` and two dates.
 *
 * Method: an account is active with revenue above 0. Active in both lists: kept; in the first only: lost; in the second only:
 * new, or reactivated if its first order was there before (`firstOrderDate` in the first list, or not after `beforeAsOf`).
 * `after = before - lost - contraction + expansion + new + reactivated`. Gross retention is the share of `before` that is left
 * after `lost` and `contraction`; net retention adds `expansion`; neither counts new or reactivated accounts. Amounts lie on a
 * grid of a power of two (2^-50 of their sum), so that they add up exactly: parts to totals, accounts to groups, groups to the
 * whole.
 *
 * Edge cases: an account that is not on a list had revenue 0 there; revenue of 0 or below (more returned than bought) is not
 * active, its amounts are shown in `credits` and in no other sum; a missing value makes an account `unknown`, which is counted
 * and listed and in no rate. Nobody active before leaves the rates `null`. Cost: O(n log n).
 *
 * @param before the accounts at the first date: `accountId` and the revenue of the period that ended there (currency units)
 * @param after the accounts at the second date
 * @param options `value`, `by`, `beforeAsOf`
 * @returns counts, rates and amounts, over all and by group, and the outcome of every account
 * @throws {TypeError} if a value is not a finite number within ±1e290, or an account id is missing or there twice (the row is
 * named)
 * @example One left, one grew
 * ```ts
 * import { analyzeRetention } from 'account-scoring';
 *
 * const { counts, defection, grossRevenueRetention, netRevenueRetention } = analyzeRetention(
 *   [{ accountId: 'Acme', monetary: 800 }, { accountId: 'Blue', monetary: 200 }],
 *   [{ accountId: 'Acme', monetary: 900 }, { accountId: 'Cato', monetary: 50 }],
 * );
 * console.log(counts.kept, counts.lost, counts.new, defection.rate, grossRevenueRetention, netRevenueRetention);
 * // → 1 1 1 0.5 0.8 0.9
 * ```
 */
export function analyzeRetention<T extends object>(
  before: readonly T[],
  after: readonly T[],
  options: RetentionOptions<T> = {},
): Retention {
  checkOptions(ACTION, options, {
    value: fieldOrFunction,
    by: fieldOrFunction,
    beforeAsOf: checkedLater,
  });
  const { value = 'monetary', by } = options;
  const field = typeof value === 'string' ? value : 'value';
  const first = readSide('before', before, field, rowReader(value));
  const second = readSide('after', after, field, rowReader(value));
  const beforeDay = options.beforeAsOf === undefined ? null : dayReaderIn('UTC')(options.beforeAsOf);
  if (beforeDay === NO_DAY)
    throw new TypeError(
      `Cannot ${ACTION} as "beforeAsOf" must be ${DATE_EXPECTED}: current value is ${show(options.beforeAsOf)}`,
    );

  const ids = [...new Set([...first.rows.keys(), ...second.rows.keys()])];
  const snap = amountGrid([...first.values.values(), ...second.values.values()].map((amount) => amount ?? 0));
  let untold = 0;
  const keyReader = by === undefined ? null : rowReader(by);
  const keyOf = (id: string): string | null => {
    const row = first.rows.get(id) ?? (second.rows.get(id) as object);
    return keyReader === null ? null : readKey(ACTION, 'by', keyReader(row), () => `account ${show(id)}`);
  };
  const accounts = Array.from(codePointOrder(ids), (i): AccountOutcome => {
    const accountId = ids[i] as string;
    const earlier = valueAt(first, accountId);
    const later = valueAt(second, accountId);
    const was = earlier === null ? null : snap(earlier);
    const is = later === null ? null : snap(later);
    const outcome = outcomeOf(was, is, () => {
      const customer = wasCustomer(accountId, first, second, beforeDay);
      if (customer === null) untold++;
      return customer;
    });
    return {
      accountId,
      ...(keyReader === null ? {} : { key: keyOf(accountId) }),
      outcome,
      before: was,
      after: is,
      change: was === null || is === null ? null : is - was + 0,
    };
  });
  const figures = measureRetention(accounts);
  const notices: Notice[] = [];
  if (figures.counts.unknown > 0)
    notices.push({
      code: 'retention.missing_values',
      field,
      value: figures.counts.unknown,
      threshold: accounts.length,
    });
  if (untold > 0)
    notices.push({
      code: 'retention.first_order_unknown',
      field: 'firstOrderDate',
      value: untold,
      threshold: beforeDay === null ? null : isoDay(beforeDay),
    });
  if (figures.counts.before === 0)
    notices.push({ code: 'retention.nobody_before', field, value: 0, threshold: 0 });
  return {
    field,
    ...figures,
    groups: (keyReader === null ? [] : groupByKey(accounts)).map(([key, group]) => ({
      key,
      ...measureRetention(group),
    })),
    accounts,
    notices,
  };
}

import { codePointOrder, compareCodePoints } from '../internal/code-point-order.ts';
import { MAX_DAY } from '../internal/day.ts';
import type { OrderIntake } from '../types.ts';
import { type Ledger, NEVER } from './ledger.ts';
import type { SummaryRules } from './rules.ts';

/** The running totals of one account. Days are days since 1970-01-01; amounts are exact sums in parts. */
export interface AccountState {
  readonly accountId: string;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly rows: number;
  readonly monetary: readonly number[];
  readonly returns: { readonly rows: number; readonly amount: readonly number[] };
  readonly days: readonly number[];
  readonly orderIds: readonly string[];
}

/** A summary that more orders can be added to, as plain JSON. Equal orders give an equal state, in any order or split. */
export interface SummaryState {
  readonly kind: 'order-summary';
  readonly version: 1;
  readonly options: SummaryRules;
  readonly intake: OrderIntake;
  /** Rows by currency, where a currency is mapped and not converted. */
  readonly currencies: ReadonlyArray<{ readonly currency: string; readonly rows: number }>;
  readonly accounts: readonly AccountState[];
}

export const KIND = 'order-summary';

export const NO_INTAKE: OrderIntake = {
  received: 0,
  accepted: 0,
  rejected: 0,
  future: 0,
  beforeWindow: 0,
  returns: 0,
};

/** Add a stored state to running totals. */
export function absorb(ledger: Ledger, state: SummaryState): void {
  for (const account of state.accounts) {
    const number = ledger.index.intern(account.accountId);
    ledger.open();
    const { ints } = ledger;
    const at = 8 * number;
    ints[at + 4] = (ints[at + 4] as number) + account.rows;
    ints[at + 5] = Math.max(ints[at + 5] as number, account.lastDay ?? NEVER);
    ints[at + 6] = Math.min(ints[at + 6] as number, account.firstDay ?? MAX_DAY + 1);
    ints[at + 7] = (ints[at + 7] as number) + account.returns.rows;
    for (const part of account.monetary) ledger.monetary.add(ledger.doubles, 4 * number, part);
    for (const part of account.returns.amount) ledger.addReturned(number, part);
    for (const day of account.days) ledger.days.add(number, day);
    for (const orderId of account.orderIds) ledger.orderIds.add(number, orderId);
  }
}

/** Store running totals. */
export function toState(
  ledger: Ledger,
  rules: SummaryRules,
  intake: OrderIntake,
  currencies: ReadonlyMap<string, number>,
): SummaryState {
  const { index, doubles, ints, orderIds } = ledger;
  const { starts, days } = ledger.days.group(index.size);
  const accounts = Array.from(codePointOrder(index.ids), (account): AccountState => {
    const at = 8 * account;
    const bought = ints[at + 5] !== NEVER;
    const returnRows = ints[at + 7] as number;
    return {
      accountId: index.ids[account] as string,
      firstDay: bought ? (ints[at + 6] as number) : null,
      lastDay: bought ? (ints[at + 5] as number) : null,
      rows: ints[at + 4] as number,
      monetary: ledger.monetary.expansion(doubles, 4 * account),
      returns: {
        rows: returnRows,
        amount: returnRows === 0 ? [] : ledger.returnSums.expansion(ledger.returned, 2 * account),
      },
      days: Array.from(days.subarray(starts[account], starts[account + 1]).sort()),
      orderIds: orderIds.of(account).sort(compareCodePoints),
    };
  });
  return {
    kind: 'order-summary',
    version: 1,
    options: rules,
    intake,
    currencies: [...currencies]
      .map(([currency, rows]) => ({ currency, rows }))
      .sort((a, b) => compareCodePoints(a.currency, b.currency)),
    accounts,
  };
}

export function addIntakes(a: OrderIntake, b: OrderIntake): OrderIntake {
  return {
    received: a.received + b.received,
    accepted: a.accepted + b.accepted,
    rejected: a.rejected + b.rejected,
    future: a.future + b.future,
    beforeWindow: a.beforeWindow + b.beforeWindow,
    returns: a.returns + b.returns,
  };
}

export function currencyMap(...states: readonly SummaryState[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (const state of states)
    for (const entry of state.currencies)
      rows.set(entry.currency, (rows.get(entry.currency) ?? 0) + entry.rows);
  return rows;
}

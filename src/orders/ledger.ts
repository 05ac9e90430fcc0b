import { dayFromIsoPrefix, MAX_DAY, MIN_DAY } from '../internal/day.ts';
import { AccountIndex } from './account-index.ts';
import { AccountSums } from './account-sums.ts';
import { DayLog } from './day-log.ts';
import { OrderIds } from './order-ids.ts';
import type { OrderSink } from './order-sink.ts';
import { addPlainColumns, type PlainColumns } from './plain-columns.ts';

import { type SummaryRules, windowStartOf } from './rules.ts';

/** Stands for the last day of an account without purchases; its first day is then after {@link MAX_DAY}. */
export const NEVER: number = MIN_DAY - 1;

/** Running totals of every account: what summaries are finished from, what states store and merge. */
export class Ledger implements OrderSink {
  readonly index: AccountIndex = new AccountIndex();
  readonly days: DayLog = new DayLog();
  readonly orderIds: OrderIds = new OrderIds();
  /** Exact sums of monetary, two doubles an account (see `doubles`). */
  readonly monetary: AccountSums = new AccountSums();
  /** Exact sums of what was returned, two doubles an account, in `returned`. */
  readonly returnSums: AccountSums = new AccountSums();
  /**
   * A record of 32 bytes an account, half a cache line, seen through two views: `doubles[4 * a]` and the next are the exact
   * sum; `ints[8 * a + 4]` counts purchase rows, `+ 5` is the last day, `+ 6` the first, `+ 7` counts return rows.
   */
  doubles: Float64Array = new Float64Array(256 * 4);
  ints: Int32Array = new Int32Array(this.doubles.buffer);
  /** Only as long as an account with returns needs. */
  returned: Float64Array = new Float64Array(0);
  private opened = 0;
  future = 0;
  beforeWindow = 0;
  returnRows = 0;
  readonly asOfDay: number;
  readonly windowStart: number;
  private readonly returnsLower: boolean;
  private readonly returnsBuy: boolean;
  private readonly keepFuture: boolean;

  constructor(rules: SummaryRules) {
    this.returnsLower = rules.returns !== 'ignore';
    this.returnsBuy = rules.returns === 'count';
    this.keepFuture = rules.future === 'keep';
    this.asOfDay = dayFromIsoPrefix(rules.asOf);
    this.windowStart = windowStartOf(rules);
  }

  open(): void {
    const accounts = this.index.size;
    if (accounts === this.opened) return;
    if (accounts * 4 > this.doubles.length) {
      const grown = new Float64Array(Math.max(accounts * 4, this.doubles.length * 2));
      grown.set(this.doubles);
      this.doubles = grown;
      this.ints = new Int32Array(grown.buffer);
    }
    for (let a = this.opened; a < accounts; a++) {
      this.ints[8 * a + 5] = NEVER;
      this.ints[8 * a + 6] = MAX_DAY + 1;
    }
    this.opened = accounts;
  }

  add(account: number, day: number, amount: number, orderId: string | null): void {
    const isReturn = amount < 0;
    if (isReturn) this.returnRows++;
    if (day > this.asOfDay) {
      this.future++;
      if (!this.keepFuture) return;
    }
    const ints = this.ints;
    const at = 8 * account;
    const last = ints[at + 5] as number;
    const buys = !isReturn || this.returnsBuy;
    if (buys) {
      if (day > last) ints[at + 5] = day;
      if (day < (ints[at + 6] as number)) ints[at + 6] = day;
    }
    if (day < this.windowStart) {
      this.beforeWindow++;
      return;
    }
    if (isReturn) {
      ints[at + 7] = (ints[at + 7] as number) + 1;
      this.addReturned(account, -amount);
    }
    if (!isReturn || this.returnsLower) this.monetary.add(this.doubles, 4 * account, amount);
    if (!buys) return;
    ints[at + 4] = (ints[at + 4] as number) + 1;
    // Sorted exports repeat the day before; what slips through is counted once in the end all the same.
    if (day !== last) this.days.add(account, day);
    if (orderId !== null) this.orderIds.add(account, orderId);
  }

  addPlain(columns: PlainColumns, other: (row: number) => void): void {
    addPlainColumns(this, columns, other);
  }

  /** Add to what an account returned. */
  addReturned(account: number, amount: number): void {
    if (2 * account >= this.returned.length) {
      const grown = new Float64Array(Math.max(64, 4 * account + 2));
      grown.set(this.returned);
      this.returned = grown;
    }
    this.returnSums.add(this.returned, 2 * account, amount);
  }

  /** What an account returned, rounded. */
  returnedBy(account: number): number {
    return 2 * account < this.returned.length ? this.returnSums.round(this.returned, 2 * account) : 0;
  }
}

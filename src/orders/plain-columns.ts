import { MIN_DAY } from '../internal/day.ts';
import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import type { AccountSums } from './account-sums.ts';
import { DAY_BITS, DAY_MASK, type DayLog, PART_BITS } from './day-log.ts';

/** Rows that wait for a part of 1,024 accounts, and how many parts may have so much room. */
const ROOM = 4096;
const ROOMY_PARTS = 2048;
const LITTLE_ROOM = 512;

/** Columns whose account codes are known to a narrow range of whole numbers. */
export interface PlainColumns {
  readonly codes: ArrayLike<number>;
  readonly lowestCode: number;
  /** Account number + 1 by code; 0 for an account that is not open yet. */
  readonly accounts: Int32Array;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
}

/** What is added to: the running totals of a ledger. */
interface Totals {
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
  readonly monetary: AccountSums;
  readonly days: DayLog;
  readonly asOfDay: number;
  readonly windowStart: number;
}

/**
 * Add rows from plain columns to a ledger: those of accounts that are open, dated within the window and not negative. All other
 * rows are left to `other`, one by one.
 *
 * Rows in any order would fetch one account's record from memory each. They wait in a buffer per 1,024 accounts instead, and
 * a full buffer is added at once, with all its records in the processor's cache: twice as fast at ten million rows, for a
 * bounded buffer.
 */
export function addPlainColumns(ledger: Totals, columns: PlainColumns, other: (row: number) => void): void {
  const { codes, lowestCode, accounts, days, amounts } = columns;
  const { asOfDay, windowStart } = ledger;
  const parts = (accounts.length >>> PART_BITS) + 1;
  const room = parts <= ROOMY_PARTS ? Math.min(ROOM, days.length) : LITTLE_ROOM;
  const waiting = new Int32Array(parts);
  const pairs = new Int32Array(parts * room);
  const values = new Float64Array(parts * room);
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    const amount = amounts[row] as number;
    const account = (accounts[(codes[row] as number) - lowestCode] as number) - 1;
    if (account < 0 || day > asOfDay || day < windowStart || !(amount > 0 && amount <= MAX_SUMMAND)) {
      other(row);
      continue;
    }
    const part = account >>> PART_BITS;
    const used = waiting[part] as number;
    const at = part * room + used;
    pairs[at] = (account << DAY_BITS) | (day - MIN_DAY);
    values[at] = amount;
    if (used + 1 === room) {
      addPart(ledger, part, pairs, values, part * room, at + 1);
      waiting[part] = 0;
    } else waiting[part] = used + 1;
  }
  for (let part = 0; part < parts; part++)
    addPart(ledger, part, pairs, values, part * room, part * room + (waiting[part] as number));
}

/** Add the rows of one part. */
function addPart(
  { ints, doubles, monetary, days: log }: Totals,
  part: number,
  pairs: Int32Array,
  values: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const pair = pairs[i] as number;
    const amount = values[i] as number;
    const account = (part << PART_BITS) | (pair >>> DAY_BITS);
    const day = (pair & DAY_MASK) + MIN_DAY;
    const at = 8 * account;
    const last = ints[at + 5] as number;
    if (day !== last) {
      if (day > last) ints[at + 5] = day;
      if (day < (ints[at + 6] as number)) ints[at + 6] = day;
      log.add(account, day);
    }
    ints[at + 4] = (ints[at + 4] as number) + 1;
    const high = doubles[4 * account] as number;
    const sum = high + amount;
    const amountPart = sum - high;
    const error = high - (sum - amountPart) + (amount - amountPart);
    doubles[4 * account] = sum;
    if (error !== 0) monetary.addLow(doubles, 4 * account, error);
  }
}

/**
 * What a summary ought to be, worked out the slow way: sets, maps and BigInt fractions, no code of `src/`.
 */
import type { AccountSummary, SummaryRuleOptions } from '../../src/index.ts';

export interface PlainOrder {
  readonly accountId: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly amount: number;
  readonly orderId: string;
}

/** The smallest double is 2^-1074: every finite double is a whole number of it. */
const SMALLEST_EXPONENT = -1074;
const bits = new DataView(new ArrayBuffer(8));

/** A finite double as a whole number of 2^-1074. */
export function wholeOf(x: number): bigint {
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const exponent = (word >> 52n) & 0x7ffn;
  const fraction = word & 0xfffffffffffffn;
  const magnitude = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return x < 0 ? -magnitude : magnitude;
}

/** The double nearest to so many times 2^-1074; halves go to the even one. */
export function doubleOf(whole: bigint): number {
  const magnitude = whole < 0n ? -whole : whole;
  const surplus = Math.max(0, magnitude.toString(2).length - 53);
  const unit = 1n << BigInt(surplus);
  const quotient = magnitude / unit;
  const rest = (magnitude % unit) * 2n;
  const up = rest > unit || (rest === unit && quotient % 2n === 1n);
  // Both factors and their product are doubles without rounding.
  const rounded = Number(up ? quotient + 1n : quotient) * 2 ** (surplus + SMALLEST_EXPONENT);
  return whole < 0n ? -rounded : rounded;
}

/** The exact sum, rounded once. */
export function sumOf(values: Iterable<number>): number {
  let total = 0n;
  for (const value of values) total += wholeOf(value);
  return doubleOf(total);
}

/** Order of Unicode code points by code points. */
export function byCodePoints(a: string, b: string): number {
  const x = Array.from(a, (c) => c.codePointAt(0) as number);
  const y = Array.from(b, (c) => c.codePointAt(0) as number);
  for (let i = 0; i < Math.min(x.length, y.length); i++)
    if (x[i] !== y[i]) return (x[i] as number) - (y[i] as number);
  return x.length - y.length;
}

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export interface OracleRules {
  readonly asOf: string;
  readonly frequencyOf: NonNullable<SummaryRuleOptions['frequencyOf']>;
  readonly returns: NonNullable<SummaryRuleOptions['returns']>;
  readonly future: NonNullable<SummaryRuleOptions['future']>;
  readonly windowDays?: number | undefined;
}

/** `summarizeOrders`, word by word as its documentation says it. */
export function expectedSummaries(
  orders: readonly PlainOrder[],
  rules: OracleRules,
  roster: readonly string[] = [],
): AccountSummary[] {
  const asOf = dayOf(rules.asOf);
  const ids = [...new Set([...orders.map((o) => o.accountId), ...roster])].sort(byCodePoints);
  return ids.map((accountId) => {
    const mine = orders.filter(
      (o) => o.accountId === accountId && (rules.future === 'keep' || o.day <= asOf),
    );
    const inWindow = mine.filter((o) => rules.windowDays === undefined || o.day > asOf - rules.windowDays);
    const isPurchase = (o: PlainOrder) => o.amount >= 0 || rules.returns === 'count';
    const bought = mine.filter(isPurchase).map((o) => o.day);
    const purchases = inWindow.filter(isPurchase);
    const returned = inWindow.filter((o) => o.amount < 0);
    const first = bought.length > 0 ? Math.min(...bought) : null;
    const last = bought.length > 0 ? Math.max(...bought) : null;
    const purchaseDays = new Set(purchases.map((o) => o.day)).size;
    const counts = {
      rows: purchases.length,
      days: purchaseDays,
      orders: new Set(purchases.map((o) => o.orderId)).size,
    };
    const frequency = counts[rules.frequencyOf];
    const counted = inWindow.filter((o) => o.amount >= 0 || rules.returns !== 'ignore');
    const monetary = sumOf(counted.map((o) => o.amount));
    return {
      accountId,
      recency: last === null ? null : asOf - last,
      frequency,
      monetary,
      tenure: first === null ? null : asOf - first,
      firstOrderDate: first === null ? null : isoOf(first),
      lastOrderDate: last === null ? null : isoOf(last),
      purchaseDays,
      averageOrderValue: frequency === 0 ? null : monetary / frequency + 0,
      returns: { count: returned.length, amount: sumOf(returned.map((o) => -o.amount)) },
    };
  });
}

import { addExact, roundExact } from '../internal/exact-sum.ts';
import { firstRowFrom } from '../internal/window-amount.ts';
import type { AccountHistory } from '../types.ts';

/** The window that is judged: so many days, `asOf` included. */
export const WINDOW_DAYS = 90;
export const YEAR_DAYS = 365;

/** The day of the first purchase; `null` if there is none up to `asOf`. */
export function firstPurchaseDay({ days, amounts }: AccountHistory, asOf: number): number | null {
  for (let row = 0; row < days.length && (days[row] as number) <= asOf; row++)
    if ((amounts[row] as number) > 0) return days[row] as number;
  return null;
}

/** Days, both included, that a window is compared with. */
export interface BaselineWindow {
  readonly from: number;
  readonly to: number;
  readonly days: number;
  /** Whether it is the same window last year. */
  readonly isLastYear: boolean;
}

/** The same 90 days a year before; `null` unless the first purchase lies before them (15 months of data). */
export function lastYearWindow(firstDay: number, asOf: number): BaselineWindow | null {
  const to = asOf - YEAR_DAYS;
  const from = to - WINDOW_DAYS + 1;
  return firstDay < from ? { from, to, days: WINDOW_DAYS, isLastYear: true } : null;
}

/**
 * The 12 months before the window, or the part of them after the first purchase; `null` below 90 days. The first purchase itself is not in it: a window
 * that starts with a purchase, because it starts there, would look busier than it is.
 */
export function trailingWindow(firstDay: number, asOf: number): BaselineWindow | null {
  const to = asOf - WINDOW_DAYS;
  const from = Math.max(to - YEAR_DAYS + 1, firstDay + 1);
  const days = to - from + 1;
  return days < WINDOW_DAYS ? null : { from, to, days, isLastYear: false };
}

/** What a window of 90 days is compared with: the same window last year, else the own 12 months before it. */
export function baselineWindow(firstDay: number, asOf: number): BaselineWindow | null {
  return lastYearWindow(firstDay, asOf) ?? trailingWindow(firstDay, asOf);
}

/** The amount of every order from one day to another, returns aside: rows of one order id are one order, else every row is one. */
export function orderAmounts(
  { days, amounts, orderIds }: AccountHistory,
  from: number,
  to: number,
): number[] {
  const orders: number[] = [];
  const byId = orderIds === null ? null : new Map<string, number[]>();
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++) {
    const amount = amounts[row] as number;
    if (amount <= 0) continue;
    if (byId === null) {
      orders.push(amount);
      continue;
    }
    const id = (orderIds as readonly string[])[row] as string;
    const parts = byId.get(id);
    if (parts === undefined) byId.set(id, [amount]);
    else addExact(parts, amount);
  }
  if (byId !== null) for (const parts of byId.values()) orders.push(roundExact(parts));
  return orders;
}

/** Orders and days with an order. */
export interface OrderCount {
  readonly orders: number;
  readonly purchaseDays: number;
}

/** How many orders there are from one day to another, and on how many days. */
export function countOrders(
  { days, amounts, orderIds }: AccountHistory,
  from: number,
  to: number,
): OrderCount {
  const ids = orderIds === null ? null : new Set<string>();
  let rows = 0;
  let purchaseDays = 0;
  let last = Number.NaN;
  for (let row = firstRowFrom(days, from); row < days.length && (days[row] as number) <= to; row++) {
    if ((amounts[row] as number) <= 0) continue;
    rows++;
    ids?.add((orderIds as readonly string[])[row] as string);
    if (days[row] === last) continue;
    last = days[row] as number;
    purchaseDays++;
  }
  return { orders: ids?.size ?? rows, purchaseDays };
}

/** The net amount of every day with rows, oldest first. */
export function dayAmounts({ days, amounts }: AccountHistory, from: number, to: number): number[] {
  const found: number[] = [];
  let row = firstRowFrom(days, from);
  while (row < days.length && (days[row] as number) <= to) {
    const day = days[row] as number;
    let next = row + 1;
    if (days[next] !== day) {
      found.push(amounts[row] as number);
    } else {
      const parts: number[] = [];
      for (next = row; days[next] === day; next++) addExact(parts, amounts[next] as number);
      found.push(roundExact(parts));
    }
    row = next;
  }
  return found;
}

/**
 * The change against a baseline, as a share of it. From nothing to something is 1, from nothing to nothing 0, and a baseline below 0 (more
 * returns than sales) tells the direction only: 1 up, -1 down.
 */
export function changeOf(value: number, baseline: number): number {
  if (baseline > 0) {
    const change = (value - baseline) / baseline;
    if (Number.isFinite(change)) return change + 0;
  }
  return Math.sign(value - baseline) + 0;
}

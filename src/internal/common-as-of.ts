import { dayFromIsoPrefix, isoDay, MAX_DAY, MIN_DAY, NO_DAY } from './day.ts';

/** The day that the summaries look back from, where they tell and agree. */
export function commonAsOf(accounts: readonly object[]): string | null {
  let asOf: number | null = null;
  for (const account of accounts) {
    const { lastOrderDate, recency } = account as { lastOrderDate?: unknown; recency?: unknown };
    if (typeof lastOrderDate !== 'string' || typeof recency !== 'number') continue;
    const last = lastOrderDate.length === 10 ? dayFromIsoPrefix(lastOrderDate) : NO_DAY;
    const day = last + recency;
    if (last === NO_DAY || !Number.isInteger(day) || day < MIN_DAY || day > MAX_DAY) return null;
    if (asOf !== null && asOf !== day) return null;
    asOf = day;
  }
  return asOf === null ? null : isoDay(asOf);
}

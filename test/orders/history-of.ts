import { dayFromIsoPrefix } from '../../src/internal/day.ts';
import type { AccountHistory } from '../../src/types.ts';

/** A row of a history: ISO day or day number, amount, order id. */
export type HistoryRow = readonly [day: string | number, amount: number, orderId?: string];

export function dayOf(day: string | number): number {
  return typeof day === 'number' ? day : dayFromIsoPrefix(day);
}

/** A history with the rows given, which stand in order of days. Order ids are there if the first row has one. */
export function historyOf(accountId: string, rows: readonly HistoryRow[]): AccountHistory {
  return {
    accountId,
    days: Int32Array.from(rows, ([day]) => dayOf(day)),
    amounts: Float64Array.from(rows, ([, amount]) => amount),
    orderIds: rows[0]?.[2] === undefined ? null : rows.map(([, , id]) => id ?? ''),
    categories: null,
  };
}

/** A history of purchases of 100 with the gaps given, the last of them `idle` days before `asOf`. */
export function rhythm(
  accountId: string,
  gaps: readonly number[],
  { asOf, idle = 0, amount = 100 }: { asOf: string | number; idle?: number; amount?: number },
): AccountHistory {
  const days = [dayOf(asOf) - idle];
  for (const gap of [...gaps].reverse()) days.unshift((days[0] as number) - gap);
  return historyOf(
    accountId,
    days.map((day) => [day, amount]),
  );
}

/** Books of orders and thresholds of the tests of fits of histories, in every engine. */
import type { FitLifecycleOptions } from '../../src/index.ts';
import { makeOrders } from './lifecycle-books.ts';
import { type Order, readBundledBook } from './support.ts';

/** Orders of accounts with these gaps, from one day on. */
function ofGaps(gaps: ReadonlyArray<readonly number[]>): Order[] {
  return gaps.flatMap((own, i) => {
    let day = Date.parse('2022-03-01T00:00:00Z') / 86_400_000;
    return [0, ...own].map((gap): Order => {
      day += gap;
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      return { accountId: `G${i}`, date, amount: 5, orderId: null };
    });
  });
}

const order = (accountId: string, date: string, amount: number): Order => ({
  accountId,
  date,
  amount,
  orderId: null,
});

/** Books that are hard to fit on. */
export const HISTORY_BOOKS: Readonly<Record<string, readonly Order[]>> = {
  bundled: readBundledBook(),
  'from clockwork to chance': makeOrders(1),
  'no order': [],
  'returns and orders of one day, orders to come': [
    order('A', '2024-01-01', 5),
    order('A', '2024-01-01', 7),
    order('A', '2024-02-01', -5),
    order('A', '2024-03-01', 0),
    order('B', '2024-03-01', -1),
    order('C', '2029-01-01', 1),
  ],
  'one account': ofGaps([[30, 31, 28]]),
  // Pairs from the latest gap on, five of an account at most: 9 and 10 and 11 gaps, nine accounts and ten.
  'nineteen pairs': ofGaps([[1, 2, 3], ...new Array<number[]>(18).fill([5, 9])]),
  'twenty pairs': ofGaps([[9, 1, 2], ...new Array<number[]>(19).fill([3, 9])]),
  'all alike': ofGaps(new Array<number[]>(30).fill([7, 7, 7])),
  'longer than ten gaps': ofGaps(
    Array.from({ length: 12 }, (_, i) => Array.from({ length: i }, (_, j) => 1 + ((i * 7 + j * 13) % 23))),
  ),
  'ten accounts': ofGaps(Array.from({ length: 10 }, (_, i) => [1 + i, 3, 2 * i + 1, 4, 9])),
};

export const THRESHOLDS: ReadonlyArray<Omit<FitLifecycleOptions, 'asOf'>> = [
  {},
  { churned: { ratio: 9, idleRatio: 1 }, windowDays: 90 },
];

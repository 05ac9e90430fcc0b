import { randomFrom } from '../../../examples/data/random.ts';
import type { Order } from '../support.ts';
import { bookCases } from './book-cases.ts';
import type { ParityCase } from './case.ts';

const ACCOUNTS_PER_ORDER = 1 / 20;
const DAYS = 900;
const FIRST_DAY = Date.UTC(2023, 7, 15);

/**
 * A book with a fixed seed: a few accounts have most of the orders, some amounts tie, one order of thirty is a return, and an order
 * may have two rows. Some days lie after the review.
 */
export function largeBook(orders: number): Order[] {
  const random = randomFrom(11);
  const accounts = Math.ceil(orders * ACCOUNTS_PER_ORDER);
  return Array.from({ length: orders }, (_, i): Order => {
    const account = Math.floor(random.next() ** 2 * accounts);
    const day = new Date(FIRST_DAY + random.below(DAYS) * 86_400_000).toISOString().slice(0, 10);
    const cents = random.below(5) === 0 ? 9900 : Math.ceil((10 * random.next()) ** 3 * 100);
    return {
      accountId: `K${account}`,
      date: day,
      amount: (random.below(30) === 0 ? -cents : cents) / 100,
      orderId: `o${i - (i % 10 === 9 ? 1 : 0)}`,
    };
  });
}

/** Large books, as many orders as `SQL_LARGE` says; none without it. */
export function largeCases(): ParityCase[] {
  const orders = Number(process.env.SQL_LARGE ?? 0);
  return orders > 0 ? bookCases(`large (${orders} orders)`, largeBook(orders), '2026-01-15') : [];
}

/** Little reviews to compare. */
import {
  type Review,
  type ReviewAccount,
  type ReviewOptions,
  reviewAccounts,
  type WarningRules,
} from '../../src/index.ts';

export interface Order {
  readonly accountId: string;
  readonly date: string;
  readonly amount: number;
}

/** One rule, as the twenty would take longer than all the rest. */
const RULES: WarningRules = {
  kind: 'warning-rules',
  version: 1,
  id: 'short',
  rules: [
    {
      id: 'overdue',
      indicator: 'overdue',
      family: 'volume',
      levels: { high: { when: { op: '>=', than: 3 } } },
    },
  ],
};

/** A review as of a day, by orders that were known on that day. */
export function reviewAt(
  asOf: string,
  orders: readonly Order[],
  options: Partial<ReviewOptions<Order>> = {},
): Review {
  return reviewAccounts(
    orders.filter(({ date }) => date <= asOf),
    { asOf, clusters: 'none', warningRules: RULES, ...options },
  );
}

/** Orders from one line an account: `2024-05-01 800, 2025-05-01 -20`. */
export function ordersOf(lines: Readonly<Record<string, string>>): Order[] {
  return Object.entries(lines).flatMap(([accountId, line]) =>
    line.split(', ').map((order) => {
      const [date = '', amount = ''] = order.split(' ');
      return { accountId, date, amount: Number(amount) };
    }),
  );
}

/** A review with other accounts in it: copies of its first one, changed. */
export function withAccounts(
  review: Review,
  changes: ReadonlyArray<{ readonly accountId: string } & Partial<ReviewAccount>>,
): Review {
  const [first] = review.accounts as [ReviewAccount];
  return { ...review, accounts: changes.map((change) => ({ ...first, ...change })) };
}

/** A review of accounts whose net amounts of the period are given. */
export function withAmounts(review: Review, amounts: ReadonlyArray<readonly [string, number]>): Review {
  const [first] = review.accounts as [ReviewAccount];
  return withAccounts(
    review,
    amounts.map(([accountId, amount]) => ({ accountId, purchases: { ...first.purchases, amount } })),
  );
}

export function accountOf(review: Review, id: string): ReviewAccount {
  return review.accounts.find(({ accountId }) => accountId === id) as ReviewAccount;
}

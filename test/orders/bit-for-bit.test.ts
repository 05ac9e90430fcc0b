/** 20,000 orders in any order, split over any shards: the same bits. Naive sums of the same orders differ every time. */
import { describe, expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  emptySummary,
  finishSummary,
  mergeSummaries,
  type SummarizeOptions,
  type SummaryState,
  summarizeOrders,
} from '../../src/index.ts';
import { createRandom } from '../../src/internal/random.ts';
import { AS_OF, badNumbersIn, lazy, type Row, shuffled } from './help.ts';
import { isoOf, sumOf } from './oracle.ts';

/** Mutation testing runs this a thousand times over, on code that is ten times slower: there a tenth must do. */
const isMutated = process.env.STRYKER_MUTATOR_WORKER !== undefined;
const ROWS = isMutated ? 2000 : 20_000;
const SHUFFLES = isMutated ? 10 : 200;
const SHARDINGS = isMutated ? 2 : 10;
const ACCOUNTS = isMutated ? 40 : 300;
const options: SummarizeOptions<Row> = { asOf: AS_OF };
const byOrder: SummarizeOptions<Row> = { ...options, columns: { orderId: 'orderId' } };

interface NumberedRow extends Row {
  readonly account: number;
}

/** Amounts of all sizes, in cents and not, one in twenty a return. */
function manyOrders(): NumberedRow[] {
  const random = createRandom(2026);
  return Array.from({ length: ROWS }, (_, i) => {
    const size = 10 ** (random.below(9) - 4);
    const amount = (random.below(1_000_000) / 100) * size;
    const account = random.below(ACCOUNTS);
    return {
      account,
      accountId: `account-${account}`,
      date: isoOf(20_484 - random.below(700)),
      amount: random.below(20) === 0 ? -amount : amount,
      orderId: i - random.below(3),
    };
  });
}

const rows = lazy(manyOrders);
const whole = lazy(() => summarizeOrders(rows(), options));

/** What adding up the amounts of every account as they come gives. */
function naiveSums(input: readonly NumberedRow[]): string {
  const sums = new Float64Array(ACCOUNTS);
  for (const { account, amount } of input) sums[account] = (sums[account] as number) + amount;
  return sums.join();
}

test('sums are those of exact arithmetic', () => {
  expect(whole()).toHaveLength(ACCOUNTS);
  for (const { accountId, monetary } of whole().slice(0, 50))
    expect(monetary).toBe(
      sumOf(
        rows()
          .filter((row) => row.accountId === accountId)
          .map((row) => row.amount),
      ),
    );
  expect(badNumbersIn(whole())).toEqual([]);
});

test(`${SHUFFLES} shuffles give the same bits, and naive sums never do`, () => {
  const naive = new Set([naiveSums(rows())]);
  const text = JSON.stringify(whole());
  for (let seed = 1; seed <= SHUFFLES; seed++) {
    const mixed = shuffled(rows(), seed);
    naive.add(naiveSums(mixed));
    const found = summarizeOrders(mixed, options);
    // The text tells every bit but the sign of zero.
    if (JSON.stringify(found) !== text || badNumbersIn(found).length > 0)
      expect.fail(`shuffle ${seed} differs`);
    if (seed % 50 === 1) expect(found).toStrictEqual(whole());
  }
  expect(naive.size).toBe(SHUFFLES + 1);
});

describe('shards', () => {
  /** Every row goes to a shard by chance; shards are merged in an order by chance. */
  function sharded(seed: number): SummaryState {
    const random = createRandom(seed);
    const shards: Row[][] = Array.from({ length: 1 + random.below(8) }, () => []);
    for (const row of shuffled(rows(), seed)) shards[random.below(shards.length)]?.push(row);
    const states = shards.map((shard) => addOrders(emptySummary(byOrder), shard, byOrder));
    while (states.length > 1) {
      const [a] = states.splice(random.below(states.length), 1) as [SummaryState];
      const at = random.below(states.length);
      states[at] = mergeSummaries(states[at] as SummaryState, a);
    }
    return states[0] as SummaryState;
  }

  test('by chance give the same state and the same summaries', () => {
    const wholeState = addOrders(emptySummary(byOrder), rows(), byOrder);
    const stored = JSON.stringify(wholeState);
    const finished = JSON.stringify(summarizeOrders(rows(), byOrder));
    for (let seed = 1; seed <= SHARDINGS; seed++) {
      const state = sharded(seed);
      expect(JSON.stringify(state)).toBe(stored);
      const found = finishSummary(state);
      expect(JSON.stringify(found)).toBe(finished);
      if (seed === 1) {
        expect(state).toStrictEqual(wholeState);
        expect(found).toStrictEqual(JSON.parse(finished));
      }
    }
  });

  test('of one order each', () => {
    const few = rows().slice(0, isMutated ? 50 : 300);
    const merged = few
      .map((row) => addOrders(emptySummary(byOrder), [row], byOrder))
      .reduce((a, b) => mergeSummaries(a, b));
    expect(merged).toStrictEqual(addOrders(emptySummary(byOrder), few, byOrder));
    expect(finishSummary(merged)).toStrictEqual(summarizeOrders(few, byOrder));
  });
});

test('histories do not follow the order of the rows', () => {
  const expected = buildHistories(rows(), options);
  for (const seed of [1, 2, 3])
    expect(buildHistories(shuffled(rows(), seed), options)).toStrictEqual(expected);
});

test('columns give the same bits as rows', () => {
  const mixed = shuffled(rows(), 9);
  const table = {
    accountId: Int32Array.from(mixed, (row) => row.account),
    day: Int32Array.from(mixed, (row) => Date.parse(row.date) / 86_400_000),
    amount: Float64Array.from(mixed, (row) => row.amount),
  };
  const found = summarizeOrders(table, { asOf: AS_OF });
  const expected = summarizeOrders(rows(), { asOf: AS_OF });
  expect(new Map(found.map(({ accountId, ...rest }) => [`account-${accountId}`, rest]))).toStrictEqual(
    new Map(expected.map(({ accountId, ...rest }) => [accountId, rest])),
  );
});

/** Books and options of the tests of fits of criteria, kinds and tiers, in every engine. */
import {
  contributionIndex,
  definitionModel,
  type FitCriteriaOptions,
  type FitKindsOptions,
  fourBigs,
  fourCriteria,
  judgeAndSelect,
  scaleGrowthLoyalty,
  valueToFirm,
} from '../../src/index.ts';
import { generator } from '../tiers/support.ts';
import { all, CRITERIA, MIXED, makeBook, SETTINGS } from './criteria-books.ts';
import type { Cell, ColumnType, Engine } from './engines.ts';

/** A row of a book; what has no value is NULL. */
export type Account = Readonly<Record<string, number | string | null>> & { readonly accountId: string };

/** The shipped sets of criteria. */
export const SETS = [
  contributionIndex,
  definitionModel,
  fourBigs,
  fourCriteria,
  judgeAndSelect,
  scaleGrowthLoyalty,
  valueToFirm,
];

/** The columns of every shipped set, and those of {@link makeBook}. */
export const COLUMNS: readonly string[] = [
  ...new Set([
    ...['amount', 'growth', 'delay', 'reach', 'never', 'orders', 'meanOrder'],
    ...SETS.flatMap(({ criteria }) =>
      criteria.flatMap(({ id, field, parts }) =>
        (parts ?? [{ id, field }]).map((part) => part.field ?? part.id),
      ),
    ),
  ]),
];

const blank = (): Record<string, number | null> => Object.fromEntries(COLUMNS.map((name) => [name, null]));

/** Accounts with all columns, of all kinds: shares, ranks, points, money; some known of few accounts. */
function wideBook(seed: number, size: number): Account[] {
  const next = generator(seed);
  return makeBook(seed, size).map((account) => ({
    ...Object.fromEntries(
      COLUMNS.map((name, i): [string, number | null] => {
        if (next() < 0.1 + (i % 7) / 10) return [name, null];
        if (i % 4 === 0) return [name, Math.floor(next() * 9)];
        if (i % 4 === 1) return [name, Math.round(1e6 * next() ** 5) / 100];
        return [name, i % 4 === 2 ? next() * 2 - 1 : next() / 3];
      }),
    ),
    ...account,
  }));
}

const some = (...values: ReadonlyArray<number | null>): Account[] =>
  values.map((value, i) => ({ ...blank(), accountId: `A${i}`, amount: value, growth: value, reach: value }));

/** Books that are hard to fit on. */
export const FIT_BOOKS: Readonly<Record<string, readonly Account[]>> = {
  wide: wideBook(4, 150),
  // More different values than a percentile scale has knots for: none alike, ties in the middle and at the end.
  large: makeBook(6, 2600).map((account, i) => ({
    ...blank(),
    ...account,
    amount: i % 3 === 0 ? 50 : account.amount,
    growth: i % 5 === 0 ? 0.25 : account.growth,
    tenure: i * 7,
    orders: i < 1400 ? 1 : i,
    volatility: i < 2599 ? i / 7 : null,
    // Few enough different values for a knot each, several within a thousandth of the accounts.
    marketShare: i < 2000 ? 0.5 : i,
  })),
  'no account': [],
  'one account': some(3.5),
  'an account without values': some(null),
  'all tied': some(...new Array<number>(33).fill(0.1)),
  'two values': some(...Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? -1 / 3 : null))),
  thirty: some(...Array.from({ length: 30 }, (_, i) => (i * i) / 7 - 20)),
  'twenty-nine': some(...Array.from({ length: 29 }, (_, i) => (i * i) / 7 - 20)),
  // Beside the centre there is no spread; zero has two signs; values at the end of the range.
  extremes: some(1e16, 1e16 + 2, 1e16 + 4, -1e100, 1e100, 0, -0, 5e-324, null),
  'negative and tied': some(...Array.from({ length: 90 }, (_, i) => (i < 60 ? -5 : (i % 7) - 3))),
};

const ladder = [
  [-5, 0],
  [10, 40],
  [1e6, 100],
] as const;

/** Every scale, in one direction and in the other; every shipped set; every kind of weights. */
export const CRITERIA_FITS: ReadonlyArray<readonly [string, FitCriteriaOptions<Account>]> = [
  ...SETTINGS.map(([name, options]) => [name, options as never] as const),
  ['log', { criteria: all('log') }],
  [
    'one column by every scale',
    {
      criteria: (['percentile', 'minMax', 'z', 'robustZ', 'log', 'ladder'] as const).flatMap((normalize) => [
        { id: normalize, field: 'amount', normalize },
        { id: `${normalize} low`, field: 'growth', normalize, better: 'low' as const },
      ]),
      weights: 'equal',
      aggregate: 'topsis',
    },
  ],
  [
    'default scales',
    { criteria: ['amount', 'growth', 'delay', 'tenure', 'orders', 'volatility'].map((id) => ({ id })) },
  ],
  [
    'ladders of the company',
    { criteria: CRITERIA, anchors: { amount: ladder, growth: ladder }, normalize: { growth: 'z' } },
  ],
  ['by hand', { criteria: CRITERIA, weights: { amount: 0, growth: 2, delay: 1, reach: 0.1 } }],
  ['critic', { criteria: MIXED, weights: 'critic' }],
  [
    'judgements',
    {
      criteria: CRITERIA.slice(0, 3),
      weights: {
        ahp: [
          ['amount', 'growth', 3],
          ['amount', 'delay', 9],
          ['growth', 'delay', 1],
        ],
      },
    },
  ],
  [
    'judgements and differences',
    { criteria: CRITERIA.slice(0, 2), weights: { ahp: [['amount', 'growth', 3]], share: 0.3 } },
  ],
  ...SETS.map((criteria) => [criteria.id, { criteria }] as const),
];

/** The columns of a book as a table. */
export const BOOK_COLUMNS: Readonly<Record<string, ColumnType>> = {
  accountId: 'text',
  ...Object.fromEntries(COLUMNS.map((name) => [name, 'double'] as const)),
};

export const bookCells = (book: readonly Account[]): Cell[][] =>
  book.map((account) => Object.keys(BOOK_COLUMNS).map((name) => account[name] ?? null));

export async function loadBook(engine: Engine, table: string, book: readonly Account[]): Promise<void> {
  await engine.load(table, BOOK_COLUMNS, bookCells(book));
}

/** Lines that are learned and lines that are given. */
export const KIND_FITS: readonly FitKindsOptions[] = [
  { sizeField: 'amount', valueField: 'reach' },
  { sizeField: 'amount', valueField: 'amount', cuts: { orders: 3, meanOrder: null, growth: 0.2 } },
];

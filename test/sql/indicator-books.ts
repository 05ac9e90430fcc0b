/** Indicators of the library as rows, statements that select the steps of indicators, and books for the tests in every engine. */
import { buildHistories, type IndicatorId, measureIndicators } from '../../src/index.ts';
import { HISTORY, historySteps } from '../../src/sql/history-steps.ts';
import { type PurchaseSqlOptions, readHistoryOptions } from '../../src/sql/purchase-options.ts';
import { type Column, renderSteps, type Step } from '../../src/sql/statement.ts';
import { amountSteps } from '../../src/sql/warnings/amount-steps.ts';
import {
  indicatorColumns,
  indicatorStep,
  type WarningRequest,
} from '../../src/sql/warnings/indicator-step.ts';
import { orderSizeSteps } from '../../src/sql/warnings/order-size-steps.ts';
import { ordersSteps } from '../../src/sql/warnings/orders-steps.ts';
import { rangeSteps } from '../../src/sql/warnings/range-steps.ts';
import { returnsSteps } from '../../src/sql/warnings/returns-steps.ts';
import { windowSteps } from '../../src/sql/warnings/window-steps.ts';
import { generator } from '../tiers/support.ts';
import type { ColumnType, Engine, ResultRow } from './engines.ts';
import type { Order } from './support.ts';

/** An order with what was bought. */
export interface CategoryOrder extends Order {
  readonly category: string | null;
}

const STEPS = {
  orders: ordersSteps,
  amount: amountSteps,
  returns: returnsSteps,
  orderSize: orderSizeSteps,
  range: rangeSteps,
} satisfies Partial<Record<IndicatorId, (request: WarningRequest) => Step[]>>;

export type WindowIndicator = keyof typeof STEPS;
export const WINDOW_INDICATORS = Object.keys(STEPS) as WindowIndicator[];

export interface IndicatorOptions extends Omit<PurchaseSqlOptions, 'windowDays' | 'bucketDays'> {
  readonly category?: string | null;
}

/** A row an account, with the columns of the indicators: `amountValue`, `rangeTopLost` … */
export function indicatorSql(
  ids: readonly WindowIndicator[],
  { category = null, ...options }: IndicatorOptions,
): string {
  const request: WarningRequest = {
    ...readHistoryOptions('write indicators', options),
    category,
    regularity: null,
  };
  const own = (alias: string, name: string): string => `${alias}.${request.dialect.identifier(name)}`;
  const accounts: Step = {
    name: 'indicatorAccounts',
    note: 'All accounts',
    query: {
      columns: [own('h', 'accountId')],
      from: [{ step: HISTORY }, 'h'],
      groupBy: [own('h', 'accountId')],
    },
  };
  const last: Step = {
    name: 'indicators',
    note: 'The columns of all indicators',
    query: {
      columns: [
        [own('a', 'accountId'), 'accountId'],
        ...ids.flatMap((id, i) =>
          indicatorColumns(id).map(
            (name): Column => [
              name === 'n' ? `COALESCE(${own(`i${i}`, name)}, 0)` : own(`i${i}`, name),
              columnOf(id, name),
            ],
          ),
        ),
      ],
      from: [{ step: 'indicatorAccounts' }, 'a'],
      leftJoins: ids.map((id, i) => [
        indicatorStep(id),
        `i${i}`,
        `${own(`i${i}`, 'accountId')} = ${own('a', 'accountId')}`,
      ]),
    },
  };
  const steps = [
    ...historySteps(request),
    ...windowSteps(request),
    ...ids.flatMap((id) => STEPS[id](request)),
    accounts,
    last,
  ];
  return renderSteps(request.dialect, steps) + (request.dialect.ofManySteps ?? '');
}

function columnOf(id: string, name: string): string {
  return `${id}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The same of the library. */
export function indicatorsInMemory(
  ids: readonly WindowIndicator[],
  orders: readonly CategoryOrder[],
  asOf: string,
  {
    orderIds = false,
    categories = true,
    roster = [],
  }: { orderIds?: boolean; categories?: boolean; roster?: readonly string[] } = {},
): ResultRow[] {
  const histories = buildHistories(orders, {
    asOf,
    roster,
    onProblem: () => undefined,
    columns: {
      ...(orderIds && { orderId: 'orderId' as const }),
      ...(categories && { category: (order: CategoryOrder) => order.category ?? '' }),
    },
  });
  const accounts = histories.map(({ accountId }) => ({ accountId }));
  return measureIndicators(accounts, histories, { asOf, indicators: ids }).map(
    ({ accountId, indicators }) => ({
      accountId,
      ...Object.fromEntries(
        ids.flatMap((id) => {
          const {
            measures,
            missing: _,
            id: __,
            ...fields
          } = indicators[id] as NonNullable<(typeof indicators)[typeof id]>;
          return Object.entries({ ...fields, ...measures }).map(([name, value]) => [
            columnOf(id, name),
            value,
          ]);
        }),
      ),
    }),
  );
}

/** How far a chance may be off; everything else is equal where sums of amounts are exact in doubles, as in the books below. */
export function chanceTolerance(column: string, value: number): number {
  if (column === 'rangeProbability') return 1e-13;
  return column.endsWith('Probability') ? 1e-9 * value + 1e-14 : 0;
}

/** The same for amounts in cents, which are no doubles: what comes from them is off by their dust. */
export function centTolerance(column: string, value: number): number {
  const isMoney = /^(amount|orderSize|returns)(Value|Baseline|LastYear|Usual|Delta)$/.test(column);
  return isMoney ? 1e-12 * Math.max(1, Math.abs(value)) : chanceTolerance(column, value);
}

export async function loadCategoryOrders(
  engine: Engine,
  table: string,
  orders: readonly CategoryOrder[],
  types: { readonly date: ColumnType; readonly amount: ColumnType },
): Promise<void> {
  await engine.load(
    table,
    { accountId: 'text', date: types.date, amount: types.amount, orderId: 'text', category: 'text' },
    orders.map(({ accountId, date, amount, orderId, category }) => [
      accountId,
      date,
      amount,
      orderId,
      category,
    ]),
  );
}

const CATEGORIES = ['Bolts', 'bolts', 'Seals', 'Hoses', '轴承', 'Filters', 'Pumps', '', null] as const;

const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const isoOf = (day: number): string => dayOf(18_993 + day);

/** How the amounts of an account are made. */
const KINDS = [
  'equal',
  'even',
  'uneven',
  'one big',
  'one huge',
  'nearly equal',
  'few sizes',
  'returns',
] as const;

function amountOf(kind: (typeof KINDS)[number], next: () => number, i: number): number {
  if (kind === 'equal') return 120;
  if (kind === 'nearly equal') return 100 + Math.floor(8 * next());
  if (kind === 'few sizes') return [50, 100, 250][Math.floor(3 * next())] as number;
  if (kind === 'one big') return i === 3 ? 90_000 : Math.ceil(400 * next());
  if (kind === 'one huge') return i === 0 ? 900_000 : Math.ceil(900 * next());
  if (kind === 'uneven') return Math.ceil(4 * Math.exp(9 * next())) / 4;
  if (kind === 'returns' && next() < 0.3) return -Math.ceil(400 * next());
  return 200 + Math.floor(100 * next());
}

/**
 * Accounts that buy daily or twice a year, for months or for years, more or less of late: returns, rows of nothing, one large order, equal amounts, several orders a day,
 * order ids that come back on other days. Amounts are multiples of a quarter, so that sums of doubles are exact.
 */
export function windowBook(seed: number, accounts = 160): CategoryOrder[] {
  const next = generator(seed);
  return Array.from({ length: accounts }, (_, account) => {
    const kind = KINDS[Math.floor(next() * KINDS.length)] as (typeof KINDS)[number];
    const [mean, returns, extra] = [3 + 120 * next() ** 3, next() < 0.5 ? 0 : 0.3 * next(), 0.4 * next()];
    const [lively, breadth] = [next() < 0.5 ? 1 : 4 * next(), 1 + Math.floor(CATEGORIES.length * next())];
    const rows: CategoryOrder[] = [];
    let i = 0;
    let order = 0;
    for (
      let day = Math.floor(900 * next() ** 2);
      day < 912;
      day += 1 + Math.floor(-mean * Math.log(1 - next()))
    ) {
      // Of late, an account may buy less often than it did.
      if (day > 820 && next() > lively) continue;
      do {
        const size = amountOf(kind, next, i++);
        const isReturn = next() < returns;
        rows.push({
          accountId: `A${account}`,
          date: isoOf(day),
          amount: next() < 0.02 ? 0 : isReturn ? -size : size,
          orderId: `O${account}-${next() < 0.15 && order > 0 ? order - 1 : order++}`,
          category: CATEGORIES[Math.floor(next() * breadth)] as string | null,
        });
        // Returned at once: a day without a net amount.
        if (next() < 0.03) rows.push({ ...(rows.at(-1) as CategoryOrder), amount: -size });
      } while (next() < extra);
    }
    return rows;
  }).flat();
}

/** The day that {@link amountBook} and {@link edgeBook} are looked at from. */
export const BOOK_DAY = '2025-06-30';
const TODAY = Date.parse(BOOK_DAY) / 86_400_000;

const orderAgo = (accountId: string, age: number, amount: number, category = 'Bolts'): CategoryOrder => ({
  accountId,
  date: dayOf(TODAY - age),
  amount,
  orderId: `${accountId} ${age}`,
  category,
});

/**
 * Accounts by how many days with an amount are in their windows, 1 to 60, and of which kind: compared with last year or with the months before, nothing recent, everything recent,
 * only the smallest amount
 * recent or not, every other one recent. With one amount a thousand others that takes the longest to find the tilt of.
 */
export function amountBook(seed: number): CategoryOrder[] {
  const next = generator(seed);
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 40, 60];
  return KINDS.flatMap((kind) =>
    counts.flatMap((count) =>
      (['year', 'months', 'none', 'all', 'least', 'most', 'half'] as const).flatMap((how) => {
        const accountId = `${kind} ${count} ${how}`;
        const amounts = Array.from({ length: count }, (_, i) => amountOf(kind, next, i));
        const least = amounts.reduce(
          (at, x, i) => (Math.abs(x) < Math.abs(amounts[at] as number) ? i : at),
          0,
        );
        const ages = new Set<number>();
        while (ages.size < count) {
          const isLeast = ages.size === least;
          const isRecent = {
            year: next() < 0.4,
            months: next() < 0.4,
            none: false,
            all: true,
            least: isLeast,
            most: !isLeast,
            half: ages.size % 2 === 0,
          }[how];
          const before = how === 'months' ? 90 + Math.floor(190 * next()) : 365 + Math.floor(90 * next());
          ages.add(isRecent ? Math.floor(90 * next()) : before);
        }
        return [
          orderAgo(accountId, how === 'months' ? 280 : 500, 10),
          ...[...ages].map((age, i) => orderAgo(accountId, age, amounts[i] as number)),
        ];
      }),
    ),
  );
}

/** Accounts whose first purchases and later rows lie on the first and last days of windows, and accounts with hardly a row. */
export function edgeBook(): CategoryOrder[] {
  const firsts = [1, 89, 90, 91, 179, 180, 181, 270, 357, 358, 359, 360, 364, 365, 453, 454, 455, 456, 700];
  const ages = [0, 89, 90, 91, 179, 180, 269, 359, 360, 364, 365, 453, 454, 455];
  const rows = firsts.flatMap((first) => [
    orderAgo(`first ${first}`, first, 100),
    // On the day of the first purchase, and before it: counts in no window of months before.
    orderAgo(`returned ${first}`, first, 100),
    orderAgo(`returned ${first}`, first, -40),
    orderAgo(`returned ${first}`, first + 1, -20),
    ...ages
      .filter((age) => age <= first)
      .flatMap((age, i) => [
        orderAgo(`first ${first}`, age, 10 + i, `C${i % 3}`),
        orderAgo(`returned ${first}`, age, i % 2 === 0 ? -5 : 30, `C${age % 4}`),
      ]),
  ]);
  return [
    ...rows,
    orderAgo('returns only', 10, -5),
    orderAgo('nothing', 10, 0),
    orderAgo('tomorrow', -1, 10),
    orderAgo('long ago', 1500, 10),
    // Seven of ten, at seven tenths of the price: changes of exactly -0.3 and -0.51.
    ...[orderAgo('exactly', 600, 5), orderAgo('cheaper', 600, 5)],
    ...Array.from({ length: 10 }, (_, i) => [
      orderAgo('exactly', 370 + i, 100),
      orderAgo('cheaper', 370 + i, 100),
    ]),
    ...Array.from({ length: 10 }, (_, i) =>
      [orderAgo('exactly', i, 100), orderAgo('cheaper', i, 70)].slice(i < 7 ? 0 : 1),
    ),
  ].flat();
}

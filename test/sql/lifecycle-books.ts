/** Stages of the library as rows, and books from clockwork to chance, for the tests in every engine. */
import {
  assignLifecycle,
  buildHistories,
  fitLifecycle,
  type LifecycleAssignment,
  type LifecycleModel,
  type LifecyclePrevious,
  type LifecycleState,
} from '../../src/index.ts';
import { generator } from '../tiers/support.ts';
import type { Cell, ColumnType, ResultRow } from './engines.ts';
import type { Order } from './support.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface Evaluated {
  readonly accountId: string;
  readonly lifecycle: LifecycleAssignment;
}

/** The evaluation of the library: a row an account of the book or the roster. */
export function evaluate(
  orders: readonly Order[],
  asOf: string,
  model: LifecycleModel,
  roster: string[] = [],
  previous?: readonly LifecyclePrevious[],
): Evaluated[] {
  const histories = buildHistories(orders, { asOf, roster, onProblem: () => undefined });
  const accounts = histories.map(({ accountId }) => ({ accountId }));
  return assignLifecycle(accounts, histories, { asOf, model, previous });
}

const flatState = (state: LifecycleState | null, name: string): ResultRow => ({
  [`${name}AsOf`]: state?.asOf ?? null,
  [`${name}Stage`]: state?.stage ?? null,
  [`${name}Since`]: state?.since ?? null,
  [`${name}Candidate`]: state?.candidate ?? null,
  [`${name}Shrinking`]: state?.shrinking ?? null,
});

/** Stages in the columns of SQL. */
export function flatStages(rows: readonly Evaluated[]): ResultRow[] {
  return rows.map(({ accountId, lifecycle }) => ({
    accountId,
    ...flatState(lifecycle, 'lifecycle'),
    ...Object.fromEntries(
      Object.entries(lifecycle.evidence).map(([name, value]) => [`lifecycle${upper(name)}`, value]),
    ),
    ...flatState(lifecycle.before, 'lifecycleBefore'),
    lifecycleProblem: null,
    lifecycleReasons: lifecycle.reasons.map(({ code }) => code).join(' '),
  }));
}

export function inMemory(
  orders: readonly Order[],
  asOf: string,
  model: LifecycleModel,
  roster: string[] = [],
): ResultRow[] {
  return flatStages(evaluate(orders, asOf, model, roster));
}

/** What a table of stages has that the next evaluation reads. */
export const STATE_COLUMNS: Readonly<Record<string, ColumnType>> = {
  accountId: 'text',
  ...Object.fromEntries(
    ['lifecycle', 'lifecycleBefore'].flatMap((name) => [
      [`${name}AsOf`, 'day'],
      [`${name}Stage`, 'text'],
      [`${name}Since`, 'day'],
      [`${name}Candidate`, 'text'],
      [`${name}Shrinking`, 'boolean'],
    ]),
  ),
};

export const stateRows = (rows: readonly ResultRow[]): Cell[][] =>
  rows.map((row) =>
    Object.keys(STATE_COLUMNS).map((column) => {
      const value = row[column] ?? null;
      return typeof value === 'boolean' ? String(value) : value;
    }),
  );

/** Growth within 1e-11, the quantile of accounts with a shape of their own within 1e-10. */
export const stageTolerance = (column: string, value: number, row: ResultRow): number => {
  if (column === 'lifecycleGrowth') return 1e-11 * Math.max(1, Math.abs(value));
  return column === 'lifecycleQuantileRatio' && Number(row.lifecycleOrders) > 10 ? 1e-10 : 0;
};

export const modelOf = (orders: readonly Order[], asOf: string, options: object = {}): LifecycleModel =>
  fitLifecycle(buildHistories(orders, { asOf, onProblem: () => undefined }), { asOf, ...options });

/** Accounts from clockwork to chance, with few and many orders, whose gaps change of late. */
export function makeOrders(seed: number): Order[] {
  const next = generator(seed);
  return Array.from({ length: 120 }, (_, account) => {
    const [mean, regular, count] = [2 + 90 * next() ** 2, next(), Math.floor(1 + 40 * next() ** 2)];
    let day = Math.floor(500 * next());
    return Array.from({ length: count }, (): Order => {
      const chance = -Math.log(1 - next()) * (next() < 0.05 ? 6 : 1);
      day += Math.floor(mean * (regular + (1 - regular) * chance) * (next() < 0.02 ? 8 : 1));
      return {
        accountId: `A${account}`,
        date: new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10),
        amount: Math.floor(next() * 1000) - 20,
        orderId: null,
      };
    });
  }).flat();
}

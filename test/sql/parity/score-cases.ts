import {
  type AccountSummary,
  applyRfm,
  assignSegments,
  classic125,
  type FitRfmOptions,
  fitRfm,
  kam11,
  type RfmModel,
  rf10,
  type SegmentMap,
  summarizeOrders,
  value3,
  zh8,
} from '../../../src/index.ts';
import { dialectOf } from '../../../src/sql/dialect.ts';
import type { SummarySqlOptions } from '../../../src/sql/index.ts';
import { modelSteps } from '../../../src/sql/model-sql.ts';
import { renderSteps } from '../../../src/sql/statement.ts';
import { readSummaryOptions } from '../../../src/sql/summary-options.ts';
import { summarySteps } from '../../../src/sql/summary-steps.ts';
import { type Order, readBundledBook } from '../support.ts';
import type { CaseEngine, ParityCase } from './case.ts';
import { flatAccount } from './flat.ts';
import { messyBook } from './messy-book.ts';
import { orderTable, reachable } from './summary-cases.ts';

/** Every method and every shape of a model. */
export const METHODS: ReadonlyArray<FitRfmOptions<AccountSummary>> = [
  { method: 'quantile' },
  { method: 'quantile', closed: 'left', bins: 10 },
  { method: 'rank', bins: 4 },
  { method: 'ntile' },
  { method: 'ntile', bins: { recency: 3, frequency: 10, monetary: 2 } },
  { cuts: { recency: [30, 90.5, 180, 365], frequency: [1, 2, 3, 4], monetary: [-10, 0, 0.1, 1e6] } },
  { method: 'naturalBreaks', bins: 3 },
  { method: 'share' },
  { method: 'nested' },
  { method: 'r-rfm' },
  {
    method: { recency: 'ntile', monetary: 'share' },
    weights: { recency: 0.1, frequency: 1 / 3, monetary: 3 },
  },
  {
    values: { length: 'tenure', loss: { value: 'monetary', better: 'low' } },
    weights: { length: 0.7, recency: 0 },
  },
];

/** Orders to summaries, scores and segments in one statement. Further models are further steps. */
export function ordersToSegments(
  name: CaseEngine['dialect'],
  options: Omit<SummarySqlOptions, 'dialect'>,
  model: RfmModel,
  map: SegmentMap | null,
): string {
  const dialect = dialectOf('test', name);
  const steps = summarySteps(readSummaryOptions('test', { ...options, dialect: name }));
  const shared = { dialect, values: {}, reasons: true };
  steps.push(...modelSteps(model, { ...shared, from: { step: 'accounts' } }));
  if (map !== null) steps.push(...modelSteps(map, { ...shared, from: { step: 'rfm' } }));
  return renderSteps(dialect, steps);
}

/** Orders to scores and segments, with models of every kind. */
export function scoreCase(
  book: string,
  orders: readonly Order[],
  asOf: string,
  methods: ReadonlyArray<FitRfmOptions<AccountSummary>>,
  maps: readonly SegmentMap[],
): ParityCase {
  const rules = { asOf, windowDays: 730 } as const;
  const [only, ...more] = methods;
  return {
    name: `${book} book, orders to segments: ${more.length === 0 ? JSON.stringify(only) : `${methods.length} methods`}${maps.length > 1 ? `, maps ${maps.map(({ id }) => id).join(' ')}` : ''}`,
    tables: (engine) => [
      orderTable('orders', reachable(orders, engine), { date: 'day', amount: 'decimal(2)' }),
    ],
    checks: function* (engine) {
      const accounts = summarizeOrders(reachable(orders, engine), {
        ...rules,
        currencyDigits: 2,
        onProblem: () => undefined,
      });
      for (const method of methods) {
        const model = fitRfm(accounts, method);
        const scored = applyRfm(accounts, model);
        const fitting = maps.filter(({ bins }) =>
          model.options.dimensions.slice(0, 3).every((dimension) => dimension.bins === bins),
        );
        for (const map of fitting.length > 0 ? fitting : [null])
          yield {
            sql: ordersToSegments(engine.dialect, { table: 'orders', ...rules }, model, map),
            expected: (map === null ? scored : assignSegments(scored, map)).map(flatAccount),
          };
      }
    },
  };
}

export function scoreCases(): ParityCase[] {
  const bundled = ['bundled', readBundledBook(), '2025-06-30'] as const;
  const messy = ['messy', messyBook(), '2025-12-31'] as const;
  const five = [kam11, classic125, rf10, zh8, value3].filter(({ bins }) => bins === 5);
  const three = [kam11, classic125, rf10, zh8, value3].filter(({ bins }) => bins !== 5);
  return [
    ...METHODS.map((method) => scoreCase(...bundled, [method], [kam11])),
    ...METHODS.map((method) => scoreCase(...messy, [method], [kam11])),
    scoreCase(...bundled, [{ method: 'quantile', bins: 5 }], five),
    ...three.map((map) => scoreCase(...bundled, [{ bins: map.bins }], [map])),
  ];
}

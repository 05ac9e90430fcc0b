/** Orders to scores, segments, classes, tiers and clusters in one statement. */
import {
  type AccountSummary,
  applyAbc,
  applyClusters,
  applyCriteria,
  applyRfm,
  assignSegments,
  buildHistories,
  type Criterion,
  classifyTiers,
  fitAbc,
  fitClusters,
  fitCriteria,
  fitRfm,
  kam11,
  summarizeOrders,
  summarizePurchases,
  type TierScheme,
  tiers5,
} from '../../../src/index.ts';
import { fitSql, pipelineSql } from '../../../src/sql/index.ts';
import { modelSteps } from '../../../src/sql/model-sql.ts';
import { readPurchaseOptions } from '../../../src/sql/purchase-options.ts';
import { PURCHASE_PROFILES, purchaseSteps } from '../../../src/sql/purchase-steps.ts';
import { renderSteps, type Step } from '../../../src/sql/statement.ts';
import type { Cell, ColumnType, ResultRow } from '../engines.ts';
import { flatCriteria } from '../stand-support.ts';
import { flatSummary, type Order, readBundledBook } from '../support.ts';
import { flatTier } from '../tier-books.ts';
import type { CaseTable, ParityCase } from './case.ts';
import { flatAccount } from './flat.ts';
import { messyBook } from './messy-book.ts';
import { orderTable, reachable } from './summary-cases.ts';

/** Columns that say how a result came about; tests of the models compare them. */
const withoutParts = (rows: readonly ResultRow[]): ResultRow[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(([name]) => !/Contribution$|Gates(Margin)?$|Scaled$|Squared$/.test(name)),
    ),
  );

const CRITERIA: readonly Criterion[] = [
  { id: 'monetary', normalize: 'percentile', weight: 3 },
  { id: 'frequency', normalize: 'minMax' },
  { id: 'recency', normalize: 'z', better: 'low' },
];

const SCHEME: TierScheme = {
  ...tiers5,
  mode: 'score',
  coverage: { least: 0.6, cap: 'platinum' },
  vetoes: [{ id: 'returns', when: { field: 'returnsCount', op: '>', value: 3 }, cap: 'silver' }],
  protection: { field: 'tenure', days: 90, floor: 'white_platinum' },
};

/** Accounts as `summarySql` gives them. */
function accountTable(name: string, accounts: readonly AccountSummary[]): CaseTable {
  const rows = accounts.map(flatSummary);
  const columns = Object.fromEntries(
    Object.keys(rows[0] ?? {}).map((column): [string, ColumnType] => [
      column,
      column === 'accountId'
        ? 'text'
        : column.endsWith('Date')
          ? 'day'
          : /^(monetary|averageOrderValue|returnsAmount)$/.test(column)
            ? 'double'
            : 'integer',
    ]),
  );
  return { name, columns, rows: rows.map((row) => Object.values(row) as Cell[]) };
}

/** `pipelineSql` with a model of every kind, and the fits that it starts from, over the orders themselves. */
export function pipelineCase(name: string, orders: readonly Order[], asOf: string): ParityCase {
  const rules = { asOf, windowDays: 730 } as const;
  const summed = (rows: readonly Order[]): AccountSummary[] =>
    summarizeOrders(rows, { ...rules, currencyDigits: 2, onProblem: () => undefined });
  return {
    name: `${name} book, a pipeline of every kind of model, and its fits from orders`,
    tables: (engine) => [
      orderTable('orders', reachable(orders, engine), { date: 'day', amount: 'decimal(2)' }),
      accountTable('accounts', summed(reachable(orders, engine))),
    ],
    checks: ({ dialect, ...engine }) => {
      const accounts = summed(reachable(orders, { dialect, ...engine }));
      const flat = accounts.map((account) => ({ ...account, returnsCount: account.returns.count }));
      const rfm = fitRfm(accounts, { method: { monetary: 'share', recency: 'ntile' } });
      const abc = fitAbc(accounts);
      const criteria = fitCriteria(flat, { criteria: CRITERIA });
      const clusters = fitClusters(flat, { k: 4, features: ['recency', 'frequency', 'monetary'] });
      const source = { dialect, orders: { table: 'orders', ...rules } } as const;
      const scored = assignSegments(applyRfm(flat, rfm), kam11);
      const expected = applyClusters(
        classifyTiers(applyCriteria(applyAbc(scored, abc), criteria), SCHEME),
        clusters,
      ).map(({ abc, criteria, tier, cluster, returnsCount: _, ...account }) => ({
        ...flatAccount(account),
        abcClass: abc.class,
        abcReasons: abc.reasons.map(({ code }) => code).join(' '),
        ...flatCriteria(criteria),
        ...flatTier(tier),
        clusterId: cluster.id,
        clusterLabel: cluster.label,
        clusterDistance: cluster.distance,
        clusterMargin: cluster.margin,
        clusterNext: cluster.next,
        clusterReasons: cluster.reasons.map(({ code }) => code).join(' '),
      }));
      const fits = [
        { fit: fitSql({ kind: 'rfm', method: { monetary: 'share', recency: 'ntile' } }, source), model: rfm },
        { fit: fitSql({ kind: 'abc' }, source), model: abc },
      ];
      return [
        ...fits.map(({ fit, model }) => ({
          sql: fit.sql,
          read: (rows: readonly ResultRow[]) => [{ model: JSON.stringify(fit.finish(rows)) }],
          expected: [{ model: JSON.stringify(model) }],
        })),
        {
          sql: pipelineSql({
            ...source,
            models: [rfm, kam11, abc, criteria, SCHEME, clusters],
            reasons: true,
          }),
          expected,
          read: withoutParts,
          // Logarithms of the scaling.
          within: (column) => (/^cluster(Distance|Margin)$/.test(column) ? 1e-9 : 0),
        },
        {
          sql: pipelineSql({ dialect, from: 'accounts', models: [rfm, kam11, abc], reasons: true }),
          expected: applyAbc(scored, abc).map(({ abc, returnsCount: _, ...account }) => ({
            ...flatAccount(account),
            abcClass: abc.class,
            abcReasons: abc.reasons.map(({ code }) => code).join(' '),
          })),
        },
      ];
    },
  };
}

const PROFILE_CRITERIA: readonly Criterion[] = [
  { id: 'amount', normalize: 'log', weight: 3 },
  { id: 'repurchaseRate', normalize: 'minMax' },
  { id: 'tenure', normalize: 'z' },
  { id: 'volatility', normalize: 'robustZ', better: 'low' },
  { id: 'growth', normalize: 'ladder' },
  { id: 'medianGap', normalize: 'percentile', better: 'low' },
];

/** Purchase profiles, criteria, a scheme, clusters: what is decided is equal; scores are within 1e-9, as the profiles have rounded money. */
export function profileCase(name: string, orders: readonly Order[], asOf: string): ParityCase {
  return {
    name: `${name} book, orders to profiles, criteria, tiers and clusters`,
    tables: (engine) => [
      orderTable('criteria', reachable(orders, engine), { date: 'day', amount: 'decimal(2)' }),
    ],
    checks: (engine) => {
      const columns = { orderId: 'orderId' } as const;
      const profiles = summarizePurchases(
        buildHistories(reachable(orders, engine), { asOf, columns, onProblem: () => undefined }),
        { asOf },
      );
      const criteria = fitCriteria(profiles, { criteria: PROFILE_CRITERIA });
      const scheme: TierScheme = {
        ...SCHEME,
        vetoes: [{ id: 'returns', when: { field: 'returnShare', op: '>', value: 0.2 }, cap: 'silver' }],
      };
      const clusters = fitClusters(profiles, { k: 4, features: ['amount', 'tenure', 'repurchaseRate'] });
      const request = readPurchaseOptions('test', {
        dialect: engine.dialect,
        table: 'criteria',
        columns,
        asOf,
      });
      const steps: Step[] = purchaseSteps(request);
      for (const model of [criteria, scheme, clusters])
        steps.push(
          ...modelSteps(model, {
            dialect: request.dialect,
            from: { step: steps.at(-1)?.name ?? PURCHASE_PROFILES },
            values: {},
            reasons: true,
          }),
        );
      const names = 'accountId tierId tierBy tierReasons clusterId criteriaScore criteriaCoverage'.split(' ');
      return [
        {
          sql: renderSteps(request.dialect, steps),
          expected: applyClusters(classifyTiers(applyCriteria(profiles, criteria), scheme), clusters).map(
            ({ accountId, criteria, tier, cluster }) => ({
              accountId,
              tierId: tier.id,
              tierBy: tier.by,
              tierReasons: tier.reasons.map(({ code }) => code).join(' '),
              clusterId: cluster.id,
              criteriaScore: criteria.score,
              criteriaCoverage: criteria.coverage,
            }),
          ),
          read: (rows) =>
            rows.map((row) => Object.fromEntries(names.map((column) => [column, row[column] ?? null]))),
          within: (column) => (column === 'criteriaScore' ? 1e-9 : 0),
        },
      ];
    },
  };
}

export function pipelineCases(): ParityCase[] {
  const bundled = readBundledBook();
  const messy = messyBook();
  return [
    pipelineCase('bundled', bundled, '2025-06-30'),
    pipelineCase('messy', messy, '2025-12-31'),
    profileCase('bundled', bundled, '2025-12-31'),
    profileCase('messy', messy, '2025-12-31'),
  ];
}

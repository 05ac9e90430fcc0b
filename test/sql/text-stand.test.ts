/** The text of criteria, tiers, clusters, purchase profiles, stages and warnings in every dialect: read by a parser of the dialect, and kept as it is. */
import { parse } from '@polyglot-sql/sdk';
import { describe, expect, test } from 'vitest';
import {
  fitClusters,
  fitCriteria,
  fitLifecycle,
  fitTiers,
  kamRules,
  type TierScheme,
} from '../../src/index.ts';
import { DIALECTS } from '../../src/sql/dialect.ts';
import { lifecycleSql, modelSql, purchasesSql, warningsSql } from '../../src/sql/index.ts';
import { thresholdRules } from './warning-books.ts';

const accounts = Array.from({ length: 12 }, (_, n) => ({
  accountId: `A${n}`,
  amount: n * n,
  growth: n / 10,
  delay: 12 - n,
  age: 30 * n,
  region: 'north',
  leader: true,
}));

/** As many values as take a scale beyond CASEs: below 0, with exponents. */
const many = Array.from({ length: 70 }, (_, n) => ({ amount: (n - 30) ** 3 / 1e7 }));

const scheme: TierScheme = {
  kind: 'tier-scheme',
  version: 1,
  id: 'own',
  mode: 'both',
  scoreField: 'points',
  tiers: [
    {
      id: 'key',
      rank: 1,
      score: { from: 62.4 },
      quota: { accounts: 2 },
      gates: [
        {
          anyOf: [
            { field: 'amount', op: '>=', value: 25 },
            { field: 'leader', op: '=', value: true },
          ],
        },
      ],
    },
    { id: 'other', rank: 2, score: { below: 62.4 } },
  ],
  entry: [{ field: 'region', op: '=', value: "so'uth" }],
  vetoes: [{ id: 'late', when: { field: 'delay', op: '>', value: 90 }, cap: 'other' }],
  protection: { field: 'age', days: 90, floor: 'other' },
};

/** Rules of warnings whose text is kept. */
const KEPT = ['ages', 'byTier', 'fade', 'signals'];

function statements(dialect: (typeof DIALECTS)[number]): Record<string, string> {
  const orders = {
    dialect,
    table: ['sales', "quarter's orders"],
    columns: { accountId: 'customer', date: 'ordered at', amount: 'net', orderId: 'no' },
    asOf: '2026-01-31',
    dateType: 'instant',
    roster: { table: 'crm', accountId: 'id' },
  } as const;
  const criteria = fitCriteria(accounts, {
    criteria: [
      { id: 'size', parts: [{ id: 'amount', normalize: 'log' }, { id: 'growth' }] },
      { id: 'delay', better: 'low', normalize: 'percentile' },
    ],
    aggregate: 'topsis',
  });
  const tiers = fitTiers(
    accounts.map((account) => ({ ...account, region: "so'uth", points: account.amount / 2 })),
    scheme,
  );
  const clusters = fitClusters(accounts, {
    k: 3,
    features: ['amount', 'growth'],
    minSize: 1,
    missing: 'median',
  });
  const ranks = fitClusters(accounts, { k: 2, features: ['amount'], minSize: 1, scaling: 'rank' });
  const stages = fitLifecycle([], { asOf: '2026-01-31' });
  const options = { dialect, from: ['sales', 'accounts'], reasons: true } as const;
  const knots = fitCriteria(many, { criteria: [{ id: 'amount', normalize: 'percentile' }] });
  const every = thresholdRules();
  const warned = {
    columns: { ...orders.columns, category: 'goods' },
    regularity: { shape: 1.7, meanGap: 40, medianGap: 28, priorGaps: 2.5, pairs: 90, notices: [] },
    roster: { ...orders.roster, tier: 'class', value: 'worth' },
    reasons: true,
  } as const;
  return {
    criteria: modelSql(criteria, options),
    knots: modelSql(knots, options),
    tiers: modelSql(tiers, options),
    clusters: modelSql(clusters, options),
    ranks: modelSql(ranks, options),
    purchases: purchasesSql(orders),
    lifecycle: lifecycleSql(stages, { ...orders, reasons: true }),
    later: lifecycleSql(stages, { ...orders, reasons: true, previous: { table: ['crm', 'stages'] } }),
    warnings: warningsSql(every, { ...orders, ...warned }),
    // Without the long polynomials of quantiles.
    kept: warningsSql(
      { ...every, rules: every.rules.filter(({ id }) => KEPT.includes(id)) },
      { ...orders, ...warned },
    ),
    kam: warningsSql(kamRules, { ...orders, ...warned, evidence: true }),
  };
}

describe.each(DIALECTS)('%s', (dialect) => {
  test('every statement is one, and always the same', async () => {
    const all = statements(dialect);
    const again = statements(dialect);
    for (const [name, sql] of Object.entries(all)) {
      const { success, error } = parse(sql, dialect as Parameters<typeof parse>[1]);
      expect(success, `${name}: ${error}`).toBe(true);
      expect(sql).toBe(again[name]);
    }
    const { criteria, knots, tiers, purchases, later = '', kept } = all;
    // The steps before hold logarithms, whose last digits differ from one version of Node to the next.
    const judged = later.slice(later.indexOf('-- Stages: the first rule'));
    const shown = (...texts: Array<string | undefined>): string =>
      texts.join('\n').replaceAll(/(?<=')\t\n[^']+(?=')/g, '(white space)');
    await expect(shown(criteria, knots, tiers, purchases, judged)).toMatchFileSnapshot(
      `text/stand-${dialect}.sql`,
    );
    await expect(shown(kept)).toMatchFileSnapshot(`text/warnings-${dialect}.sql`);
  });
});

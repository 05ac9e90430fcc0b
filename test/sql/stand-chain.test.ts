/** Orders to tiers and clusters in one statement: purchase profiles, criteria, a scheme, clusters. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  applyClusters,
  applyCriteria,
  buildHistories,
  classifyTiers,
  fitClusters,
  fitCriteria,
  summarizePurchases,
  type TierScheme,
  tiers5,
} from '../../src/index.ts';
import { modelSteps } from '../../src/sql/model-sql.ts';
import { readPurchaseOptions } from '../../src/sql/purchase-options.ts';
import { PURCHASE_PROFILES, purchaseSteps } from '../../src/sql/purchase-steps.ts';
import { renderSteps, type Step } from '../../src/sql/statement.ts';
import { byAccount, type Engine, EXECUTED, engineOf } from './engines.ts';
import { loadOrders, readBundledBook } from './support.ts';

const asOf = '2025-12-31';
const book = readBundledBook();
const profiles = summarizePurchases(
  buildHistories(book, { asOf, columns: { orderId: 'orderId' }, onProblem: () => undefined }),
  { asOf },
);

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    // The name of a step: the steps make way for it.
    await loadOrders(engine, 'criteria', book, { date: 'day', amount: 'decimal(2)' });
  }, 60_000);

  test('every account as in memory', async () => {
    const criteria = fitCriteria(profiles, {
      criteria: [
        { id: 'amount', normalize: 'log', weight: 3 },
        { id: 'repurchaseRate', normalize: 'minMax' },
        { id: 'tenure', normalize: 'z' },
        { id: 'volatility', normalize: 'robustZ', better: 'low' },
        { id: 'growth', normalize: 'ladder' },
        { id: 'medianGap', normalize: 'percentile', better: 'low' },
      ],
    });
    const scheme: TierScheme = {
      ...tiers5,
      mode: 'score',
      coverage: { least: 0.6, cap: 'platinum' },
      vetoes: [{ id: 'returns', when: { field: 'returnShare', op: '>', value: 0.2 }, cap: 'silver' }],
      protection: { field: 'tenure', days: 90, floor: 'white_platinum' },
    };
    const clusters = fitClusters(profiles, { k: 4, features: ['amount', 'tenure', 'repurchaseRate'] });

    const request = readPurchaseOptions('test', {
      dialect,
      table: 'criteria',
      columns: { orderId: 'orderId' },
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
    const found = byAccount(await engine.query(renderSteps(request.dialect, steps)));
    const expected = applyClusters(classifyTiers(applyCriteria(profiles, criteria), scheme), clusters);
    expect(
      found.map(({ tierId, tierBy, tierReasons, clusterId }) => [tierId, tierBy, tierReasons, clusterId]),
    ).toEqual(
      expected.map(({ tier, cluster }) => [
        tier.id,
        tier.by,
        tier.reasons.map(({ code }) => code).join(' '),
        cluster.id,
      ]),
    );
    expected.forEach(({ criteria: { score, coverage } }, i) => {
      expect(Math.abs(Number(found[i]?.criteriaScore) - (score ?? 0))).toBeLessThan(1e-9);
      expect(found[i]?.criteriaCoverage).toBe(coverage);
    });
    expect(new Set(found.map(({ tierId }) => tierId)).size).toBeGreaterThan(2);
  });
});

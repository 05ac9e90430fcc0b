/**
 * Row by row against R's package rfm 0.3.0 (R 4.2.2), as run on synthetic orders: see test/golden/README.md. No mismatch is
 * allowed, and values are compared bit for bit.
 */
import { describe, expect, test } from 'vitest';
import {
  type AccountSummary,
  applyRfm,
  assignSegments,
  type FitRfmOptions,
  fitRfm,
  type RfmModel,
  type SegmentMap,
  scoreRfm,
  summarizeOrders,
  summarizeSegments,
} from '../../src/index.ts';
import { tests, vignette } from './r-rules.ts';
import { bookOf, type FullRow, goldenCsv, goldenJson, once } from './support.ts';

const accountsOf = once(() =>
  summarizeOrders(goldenCsv('rfm-r/synth_orders.csv'), {
    asOf: '2024-01-01',
    columns: { accountId: 'customer_id', date: 'order_date', amount: (order) => Number(order.revenue) },
    returns: 'count',
    future: 'keep',
  }),
);

const CASES: ReadonlyArray<readonly [string, FitRfmOptions<AccountSummary>]> = [
  ['ref_synth_b3.csv', { method: 'r-rfm', bins: 3 }],
  ['ref_synth_b4.csv', { method: 'r-rfm', bins: 4 }],
  ['ref_synth_b5.csv', { method: 'r-rfm' }],
  ['ref_synth_b10.csv', { method: 'r-rfm', bins: 10 }],
  [
    'ref_synth_custom.csv',
    {
      method: 'r-rfm',
      cuts: { recency: [10, 30, 60, 120], frequency: [3, 5, 8, 12], monetary: [300, 600, 1000, 1500] },
    },
  ],
];

/** The cuts of a dimension in ascending order, as R prints its breaks. */
function breaksOf(model: RfmModel, dimension: number): number[] {
  return (model.fitted.dimensions[dimension]?.cuts ?? []).map(({ value }) => value).sort((a, b) => a - b);
}

/** R's `rfm_score`: 100 R + 10 F + M. */
function numberOf(rfm: {
  recency: number | null;
  frequency: number | null;
  monetary: number | null;
}): number {
  return 100 * (rfm.recency ?? 0) + 10 * (rfm.frequency ?? 0) + (rfm.monetary ?? 0);
}

test('the orders come out as the 1,131 accounts of R, amounts to the last bit', () => {
  const golden = goldenCsv('rfm-r/ref_synth_b5.csv');
  expect(golden).toHaveLength(1131);
  expect(accountsOf().map((a) => [a.accountId, a.recency, a.frequency, a.monetary])).toEqual(
    golden.map((row) => [
      row.customer_id,
      Number(row.recency_days),
      Number(row.transaction_count),
      Number(row.amount),
    ]),
  );
});

describe.each(CASES)('%s', (file, options) => {
  const golden = goldenCsv(`rfm-r/${file}`);
  const learn = () => fitRfm(accountsOf(), options);

  test('every row has the scores of R', () => {
    const ours = applyRfm(accountsOf(), learn()).map(({ accountId, rfm }) => [
      accountId,
      rfm.recency,
      rfm.frequency,
      rfm.monetary,
      numberOf(rfm),
    ]);
    expect(golden).toHaveLength(1131);
    expect(ours).toEqual(
      golden.map((row) => [
        row.customer_id,
        Number(row.recency_score),
        Number(row.frequency_score),
        Number(row.monetary_score),
        Number(row.rfm_score),
      ]),
    );
  });

  test('the breaks are those of R, bit for bit', () => {
    const model = learn();
    const table = goldenCsv('rfm-r/ref_synth_thresholds.csv').filter((row) => row.case === file);
    for (const [d, name] of ['recency', 'frequency', 'monetary'].entries()) {
      const lower = table.map((row) => Number(row[`${name}_lower`]));
      const upper = table.map((row) => Number(row[`${name}_upper`]));
      expect(breaksOf(model, d)).toEqual(upper.slice(0, -1));
      expect(breaksOf(model, d)).toEqual(lower.slice(1));
      const values = accountsOf().map((a) => a[name as 'recency'] as number);
      expect([Math.min(...values), Math.max(...values) + 1]).toEqual([lower[0], upper.at(-1)]);
    }
  });

  test('the bands count the rows of R', () => {
    const model = learn();
    for (const [d, name] of ['recency', 'frequency', 'monetary'].entries())
      for (const { score, count } of model.fitted.dimensions[d]?.bands ?? [])
        expect(count).toBe(golden.filter((row) => Number(row[`${name}_score`]) === score).length);
  });
});

const RULE_SETS: ReadonlyArray<readonly [string, SegmentMap]> = [
  ['vignette', vignette],
  ['tests', tests],
];

describe.each(RULE_SETS)('the published rules of the %s', (name, map) => {
  test.each([2, 4])('give every row of case %i its segment', (index) => {
    const [file, options] = CASES[index] as (typeof CASES)[number];
    const rows = assignSegments(scoreRfm(accountsOf(), options), map);
    const golden = goldenCsv(`rfm-r/${file}`).map((row) => row[`segment_${name}`]);
    expect(golden.every((segment) => segment !== undefined && segment !== '')).toBe(true);
    expect(rows.map(({ segment }) => (segment.id === 'other' ? 'Others' : segment.id))).toEqual(golden);
  });

  test('give the segment table and the medians', () => {
    const table = summarizeSegments(assignSegments(scoreRfm(accountsOf(), { method: 'r-rfm' }), map));
    const byName = new Map(table.map((summary) => [summary.id === 'other' ? 'Others' : summary.id, summary]));
    const totals = goldenCsv(`rfm-r/ref_synth_b5_segsummary_${name}.csv`);
    expect(totals).toHaveLength(byName.size);
    for (const { segment = '', customers, orders, revenue, aov } of totals) {
      const ours = byName.get(segment);
      expect([segment, ours?.accounts, ours?.orders]).toEqual([segment, Number(customers), Number(orders)]);
      expect(Math.abs((ours?.revenue ?? 0) / Number(revenue) - 1)).toBeLessThan(1e-15);
      // R rounds the average order value to cents.
      expect(Math.round((ours?.averageOrderValue ?? 0) * 100) / 100).toBe(Number(aov));
    }
    const medians = goldenCsv(`rfm-r/ref_synth_b5_segmedian_${name}.csv`);
    expect(medians).toHaveLength(byName.size);
    for (const { segment = '', median_recency, median_frequency, median_monetary } of medians) {
      const ours = byName.get(segment);
      expect([segment, ours?.medianRecency, ours?.medianFrequency, ours?.medianMonetary]).toEqual([
        segment,
        Number(median_recency),
        Number(median_frequency),
        Number(median_monetary),
      ]);
    }
  });
});

test('the mean amounts by frequency and recency score are those of its heat map', () => {
  const cells = new Map<string, number[]>();
  for (const { rfm, monetary } of scoreRfm(accountsOf(), { method: 'r-rfm' })) {
    const key = `${rfm.frequency},${rfm.recency}`;
    cells.set(key, [...(cells.get(key) ?? []), monetary]);
  }
  const golden = goldenCsv('rfm-r/ref_synth_b5_heatmap.csv');
  expect(golden).toHaveLength(cells.size);
  for (const { frequency_score, recency_score, monetary } of golden) {
    const amounts = cells.get(`${frequency_score},${recency_score}`) ?? [];
    const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
    expect(Math.abs(mean / Number(monetary) - 1)).toBeLessThan(1e-12);
  }
});

interface SmallCase {
  readonly bins: number;
  readonly recency: readonly number[];
  readonly count: readonly number[];
  readonly amount: readonly number[];
  readonly R: readonly number[];
  readonly F: readonly number[];
  readonly M: readonly number[];
  readonly rBreaks: readonly number[];
  readonly fBreaks: readonly number[];
  readonly mBreaks: readonly number[];
}

describe('400 small books: ties, decimals, negatives, 1 to 120 accounts, 2 to 10 bins', () => {
  const cases = goldenJson<SmallCase[]>('rfm-r/ref_cases_400.json');

  test('all are there', () => {
    expect(cases).toHaveLength(400);
    expect([...new Set(cases.map(({ bins }) => bins))].sort((a, b) => a - b)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(cases.some(({ recency }) => recency.length === 1)).toBe(true);
    expect(cases.some(({ amount }) => amount.some((value) => value < 0))).toBe(true);
  });

  test('scores and breaks are those of R, bit for bit', () => {
    cases.forEach(({ bins, recency, count, amount, R, F, M, rBreaks, fBreaks, mBreaks }, number) => {
      const book: FullRow[] = bookOf(recency).map((row, i) => ({
        ...row,
        frequency: count[i] as number,
        monetary: amount[i] as number,
      }));
      const model = fitRfm(book, { method: 'r-rfm', bins });
      const scores = applyRfm(book, model).map(({ rfm }) => rfm);
      expect({
        number,
        R: scores.map((rfm) => rfm.recency),
        F: scores.map((rfm) => rfm.frequency),
        M: scores.map((rfm) => rfm.monetary),
        breaks: [0, 1, 2].map((d) => breaksOf(model, d)),
      }).toEqual({ number, R, F, M, breaks: [rBreaks, fBreaks, mBreaks] });
    });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/internal/random.ts';
import { wilsonInterval } from '../../src/internal/rate.ts';
import { detectionOf } from '../../src/warnings/metrics.ts';
import { averagePrecisionInterval } from '../../src/warnings/metrics-bootstrap.ts';
import { clusteredRate, ratioOf, relativeEstimate } from '../../src/warnings/metrics-clusters.ts';
import { calibrationOf } from '../../src/warnings/metrics-probability.ts';
import { averagePrecision, rocAuc, weightedAuc } from '../../src/warnings/metrics-ranking.ts';

const each = (n: number) => Array.from({ length: n }, (_, i) => i);
const ranked = (scores: readonly number[], events: readonly number[]) => ({
  scores,
  events,
  accounts: each(scores.length),
});

/** Few distinct scores, so that there are ties. */
const cases = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean(), fc.integer({ min: 0, max: 5 })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((rows) => ({
    scores: rows.map(([score]) => score),
    events: rows.map(([, event]) => (event ? 1 : 0)),
    accounts: rows.map(([, , account]) => account),
  }));

/** Every pair of one that happened and one that did not. */
function pairwise(
  scores: readonly number[],
  events: readonly number[],
  weights: readonly number[],
): number | null {
  let won = 0;
  let all = 0;
  for (let i = 0; i < scores.length; i++)
    for (let j = 0; j < scores.length; j++) {
      if (events[i] !== 1 || events[j] !== 0) continue;
      const weight = (weights[i] as number) * (weights[j] as number);
      const [a, b] = [scores[i] as number, scores[j] as number];
      won += weight * (a > b ? 1 : a === b ? 0.5 : 0);
      all += weight;
    }
  return all === 0 ? null : won / all;
}

describe('the area under the ROC curve', () => {
  test('is that of scikit-learn on the example of its manual', () => {
    expect(rocAuc(ranked([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).auc).toBe(0.75);
  });

  test('is the share of pairs in order, ties half, also with weights', () => {
    fc.assert(
      fc.property(cases, ({ scores, events, accounts }) => {
        const { auc } = rocAuc({ scores, events, accounts });
        const expected = pairwise(
          scores,
          events,
          scores.map(() => 1),
        );
        if (expected === null) expect(auc).toBeNull();
        else expect(auc).toBeCloseTo(expected, 12);
        const weights = accounts.map((account) => account + 1);
        const weighted = pairwise(scores, events, weights);
        const found = weightedAuc(scores, events, weights);
        if (weighted === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(weighted, 12);
      }),
    );
  });

  test('has the standard error of DeLong with one row an account', () => {
    // By hand: placements of events 1, 1, .5 (of 2 others), of others 1, 2/3.
    const { auc, error } = rocAuc(ranked([5, 4, 2, 1, 3], [1, 1, 1, 0, 0]));
    expect(auc).toBeCloseTo(5 / 6, 12);
    const v10 = [1, 1, 0.5].map((v) => (v - 5 / 6) ** 2).reduce((a, b) => a + b) / 2;
    const v01 = [1, 2 / 3].map((v) => (v - 5 / 6) ** 2).reduce((a, b) => a + b) / 1;
    expect(error).toBeCloseTo(Math.sqrt(v10 / 3 + v01 / 2), 12);
  });

  test('copied rows of an account add no certainty, copied accounts do', () => {
    const scores = [5, 2, 2, 1, 3, 4];
    const events = [1, 1, 0, 0, 1, 0];
    const twice = <T>(list: readonly T[]) => [...list, ...list];
    const once = rocAuc(ranked(scores, events));
    const copied = rocAuc({ scores: twice(scores), events: twice(events), accounts: twice(each(6)) });
    expect(copied.error).toBeCloseTo(once.error as number, 12);
    const more = rocAuc(ranked(twice(scores), twice(events)));
    expect(more.error as number).toBeLessThan(0.75 * (once.error as number));
  });

  test('has an interval that holds the truth about 95 times in 100', () => {
    const random = createRandom(3);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
    // Two normals one deviation apart: the area is Φ(1/√2) = .7602.
    let inside = 0;
    for (let round = 0; round < 400; round++) {
      const events = each(80).map((i) => i % 2);
      const { interval } = rocAuc(
        ranked(
          events.map((event) => normal() + event),
          events,
        ),
      );
      if ((interval?.lower ?? 1) <= 0.76025 && 0.76025 <= (interval?.upper ?? 0)) inside++;
    }
    expect(inside / 400).toBeGreaterThan(0.92);
    expect(inside / 400).toBeLessThan(0.98);
  });

  test('knows that rows of one account go together: its error is how much the area varies', () => {
    const random = createRandom(9);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
    const rounds = each(300).map(() => {
      const level = each(25).map(() => 2 * normal());
      const accounts = each(50).map((i) => i >> 1);
      const events = each(50).map((i) => i % 2);
      const scores = each(50).map((i) => (level[i >> 1] as number) + (i % 2) + 0.5 * normal());
      return rocAuc({ scores, events, accounts });
    });
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b) / list.length;
    const areas = rounds.map(({ auc }) => auc as number);
    const spread = Math.sqrt(mean(areas.map((auc) => (auc - mean(areas)) ** 2)));
    expect(mean(rounds.map(({ error }) => error as number)) / spread).toBeCloseTo(1, 0.7);
  });

  test('is null without both kinds', () => {
    expect(rocAuc(ranked([1, 2], [1, 1]))).toEqual({ auc: null, error: null, interval: null });
    expect(rocAuc(ranked([], []))).toEqual({ auc: null, error: null, interval: null });
  });
});

describe('average precision', () => {
  test('is that of scikit-learn on the example of its manual', () => {
    expect(averagePrecision([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBeCloseTo(0.8333333333333333, 12);
  });

  test('counts ties as one place: all alike is the base rate', () => {
    expect(averagePrecision([1, 1, 1, 1], [1, 0, 0, 0])).toBe(0.25);
    expect(averagePrecision([1, 2], [0, 0])).toBeNull();
  });

  test('has the same bootstrap interval every time, around it', () => {
    const events = each(60).map((i) => (i % 3 === 0 ? 1 : 0));
    const rows = ranked(
      each(60).map((i) => (i * 7) % 31),
      events,
    );
    const interval = averagePrecisionInterval(rows);
    const value = averagePrecision(rows.scores, events) as number;
    expect(interval).toEqual(averagePrecisionInterval(rows));
    expect(interval?.lower).toBeLessThan(value);
    expect(interval?.upper).toBeGreaterThan(value);
  });
});

describe('calibration', () => {
  test('has the Brier score of the example in the manual of scikit-learn', () => {
    expect(calibrationOf([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0])?.brier).toBeCloseTo(0.0375, 12);
  });

  test('measures the distance by bins of equal count', () => {
    const probabilities = each(100).map((i) => (i < 50 ? 0.2 : 0.6));
    const events = each(100).map((i) => (i % 10 < (i < 50 ? 2 : 9) ? 1 : 0));
    const found = calibrationOf(probabilities, events);
    expect(found?.bins).toHaveLength(10);
    expect(found?.error).toBeCloseTo(0.15, 12);
    expect(found?.baseRate).toBe(0.55);
    expect(found?.meanForecast).toBeCloseTo(0.4, 12);
    expect(found?.brierOfBaseRate).toBeCloseTo(0.2475, 12);
  });

  test('tells what a perfect forecast would score by chance', () => {
    const random = createRandom(1);
    const probabilities = each(2000).map(() => random.unit());
    const errors = each(40).map(() =>
      calibrationOf(
        probabilities,
        probabilities.map((p) => (random.unit() < p ? 1 : 0)),
      ),
    );
    const mean = errors.reduce((sum, found) => sum + (found?.error ?? 0), 0) / errors.length;
    expect(mean).toBeCloseTo(errors[0]?.errorByChance ?? 0, 2);
    expect(calibrationOf([], [])).toBeNull();
  });
});

describe('rates over accounts', () => {
  test('are Wilson intervals with one row an account', () => {
    const counts = [1, 1, 1, 0, 0, 0, 0, 0];
    const rate = clusteredRate(
      counts,
      counts.map(() => 1),
    );
    expect(rate).toMatchObject({ rate: 3 / 8, count: 3, n: 8 });
    // n - 1 in the variance: the effective size is 7.
    const expected = wilsonInterval(3 / 8, 7);
    expect(rate.interval?.lower).toBeCloseTo(expected.lower, 12);
    expect(rate.interval?.upper).toBeCloseTo(expected.upper, 12);
  });

  test('are not more certain for an account that is looked at ten times', () => {
    const counts = [1, 1, 1, 0, 0, 0, 0, 0];
    const once = clusteredRate(
      counts,
      counts.map(() => 1),
    );
    const often = clusteredRate(
      counts.map((c) => 10 * c),
      counts.map(() => 10),
    );
    expect(often.interval?.lower).toBeCloseTo(once.interval?.lower as number, 12);
    const none = clusteredRate([0, 0, 0], [10, 10, 10]);
    expect(none.interval).toEqual(wilsonInterval(0, 3));
    expect(clusteredRate([0], [0])).toEqual({ rate: null, count: 0, n: 0, interval: null });
  });

  test('ratios and lifts hold the truth about 95 times in 100', () => {
    const random = createRandom(5);
    let ratio = 0;
    let lift = 0;
    for (let round = 0; round < 400; round++) {
      const hits = new Float64Array(60);
      const flagged = new Float64Array(60);
      const events = new Float64Array(60);
      const all = new Float64Array(60).fill(6);
      for (let account = 0; account < 60; account++) {
        // Accounts differ in how often they are flagged; flagged rows happen half of the time, others one time in five.
        const often = 0.2 + 0.6 * random.unit();
        for (let k = 0; k < 6; k++) {
          const flag = random.unit() < often;
          const event = random.unit() < (flag ? 0.5 : 0.2);
          if (flag) flagged[account] = (flagged[account] as number) + 1;
          if (event) events[account] = (events[account] as number) + 1;
          if (flag && event) hits[account] = (hits[account] as number) + 1;
        }
      }
      const { value, error } = ratioOf(hits, flagged);
      if (Math.abs((value as number) - 0.5) < 1.96 * (error as number)) ratio++;
      const { interval } = relativeEstimate(hits, flagged, events, all);
      const truth = 0.5 / 0.35;
      if ((interval?.lower ?? 9) < truth && truth < (interval?.upper ?? 0)) lift++;
    }
    for (const inside of [ratio, lift]) {
      expect(inside / 400).toBeGreaterThan(0.91);
      expect(inside / 400).toBeLessThan(0.98);
    }
  });
});

test('detection: counts, and the same by value', () => {
  const rows = { size: 4, accounts: [0, 1, 2, 3, 3], events: [1, 1, 0, 0, 0], values: [10, 30, 20, 20, 20] };
  const found = detectionOf(rows, [1, 0, 1, 0, 0]);
  expect(found.n).toBe(5);
  expect(found.baseRate.rate).toBe(0.4);
  expect(found.precision).toMatchObject({ rate: 0.5, count: 1, n: 2 });
  expect(found.recall).toMatchObject({ rate: 0.5, count: 1, n: 2 });
  expect(found.f1.value).toBe(0.5);
  expect(found.lift.value).toBeCloseTo(1.25, 12);
  expect(found.falsePerTrue).toBe(1);
  expect(found.byValue.recall.value).toBe(0.25);
  expect(found.byValue.precision.value).toBeCloseTo(1 / 3, 12);
  expect(found.byValue.lift.value).toBeCloseTo(1 / 3 / 0.4, 12);
  expect(detectionOf(rows, [0, 0, 0, 0, 0])).toMatchObject({
    precision: { rate: null },
    recall: { rate: 0 },
    lift: { value: null },
    falsePerTrue: null,
  });
});

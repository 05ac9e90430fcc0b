import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BasicConditions,
  evaluateConditions,
  formatReason,
  scoreDeliveredValue,
} from '../../src/index.ts';
import { hostileId, isPlain, maybe, thrownBy } from './loyalty-support.ts';

const GOOD = { accountId: 'Acme', claimsPpm: 1000, slaHitRate: 0.95, otif: 0.95, deliveredValueRatio: 1 };
const of = (row: object, options = {}): BasicConditions =>
  (evaluateConditions([row], options)[0] as { conditions: BasicConditions }).conditions;

const anyRow = fc.record({
  accountId: hostileId,
  claimsPpm: maybe(0, 3000),
  slaHitRate: maybe(0.8, 1),
  otif: maybe(0.8, 1),
  deliveredValueRatio: maybe(0.5, 2),
});

describe('evaluateConditions', () => {
  test('at the thresholds all four hold, with margin 0', () => {
    const conditions = of(GOOD);
    expect(conditions).toMatchObject({ passed: true, failed: [], unknown: [] });
    expect(conditions.items.map(({ margin }) => margin)).toEqual([0, 0, 0, 0]);
    expect(conditions.reasons.map(({ code }) => code)).toEqual(new Array(4).fill('condition.passed'));
  });

  test.each([
    ['quality', { claimsPpm: 1001 }, -1],
    ['service', { slaHitRate: 0.9375 }, 0.9375 - 0.95],
    ['delivery', { otif: 0.5 }, 0.5 - 0.95],
    ['delivered_value', { deliveredValueRatio: 0.75 }, -0.25],
  ])('%s alone can fail it, however good the others are', (id, change, margin) => {
    const best = { claimsPpm: 0, slaHitRate: 1, otif: 1, deliveredValueRatio: 9, ...change };
    const conditions = of(best);
    expect(conditions).toMatchObject({ passed: false, failed: [id], unknown: [] });
    expect(conditions.items.find((item) => item.id === id)).toMatchObject({ passed: false, margin });
  });

  test('the conjunctive law: any failure fails, else anything unknown leaves it open', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { passed, failed, unknown, items, reasons } = of(row);
        const verdicts = items.map((item) => item.passed);
        if (verdicts.includes(false)) expect(passed).toBe(false);
        else expect(passed).toBe(verdicts.includes(null) ? null : true);
        expect(failed.length + unknown.length + verdicts.filter((verdict) => verdict).length).toBe(4);
        for (const item of items) {
          expect(item.passed === null).toBe(item.value === null);
          if (item.margin !== null) expect(item.margin >= 0).toBe(item.passed);
        }
        expect(reasons).toHaveLength(4);
        expect(isPlain({ passed, items, reasons })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('a better value never makes it worse', () => {
    const order = [false, null, true];
    fc.assert(
      fc.property(anyRow, fc.double({ min: 0, max: 1, noNaN: true }), (row, by) => {
        if (row.otif === null) return;
        const better = of({ ...row, otif: row.otif + by });
        expect(order.indexOf(better.passed)).toBeGreaterThanOrEqual(order.indexOf(of(row).passed));
      }),
    );
  });

  test('missing values: unknown, or failed all the same', () => {
    expect(of({ ...GOOD, otif: null })).toMatchObject({ passed: null, unknown: ['delivery'] });
    expect(of({ ...GOOD, otif: null, claimsPpm: 5000 })).toMatchObject({
      passed: false,
      failed: ['quality'],
      unknown: ['delivery'],
    });
    expect(of({})).toMatchObject({ passed: null, failed: [] });
    expect(of({}).unknown).toHaveLength(4);
  });

  test('reads the delivered value that another step left', () => {
    const rows = scoreDeliveredValue([{ ...GOOD, deliveredValueRatio: 5, productValue: 1, moneyCost: 2 }], {
      parts: ['product', 'money'],
    });
    expect(evaluateConditions(rows)[0]?.conditions.failed).toEqual(['delivered_value']);
    const unscored = scoreDeliveredValue([{ ...GOOD }]);
    expect(evaluateConditions(unscored)[0]?.conditions.passed).toBe(true);
  });

  test('other values, directions and thresholds', () => {
    const options = { conditions: { quality: { value: 'score', op: '>=', threshold: 90 } } };
    expect(of({ ...GOOD, score: 89 }, options)).toMatchObject({ failed: ['quality'] });
    expect(of({ ...GOOD, score: 90, claimsPpm: 1e6 }, options).passed).toBe(true);
    expect(of({ ...GOOD, otif: 0.91 }, { conditions: { delivery: { threshold: 0.9 } } }).passed).toBe(true);
  });

  test('reasons in words', () => {
    const texts = of({ ...GOOD, otif: 0.9, slaHitRate: null }).reasons.map((reason) => [
      formatReason(reason),
      formatReason(reason, { locale: 'zh-CN' }),
    ]);
    expect(texts).toEqual([
      ['quality holds: 1000 is ≤ 1000', '质量达标：1000，≤ 1000'],
      ['service is not known, to be compared with 0.95', '服务未知，无法与 0.95 比较'],
      [
        'delivery fails: 0.9 is < 0.95, and nothing makes up for it',
        '交付不达标：0.9，< 0.95，其他条件无法弥补',
      ],
      ['delivered value holds: 1 is ≥ 1', '顾客让渡价值达标：1，≥ 1'],
    ]);
  });

  test('refuses what it cannot read', () => {
    expect(thrownBy(() => evaluateConditions([{ otif: '95%' }]))).toBe(
      'TypeError: Cannot evaluate basic conditions as "delivery" of accounts[0] must be a finite number within ±1e290, or null: current value is "95%"',
    );
    for (const conditions of [
      { speed: {} },
      { quality: { op: '>' } },
      { quality: { least: 3 } },
      { quality: 3 },
    ])
      expect(thrownBy(() => of({}, { conditions }))).toMatch(/"conditions" must be an object with/);
    expect(evaluateConditions([])).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { fitLifecycle } from '../../src/lifecycle/fit-lifecycle.ts';
import { LIFECYCLE_DEFAULTS } from '../../src/lifecycle/lifecycle-model.ts';
import { parseLifecycleModel } from '../../src/lifecycle/parse-lifecycle.ts';
import { thrownBy } from '../concentration/helpers.ts';
import { historyOf, rhythm } from '../orders/history-of.ts';

const asOf = '2026-01-01';
const histories = [
  rhythm('a', [10, 20, 30], { asOf }),
  rhythm('b', [60], { asOf, idle: 5 }),
  rhythm('c', [], { asOf }),
  historyOf('d', []),
];

describe('fitLifecycle', () => {
  test('the defaults, the usual gap of the book, and what it was learned from', () => {
    const model = fitLifecycle(histories, { asOf });
    expect(model).toEqual({
      kind: 'lifecycle',
      version: 1,
      options: LIFECYCLE_DEFAULTS,
      fitted: {
        shape: 1,
        meanGap: expect.any(Number),
        medianGap: 40,
        priorGaps: 1,
        pairs: 1,
        notices: [{ code: 'regularity.few_pairs', field: 'shape', value: 1, threshold: 20 }],
      },
      trainedOn: { accounts: 4, used: 2, asOf },
    });
    expect(parseLifecycleModel(JSON.stringify(model))).toEqual(model);
  });

  test('a fit of an earlier day does not know later orders', () => {
    expect(fitLifecycle(histories, { asOf: '2025-12-31' }).fitted.medianGap).toBe(37.5);
    expect(
      fitLifecycle(histories, { asOf: '2025-12-31T17:00:00Z', timeZone: 'Asia/Shanghai' }).trainedOn.asOf,
    ).toBe(asOf);
  });

  test('thresholds that are given replace the defaults, the others stay', () => {
    const { options } = fitLifecycle([], {
      asOf,
      windowDays: 180,
      churned: { ratio: 6, idleDays: undefined },
      decline: { growth: -0.5 },
    });
    expect(options).toEqual({
      ...LIFECYCLE_DEFAULTS,
      windowDays: 180,
      churned: { ...LIFECYCLE_DEFAULTS.churned, ratio: 6 },
      decline: { ...LIFECYCLE_DEFAULTS.decline, growth: -0.5 },
    });
    expect(fitLifecycle([], { asOf }).options).toEqual(LIFECYCLE_DEFAULTS);
  });

  test.each([
    [{ windowDays: 0 }, 'RangeError', '"windowDays" must be an integer from 1 to 36525: current value is 0'],
    [
      { ownMedianOrders: 1 },
      'RangeError',
      '"ownMedianOrders" must be an integer from 2 to 1000000: current value is 1',
    ],
    [
      { churned: { ratio: 0 } },
      'RangeError',
      '"churned.ratio" must be a number above 0, up to 1000: current value is 0',
    ],
    [
      { churned: { days: 3 } },
      'TypeError',
      'there is no option "days": the options are ratio, orders, idleDays, idleRatio',
    ],
    [{ churned: null }, 'RangeError', '"churned" must be an object: current value is null'],
    [{ churned: 4 }, 'TypeError', '"churned" must be an object: current value is 4'],
    [
      { decline: { growth: '−20%' } },
      'TypeError',
      '"decline.growth" must be a share from -1 to 1000, such as 0.15',
    ],
    [
      { decline: { probability: 1 } },
      'RangeError',
      '"decline.probability" must be a probability from 0.5 to 0.9999',
    ],
    [{ late: 1 }, 'TypeError', 'there is no option "late"'],
    [{ asOf: 'soon' }, 'TypeError', '"asOf" must be an ISO day'],
  ])('refuses %j', (options, kind, message) => {
    const thrown = thrownBy(() => fitLifecycle([], { asOf, ...options } as never));
    expect(thrown).toContain(`${kind}: Cannot fit lifecycle stages as ${message}`);
  });

  test('refuses what is no history, and no options', () => {
    expect(thrownBy(() => fitLifecycle([{}] as never, { asOf }))).toContain(
      'Cannot fit lifecycle stages as in histories[0] "accountId" must be a string',
    );
    expect(thrownBy(() => fitLifecycle([], undefined as never))).toContain('the options must be an object');
  });
});

describe('parseLifecycleModel', () => {
  const model = fitLifecycle(histories, { asOf });
  test.each([
    ['another kind', { ...model, kind: 'rfm' }, '"kind" must be "lifecycle"'],
    ['another version', { ...model, version: 2 }, '"version" must be 1'],
    [
      'a threshold too few',
      { ...model, options: { ...model.options, growth: {} } },
      '"options.growth.growth"',
    ],
    ['a threshold out of range', { ...model, options: { ...model.options, windowDays: 0 } }, 'at least 1'],
    [
      'an unknown threshold',
      { ...model, options: { ...model.options, late: 1 } },
      'there is no field "options.late"',
    ],
    [
      'a shape that is none',
      { ...model, fitted: { ...model.fitted, shape: 0 } },
      '"fitted.shape" must be at least 0.5',
    ],
  ])('refuses %s', (_, json, message) => {
    expect(thrownBy(() => parseLifecycleModel(json))).toContain(message);
  });
});

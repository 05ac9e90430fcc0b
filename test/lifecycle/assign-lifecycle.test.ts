import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { assignLifecycle } from '../../src/lifecycle/assign-lifecycle.ts';
import { fitLifecycle } from '../../src/lifecycle/fit-lifecycle.ts';
import { parseLifecycleModel } from '../../src/lifecycle/parse-lifecycle.ts';
import type { AccountHistory, LifecycleAssignment, LifecycleStage } from '../../src/types.ts';
import { isPlain, shuffled, thrownBy } from '../concentration/helpers.ts';
import { historyOf, rhythm } from '../orders/history-of.ts';
import { LATE, MODEL, rederive, stageOf } from './stage-help.ts';

const asOf = '2026-01-01';
const AS_OF_DAY = 20_454;
const model = MODEL;

function lifecycleOf(history: AccountHistory, at: string | number = asOf): LifecycleAssignment {
  const [row] = assignLifecycle([{ accountId: history.accountId }], [history], {
    asOf: typeof at === 'number' ? new Date(at * 86_400_000) : at,
    model,
  });
  return row?.lifecycle as LifecycleAssignment;
}

const every = (gap: number, times: number): number[] => new Array<number>(times).fill(gap);

describe('evidence', () => {
  test('of a steady account, by hand', () => {
    const history = historyOf('a', [
      [AS_OF_DAY - 800, 100],
      [AS_OF_DAY - 500, 100],
      [AS_OF_DAY - 400, 100],
      [AS_OF_DAY - 300, 150],
      [AS_OF_DAY - 80, 60],
      [AS_OF_DAY - 70, -20],
      [AS_OF_DAY - 60, 40],
      [AS_OF_DAY - 60, 10],
      [AS_OF_DAY + 1, 999],
    ]);
    expect(lifecycleOf(history).evidence).toEqual({
      orders: 6,
      tenure: 800,
      idleDays: 60,
      medianGap: 100,
      medianOf: 'account',
      overdueRatio: 0.6,
      quantileRatio: expect.closeTo(LATE, 4),
      // 240 in the last 365 days, 200 in those before (800 days ago is earlier).
      growth: 0.2,
      priorDays: 365,
      returnRatio: 2.2,
      daysSinceReturn: 80,
    });
  });

  test("the usual gap is the account's own from four purchases on", () => {
    expect(lifecycleOf(rhythm('a', every(10, 2), { asOf, idle: 15 })).evidence).toMatchObject({
      medianGap: 30,
      medianOf: 'book',
      overdueRatio: 0.5,
    });
    expect(lifecycleOf(rhythm('a', every(10, 3), { asOf, idle: 15 })).evidence).toMatchObject({
      medianGap: 10,
      medianOf: 'account',
      overdueRatio: 1.5,
    });
  });

  test('the days before the window that it was a customer for', () => {
    const priorDays = (tenure: number) =>
      lifecycleOf(historyOf('a', [[AS_OF_DAY - tenure, 5]])).evidence.priorDays;
    expect([0, 364, 365, 366, 729, 730].map(priorDays)).toEqual([0, 0, 1, 2, 365, 365]);
  });

  test('the gap that it came back after: the longest that ended in the last 90 days', () => {
    const back = (gaps: readonly number[], idle: number) => {
      const { returnRatio, daysSinceReturn } = lifecycleOf(rhythm('a', gaps, { asOf, idle })).evidence;
      return [returnRatio, daysSinceReturn];
    };
    expect(back([30, 30, 300], 89)).toEqual([10, 89]);
    expect(back([30, 30, 300], 90)).toEqual([null, null]);
    expect(back([30, 30, 300, 10, 20], 5)).toEqual([10, 35]);
    expect(back([30, 30, 300, 60, 60], 5)).toEqual([1, 5]);
    expect(back([], 5)).toEqual([null, null]);
  });

  test('none at all', () => {
    expect(lifecycleOf(historyOf('a', [])).evidence).toEqual({
      orders: 0,
      tenure: null,
      idleDays: null,
      medianGap: 30,
      medianOf: 'book',
      overdueRatio: null,
      quantileRatio: expect.closeTo(LATE, 4),
      growth: null,
      priorDays: 0,
      returnRatio: null,
      daysSinceReturn: null,
    });
  });
});

describe('stages of orders', () => {
  test.each<[string, AccountHistory, LifecycleStage]>([
    ['no rows', historyOf('a', []), 'prospect'],
    ['only returns', historyOf('a', [[AS_OF_DAY - 9, -5]]), 'prospect'],
    ['only free goods', historyOf('a', [[AS_OF_DAY - 9, 0]]), 'prospect'],
    ['only orders to come', historyOf('a', [[AS_OF_DAY + 9, 5]]), 'prospect'],
    ['one order', rhythm('a', [], { asOf, idle: 10 }), 'introduction'],
    ['one order, long ago', rhythm('a', [], { asOf, idle: 120 }), 'churned'],
    [
      'many orders on one day',
      historyOf(
        'a',
        every(0, 9).map(() => [AS_OF_DAY - 5, 10]),
      ),
      'introduction',
    ],
    ['weekly for ten weeks', rhythm('a', every(7, 10), { asOf, idle: 3 }), 'introduction'],
    ['weekly for half a year', rhythm('a', every(7, 26), { asOf, idle: 3 }), 'growth'],
    ['monthly for three years', rhythm('a', every(30, 36), { asOf, idle: 3 }), 'maturity'],
    ['monthly, silent for three months', rhythm('a', every(30, 36), { asOf, idle: 90 }), 'decline'],
    ['monthly, silent for four months', rhythm('a', every(30, 36), { asOf, idle: 120 }), 'churned'],
    ['yearly, on time', rhythm('a', every(365, 7), { asOf, idle: 300 }), 'maturity'],
    [
      'monthly, back after half a year',
      rhythm('a', [...every(30, 36), 180], { asOf, idle: 10 }),
      'reactivated',
    ],
  ])('%s', (_, history, expected) => {
    const { stage, confirmed, reasons } = lifecycleOf(history);
    expect(stage).toBe(expected);
    expect(confirmed).toBe(true);
    expect(rederive(reasons)).toEqual({ stage, candidate: null });
  });

  test('a fall of the amount needs a second evaluation', () => {
    const history = historyOf(
      'a',
      Array.from({ length: 48 }, (_, i) => [AS_OF_DAY - 1430 + 30 * i, i < 35 ? 100 : 60]),
    );
    const rows = [{ accountId: 'a' }];
    const first = assignLifecycle(rows, [history], { asOf, model });
    expect(first[0]?.lifecycle).toMatchObject({ stage: 'maturity', candidate: 'decline', confirmed: false });
    const second = assignLifecycle(rows, [history], { asOf: '2026-01-15', model, previous: first });
    expect(second[0]?.lifecycle).toMatchObject({
      stage: 'decline',
      candidate: null,
      since: '2026-01-15',
      before: { asOf, stage: 'maturity', candidate: 'decline', shrinking: true },
    });
  });
});

describe('rows and histories', () => {
  const histories = [
    rhythm('a', every(30, 20), { asOf }),
    rhythm('b', [9], { asOf, idle: 4 }),
    historyOf('c', []),
  ];

  test('an account without a history is a prospect, and it is said', () => {
    const [unknown, empty] = assignLifecycle([{ accountId: 'x' }, { accountId: 'c' }], histories, {
      asOf,
      model,
    });
    expect(unknown?.lifecycle.stage).toBe('prospect');
    expect(unknown?.lifecycle.reasons.map(({ code }) => code)).toEqual([
      'lifecycle.no_orders',
      'lifecycle.no_history',
    ]);
    expect(empty?.lifecycle.reasons.map(({ code }) => code)).toEqual(['lifecycle.no_orders']);
  });

  test('rows keep their order and fields; a lifecycle that is there is replaced', () => {
    const rows = Object.freeze([
      Object.freeze({ accountId: 'b', owner: 'Kim' }),
      Object.freeze({ accountId: 'a', owner: 'Lee' }),
    ]);
    const once = assignLifecycle(rows, histories, { asOf, model });
    expect(once.map(({ accountId, owner, lifecycle }) => [accountId, owner, lifecycle.stage])).toEqual([
      ['b', 'Kim', 'introduction'],
      ['a', 'Lee', 'maturity'],
    ]);
    expect(assignLifecycle(once, histories, { asOf, model })).toEqual(once);
    expect(assignLifecycle([], histories, { asOf, model })).toEqual([]);
  });

  test('without a model it is fitted on the histories, those of other accounts too', () => {
    const rows = [{ accountId: 'a' }];
    expect(assignLifecycle(rows, histories, { asOf })).toEqual(
      assignLifecycle(rows, histories, { asOf, model: fitLifecycle(histories, { asOf }) }),
    );
  });

  test('without any gap in the book, silence has no measure', () => {
    const bare = fitLifecycle([], { asOf });
    const old = historyOf('a', [[AS_OF_DAY - 900, 5]]);
    const [row] = assignLifecycle([{ accountId: 'a' }], [old], { asOf, model: bare });
    expect(row?.lifecycle).toMatchObject({
      stage: 'introduction',
      evidence: { medianGap: null, medianOf: null },
    });
    expect(row?.lifecycle.reasons.at(-1)?.code).toBe('lifecycle.no_median');
  });

  test('thresholds are those of the model', () => {
    const strict = fitLifecycle(histories, { asOf, churned: { ratio: 0.5 }, growth: { orders: 30 } });
    const [row] = assignLifecycle([{ accountId: 'a' }], histories, { asOf: '2026-01-20', model: strict });
    expect(row?.lifecycle.stage).toBe('churned');
    const [now] = assignLifecycle([{ accountId: 'a' }], histories, { asOf, model: strict });
    expect(now?.lifecycle.stage).toBe('growth');
    const narrow = fitLifecycle(histories, {
      asOf,
      windowDays: 100,
      ownMedianOrders: 30,
      reactivated: { withinDays: 1 },
    });
    const [other] = assignLifecycle([{ accountId: 'b' }], histories, { asOf, model: narrow });
    expect(other?.lifecycle.evidence).toMatchObject({ medianOf: 'book', returnRatio: null });
  });

  test('refuses what does not fit together', () => {
    const cannot = 'Cannot assign lifecycle stages as';
    const refused = (call: () => unknown) => thrownBy(call);
    expect(
      refused(() =>
        assignLifecycle([{ accountId: 'a' }], [...histories, histories[0] as AccountHistory], { asOf }),
      ),
    ).toBe(`TypeError: ${cannot} histories[3] is the second one of account "a": an account has one history`);
    expect(refused(() => assignLifecycle([{ id: 'a' }] as never, histories, { asOf }))).toBe(
      `TypeError: ${cannot} "accountId" of accounts[0] must be a string: current value is undefined`,
    );
    expect(refused(() => assignLifecycle([null] as never, histories, { asOf }))).toContain(
      'accounts[0] must be an object',
    );
    expect(
      refused(() => assignLifecycle([], histories, { asOf, model: { kind: 'abc' } as never })),
    ).toContain('"kind" must be "lifecycle"');
    expect(refused(() => assignLifecycle([], histories, { asOf, k: 1 } as never))).toContain(
      'there is no option "k"',
    );
    expect(refused(() => assignLifecycle([], histories, undefined as never))).toContain('must be an object');
    expect(refused(() => assignLifecycle([], [{}] as never, { asOf }))).toContain('histories[0]');
  });

  test('types: the key is added, a clash does not compile', () => {
    const rows = assignLifecycle([{ accountId: 'a', n: 1 }], histories, { asOf, model });
    expectTypeOf(rows).toEqualTypeOf<
      Array<{ accountId: string; n: number } & { readonly lifecycle: LifecycleAssignment }>
    >();
    // @ts-expect-error the caller's own lifecycle is text
    assignLifecycle([{ accountId: 'a', lifecycle: 'mine' }], histories, { asOf, model });
    // @ts-expect-error asOf is missing
    expect(() => assignLifecycle([{ accountId: 'a' }], histories, {})).toThrow('"asOf" must be an ISO day');
  });
});

describe('previous', () => {
  const histories = [rhythm('a', every(30, 20), { asOf })];
  const rows = [{ accountId: 'a' }];
  const first = assignLifecycle(rows, histories, { asOf, model });
  const state = (changes: object, before?: object) => ({
    accountId: 'a',
    lifecycle: {
      asOf: '2025-10-01',
      stage: 'growth',
      since: '2025-01-01',
      candidate: null,
      shrinking: false,
      ...changes,
      ...(before && { before }),
    } as LifecycleAssignment,
  });
  const assign = (previous: unknown) =>
    assignLifecycle(rows, histories, { asOf, model, previous: previous as never });

  test('the minimum of a state is enough, and all that is kept', () => {
    const [row] = assign([
      { ...state({ junk: 1 }), more: true },
      { ...state({}), accountId: 'gone' },
    ]);
    expect(row?.lifecycle).toMatchObject({ stage: 'growth', candidate: 'maturity', since: '2025-01-01' });
    expect(row?.lifecycle.before).toEqual(state({}).lifecycle);
  });

  test('an account that was not there is judged for the first time', () => {
    expect(assign([])).toEqual(first);
    expect(assign([{ ...state({}), accountId: 'b' }])).toEqual(first);
  });

  test('an evaluation of the same day is not another one', () => {
    expect(assign(first)).toEqual(first);
    const once = assign([state({})]);
    expect(assign(once)).toEqual(once);
    expect(assign(assign(once))).toEqual(once);
    expect(once[0]?.lifecycle).toMatchObject({ stage: 'growth', candidate: 'maturity' });
  });

  test('two rows of an account must agree', () => {
    expect(assign([state({}), state({})])).toEqual(assign([state({})]));
    expect(thrownBy(() => assign([state({}), state({ stage: 'decline' })]))).toBe(
      'TypeError: Cannot assign lifecycle stages as previous[1] (account "a") differs from an earlier row of the same account',
    );
  });

  test('refuses states from the future and states that are none', () => {
    const cannot = 'Cannot assign lifecycle stages as';
    expect(thrownBy(() => assign([state({ asOf: '2026-01-02' })]))).toBe(
      `RangeError: ${cannot} previous[0] (account "a") is an evaluation of 2026-01-02, which is after "asOf": 2026-01-01`,
    );
    const where = 'of previous[0] (account "a") must be';
    for (const [changes, message] of [
      [{ asOf: 'yesterday' }, `"lifecycle.asOf" ${where} an ISO day: current value is "yesterday"`],
      [{ asOf: '2026-01-01T00:00:00Z' }, `"lifecycle.asOf" ${where} an ISO day`],
      [{ stage: 'dead' }, `"lifecycle.stage" ${where} a lifecycle stage: current value is "dead"`],
      [{ since: null }, `"lifecycle.since" ${where} an ISO day: current value is null`],
      [{ candidate: 'x' }, `"lifecycle.candidate" ${where} a lifecycle stage or null: current value is "x"`],
      [{ shrinking: 0 }, `"lifecycle.shrinking" ${where} true or false: current value is 0`],
      [{ before: { asOf: 1 } }, `"lifecycle.before.asOf" ${where} an ISO day: current value is 1`],
    ] as const)
      expect(thrownBy(() => assign([state(changes)]))).toContain(`TypeError: ${cannot} ${message}`);
    expect(thrownBy(() => assign([{ accountId: 'a' }]))).toBe(
      `TypeError: ${cannot} "lifecycle" ${where} a lifecycle: current value is undefined`,
    );
    expect(thrownBy(() => assign([{ lifecycle: {} }]))).toContain(
      '"accountId" of previous[0] must be a string',
    );
    expect(thrownBy(() => assign({}))).toContain('the previous must be an array');
  });
});

describe('laws', () => {
  const account = fc.record({
    gaps: fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600 })), {
      maxLength: 16,
    }),
    idle: fc.oneof(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 900 })),
    amount: fc.constantFrom(100, 100, 100, 0, -50),
    fall: fc.constantFrom(1, 1, 0.5),
  });
  const book = fc.array(account, { maxLength: 10 });
  type Made = { gaps: number[]; idle: number; amount: number; fall: number };
  const made = ({ gaps, idle, amount, fall }: Made, id: string): AccountHistory => {
    const history = rhythm(id, gaps, { asOf, idle, amount });
    // Later orders are smaller where amounts fall.
    const half = history.amounts.length >> 1;
    return { ...history, amounts: history.amounts.map((x, i) => (i >= half ? x * fall : x)) };
  };
  const madeAll = (list: readonly Made[]) => list.map((one, i) => made(one, `A${i}`));
  const rowsOf = (histories: readonly AccountHistory[]) => [
    ...histories.map(({ accountId }) => ({ accountId })),
    { accountId: 'nobody' },
  ];

  test('every account has one stage, by the rules; one at a time, any order and JSON give the same', () => {
    fc.assert(
      fc.property(book, (list) => {
        const histories = madeAll(list);
        const rows = rowsOf(histories);
        const fitted = fitLifecycle(histories, { asOf });
        const first = assignLifecycle(rows, histories, { asOf, model: fitted });
        expect(isPlain([fitted, first])).toBe(true);
        const options = { asOf: '2026-02-15', model: fitted, previous: first };
        const second = assignLifecycle(rows, histories, options);
        for (const { lifecycle } of first) {
          const { stage, evidence, candidate } = lifecycle;
          expect(stage).toBe(stageOf(evidence, false));
          expect(candidate).toBe(stageOf(evidence, true) === stage ? null : 'decline');
        }
        for (const { lifecycle } of [...first, ...second])
          expect(rederive(lifecycle.reasons)).toEqual({
            stage: lifecycle.stage,
            candidate: lifecycle.candidate,
          });

        const read = {
          ...options,
          model: parseLifecycleModel(JSON.stringify(fitted)),
          previous: JSON.parse(JSON.stringify(first)),
        };
        expect(rows.flatMap((row) => assignLifecycle([row], histories, read))).toEqual(second);
        expect(
          rows.flatMap((row) =>
            assignLifecycle(
              [row],
              histories.filter((h) => h.accountId === row.accountId),
              options,
            ),
          ),
        ).toEqual(second);
        expect(
          assignLifecycle([...rows].reverse(), shuffled(histories, 3), {
            ...options,
            previous: [...first].reverse(),
          }).reverse(),
        ).toEqual(second);
        // The same day again, with its own result as the previous one.
        expect(assignLifecycle(second, histories, { ...options, previous: second })).toEqual(second);
        expect(fitLifecycle(shuffled(histories, 4), { asOf })).toEqual(fitted);
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  test('silence alone: churned for good, late for good, never a prospect again, never back', () => {
    const isSilent = ({ stage, reasons }: LifecycleAssignment): boolean =>
      stage === 'churned' ||
      (stage === 'decline' &&
        reasons.some(({ code, result }) => code === 'lifecycle.overdue' && result === 'decline'));
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        account,
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 3, maxLength: 8 }),
        (one, waits) => {
          const history = made({ ...one, idle: Math.max(0, one.idle) }, 'a');
          const rows = [{ accountId: 'a' }];
          let day = AS_OF_DAY;
          let alone = lifecycleOf(history, day);
          let followed = assignLifecycle(rows, [history], { asOf, model });
          for (const wait of waits) {
            day += wait;
            const next = lifecycleOf(history, day);
            const then = assignLifecycle(rows, [history], {
              asOf: new Date(day * 86_400_000),
              model,
              previous: followed,
            });
            for (const [before, after] of [
              [alone, next],
              [(followed[0] as (typeof followed)[0]).lifecycle, (then[0] as (typeof then)[0]).lifecycle],
            ] as const) {
              seen.add(`${before.stage} → ${after.stage}`);
              if (before.stage === 'churned') expect(after.stage).toBe('churned');
              if (isSilent(before)) expect(['decline', 'churned']).toContain(after.stage);
              if (isSilent(before)) expect(isSilent(after)).toBe(true);
              expect(after.stage === 'prospect').toBe(before.stage === 'prospect');
              if (after.stage === 'reactivated') expect(before.stage).toBe('reactivated');
              if (after.stage === 'introduction')
                expect(['introduction', 'reactivated']).toContain(before.stage);
            }
            alone = next;
            followed = then;
          }
        },
      ),
      { numRuns: 300, seed: 10 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'churned → churned',
        'decline → churned',
        'growth → decline',
        'reactivated → growth',
      ]),
    );
  });

  test('an order today: neither churned nor late, whatever was before', () => {
    fc.assert(
      fc.property(account, (one) => {
        const history = made({ ...one, idle: 0, amount: 100 }, 'a');
        const lost = {
          asOf: '2025-12-01',
          stage: 'churned',
          since: '2025-06-01',
          candidate: null,
          shrinking: false,
        };
        const [row] = assignLifecycle([{ accountId: 'a' }], [history], {
          asOf,
          model,
          previous: [{ accountId: 'a', lifecycle: lost as LifecycleAssignment }],
        });
        expect(row?.lifecycle.stage).not.toBe('churned');
        expect(
          row?.lifecycle.reasons.some(({ code, op }) => code === 'lifecycle.overdue' && op === '>='),
        ).toBe(false);
      }),
      { numRuns: 100, seed: 11 },
    );
  });
});

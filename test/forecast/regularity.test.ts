import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRegularity } from '../../src/forecast/regularity-apply.ts';
import { fitRegularity } from '../../src/forecast/regularity-fit.ts';
import type { AccountRegularity, RegularityModel } from '../../src/forecast/regularity-model.ts';
import { parseRegularityModel } from '../../src/forecast/regularity-parse.ts';
import { gammaBelow, gammaQuantile } from '../../src/internal/gamma-distribution.ts';
import type { AccountHistory } from '../../src/types.ts';
import { isPlain, shuffled, thrownBy } from '../concentration/helpers.ts';
import { historyOf, rhythm } from '../orders/history-of.ts';

const asOf = '2026-01-01';
const AS_OF_DAY = 20_454;

/** Twelve accounts that buy about every 10, 20, …, 120 days, the even ones more regularly. */
const book: readonly AccountHistory[] = Array.from({ length: 12 }, (_, i) =>
  rhythm(
    `A${i}`,
    Array.from({ length: 4 + i }, (_gap, g) =>
      Math.round(10 * (i + 1) * (1 + ((g * 7) % 5) / (i % 2 === 0 ? 8 : 1))),
    ),
    { asOf, idle: 3 * i },
  ),
);
const model = fitRegularity(book, { asOf });
const withShape = (shape: number): RegularityModel => ({
  ...model,
  fitted: { ...model.fitted, shape, meanGap: 100, medianGap: 90, priorGaps: 1 },
});
const of = (history: AccountHistory, by: RegularityModel = model, at: string = asOf): AccountRegularity =>
  applyRegularity([history], by, { asOf: at })[0]?.regularity as AccountRegularity;

describe('fitRegularity', () => {
  test('a plain-JSON model that tells what it learned from', () => {
    expect(model).toMatchObject({
      kind: 'regularity',
      version: 1,
      options: { asOf },
      fitted: { pairs: 48, notices: [] },
      trainedOn: { accounts: 12, used: 12, asOf },
    });
    expect(parseRegularityModel(JSON.stringify(model))).toEqual(model);
    expect(isPlain(model)).toBe(true);
  });

  test('orders after asOf are ignored, the order of accounts does not matter', () => {
    const later = book.map((history) => ({
      ...history,
      days: Int32Array.of(...history.days, AS_OF_DAY + 1, AS_OF_DAY + 500),
      amounts: Float64Array.of(...history.amounts, 5, 5),
    }));
    expect(fitRegularity(later, { asOf })).toEqual(model);
    expect(fitRegularity(shuffled(book, 5), { asOf })).toEqual(model);
    expect(fitRegularity([historyOf('once', [[1, 5]])], { asOf }).trainedOn).toEqual({
      accounts: 1,
      used: 0,
      asOf,
    });
  });

  test('refuses wrong input', () => {
    expect(thrownBy(() => fitRegularity({} as never, { asOf }))).toBe(
      'TypeError: Cannot fit regularity as the histories must be an array: current value is an object',
    );
    expect(thrownBy(() => fitRegularity([], { asOf, k: 1 } as never))).toBe(
      'TypeError: Cannot fit regularity as there is no option "k": the options are asOf, timeZone',
    );
    expect(thrownBy(() => fitRegularity([], {} as never))).toContain(
      'Cannot fit regularity as "asOf" must be an ISO day',
    );
    expect(thrownBy(() => fitRegularity([{ ...book[0], days: null } as never], { asOf }))).toContain(
      'Cannot fit regularity as in histories[0] (account "A0") "days" must be',
    );
    expect(thrownBy(() => applyRegularity(book, { ...model, kind: 'rfm' } as never, { asOf }))).toBe(
      'TypeError: Cannot apply regularity as the model\'s "kind" must be "regularity": current value is "rfm"',
    );
    expect(thrownBy(() => applyRegularity([null] as never, model, { asOf }))).toContain(
      'histories[0] must be an object',
    );
  });
});

describe('parseRegularityModel', () => {
  test.each([
    ['a shape beyond the bounds', { ...model.fitted, shape: 21 }, '"fitted.shape" must be at most 20'],
    [
      'half of a typical gap',
      { ...model.fitted, meanGap: null },
      'expected a mean and a median gap, or neither',
    ],
    ['a typical gap below a day', { ...model.fitted, medianGap: 0.5 }, '"fitted.medianGap"'],
    ['a field too many', { ...model.fitted, k: 1 }, 'there is no field "fitted.k"'],
  ])('refuses %s', (_, fitted, message) => {
    expect(thrownBy(() => parseRegularityModel({ ...model, fitted }))).toContain(message);
  });
});

describe('applyRegularity', () => {
  test('fewer than two purchase days: nothing but a reason', () => {
    const nothing = {
      shape: null,
      meanGap: null,
      medianGap: null,
      gaps: 0,
      quantiles: null,
      overdueRatio: null,
      overdueProbability: null,
      expectedNextOrder: null,
    };
    const reason = { code: 'regularity.few_days', field: 'purchaseDays', op: '<', threshold: 2 };
    expect(of(historyOf('a', [[AS_OF_DAY - 30, 5]]))).toEqual({
      ...nothing,
      daysSinceLast: 30,
      reasons: [{ ...reason, value: 1 }],
    });
    const returnsOnly = historyOf('a', [[AS_OF_DAY - 30, -5]]);
    expect(of(returnsOnly)).toEqual({ ...nothing, daysSinceLast: null, reasons: [{ ...reason, value: 0 }] });
    const oneDay = historyOf('a', [
      [AS_OF_DAY, 5],
      [AS_OF_DAY, 6],
      [AS_OF_DAY + 9, 6],
    ]);
    expect(of(oneDay)).toMatchObject({ gaps: 0, daysSinceLast: 0 });
  });

  test('one gap: the rhythm leans on the book, and says so', () => {
    const { reasons, ...found } = of(rhythm('a', [25], { asOf, idle: 60 }), withShape(2));
    expect(found).toMatchObject({ gaps: 1, medianGap: 90, overdueRatio: 60 / 90, daysSinceLast: 60 });
    expect(found.meanGap).toBeCloseTo(50, 10);
    expect(found.shape).toBeCloseTo(4 / 3, 10);
    expect(reasons).toEqual([
      {
        code: 'regularity.silence',
        field: 'daysSinceLast',
        value: 60,
        op: '<=',
        threshold: found.quantiles?.p95,
      },
      { code: 'regularity.book_median', field: 'gaps', value: 1, op: '<', threshold: 3 },
      { code: 'regularity.book_shape', field: 'gaps', value: 1, op: '<', threshold: 10 },
    ]);
  });

  test('its own median from three gaps on, its own shape from ten', () => {
    const codes = (gaps: number) =>
      of(rhythm('a', new Array<number>(gaps).fill(30), { asOf, idle: 200 })).reasons.map(({ code }) => code);
    expect(codes(2)).toEqual(['regularity.silence', 'regularity.book_median', 'regularity.book_shape']);
    expect(codes(3)).toEqual(['regularity.silence', 'regularity.book_shape']);
    expect(codes(9)).toEqual(['regularity.silence', 'regularity.book_shape']);
    expect(codes(10)).toEqual(['regularity.silence']);
    expect(of(rhythm('a', [10, 20, 90], { asOf, idle: 40 })).overdueRatio).toBe(2);
  });

  test('quantiles and probability are those of one gamma distribution', () => {
    for (const { regularity } of applyRegularity(book, model, { asOf })) {
      const { shape, meanGap, quantiles, daysSinceLast, overdueProbability } = regularity;
      const scale = (meanGap as number) / (shape as number);
      expect(quantiles?.p50).toBeCloseTo(gammaQuantile(shape as number, 0.5) * scale, 9);
      expect(quantiles?.p90).toBeCloseTo(gammaQuantile(shape as number, 0.9) * scale, 9);
      expect(quantiles?.p95).toBeCloseTo(gammaQuantile(shape as number, 0.95) * scale, 9);
      expect(quantiles?.p99).toBeCloseTo(gammaQuantile(shape as number, 0.99) * scale, 9);
      expect(overdueProbability).toBeCloseTo(
        gammaBelow(shape as number, (daysSinceLast as number) / scale),
        12,
      );
    }
  });

  test('the next order: the median and 80 % of what is left of the distribution', () => {
    const weekly = rhythm('a', new Array<number>(20).fill(7), { asOf, idle: 0 });
    expect(of(weekly).expectedNextOrder).toEqual({
      date: '2026-01-08',
      from: '2026-01-06',
      to: '2026-01-11',
    });
    // It did not come: it is expected soon, and never in the past.
    expect(of(weekly, model, '2026-01-20').expectedNextOrder).toEqual({
      date: '2026-01-21',
      from: '2026-01-21',
      to: '2026-01-22',
    });
    // At random, waiting does not bring it nearer: half of such gaps end within another 69 days, 100 ln 2.
    const random = withShape(1);
    const known = { ...random, fitted: { ...random.fitted, priorGaps: 1e9 } };
    const dateAfter = (idle: number) => of(rhythm('a', [100], { asOf, idle }), known).expectedNextOrder?.date;
    expect([dateAfter(0), dateAfter(50), dateAfter(5000)]).toEqual([
      '2026-03-11',
      '2026-03-11',
      '2026-03-11',
    ]);
  });

  test('at the end of days', () => {
    const last = rhythm('a', [300, 300], { asOf: '9999-12-31' });
    expect(of(last, model, '9999-12-31').expectedNextOrder).toEqual({
      date: '9999-12-31',
      from: '9999-12-31',
      to: '9999-12-31',
    });
  });

  test('a book without gaps has nothing to lend: an account goes by its own', () => {
    const none = fitRegularity([], { asOf });
    expect(of(rhythm('a', [30], { asOf, idle: 45 }), none)).toMatchObject({
      shape: 2 / 3,
      meanGap: 30,
      medianGap: 30,
      overdueRatio: 1.5,
    });
  });
});

describe('laws', () => {
  const histories = fc.array(
    fc.record({
      gaps: fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 25 }),
      idle: fc.integer({ min: -5, max: 3000 }),
    }),
    { maxLength: 12 },
  );
  const made = (list: ReadonlyArray<{ gaps: number[]; idle: number }>) =>
    list.map(({ gaps, idle }, i) => rhythm(`A${i}`, gaps, { asOf, idle }));

  test('one at a time is all at once, through JSON, in any order; results are plain', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const rows = made(list);
        const fitted = fitRegularity(rows, { asOf });
        const all = applyRegularity(rows, fitted, { asOf });
        const read = parseRegularityModel(JSON.stringify(fitted));
        expect(rows.flatMap((row) => applyRegularity([row], read, { asOf }))).toEqual(all);
        expect(applyRegularity([...rows].reverse(), fitted, { asOf }).reverse()).toEqual(all);
        expect(isPlain(all)).toBe(true);
        expect(all.map(({ accountId }) => accountId)).toEqual(rows.map(({ accountId }) => accountId));
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  test('the longer the silence, the more overdue, and the next order is never in the past', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 1, max: 500 }),
        (gaps, idle, more) => {
          const sooner = of(rhythm('a', gaps, { asOf, idle }));
          const later = of(rhythm('a', gaps, { asOf, idle: idle + more }));
          expect(later.overdueRatio).toBeGreaterThan(sooner.overdueRatio as number);
          expect(later.overdueProbability).toBeGreaterThanOrEqual(sooner.overdueProbability as number);
          const next = later.expectedNextOrder;
          expect((next?.from as string) > asOf).toBe(true);
          expect((next?.date as string) >= (next?.from as string)).toBe(true);
          expect((next?.to as string) >= (next?.date as string)).toBe(true);
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  test('the reason says on which side of the 95 % gap the silence is', () => {
    const sides = [];
    for (let day = 1; day < 250; day++) {
      const rows = applyRegularity(book.slice(3, 4), model, {
        asOf: new Date((AS_OF_DAY + day) * 86_400_000),
      });
      const { reasons, overdueProbability, quantiles } = (rows[0] as (typeof rows)[0]).regularity;
      expect(reasons[0]?.op === '>').toBe((overdueProbability as number) > 0.95);
      expect(reasons[0]?.threshold).toBe(quantiles?.p95);
      sides.push(reasons[0]?.op);
    }
    expect(new Set(sides)).toEqual(new Set(['<=', '>']));
  });
});

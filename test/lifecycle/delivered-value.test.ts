import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DeliveredValue, formatReason, scoreDeliveredValue } from '../../src/index.ts';
import { isPlain, maybe, plainSum, thrownBy } from './loyalty-support.ts';

const OWN = {
  productValue: 50,
  serviceValue: 30,
  peopleValue: 10,
  imageValue: 10,
  moneyCost: 60,
  timeCost: 10,
  energyCost: 5,
  effortCost: 5,
};
const RIVAL = {
  rivalProductValue: 40,
  rivalServiceValue: 20,
  rivalPeopleValue: 10,
  rivalImageValue: 10,
  rivalMoneyCost: 50,
  rivalTimeCost: 20,
  rivalEnergyCost: 5,
  rivalEffortCost: 5,
};
const of = (row: object, options = {}): DeliveredValue =>
  (scoreDeliveredValue([row], options)[0] as { deliveredValue: DeliveredValue }).deliveredValue;

describe('scoreDeliveredValue', () => {
  test('value, cost, difference and ratio, and the same against the rival', () => {
    expect(of({ ...OWN, ...RIVAL })).toMatchObject({
      value: 100,
      cost: 80,
      difference: 20,
      ratio: 1.25,
      rival: { value: 80, cost: 80, difference: 0, ratio: 1 },
      differenceToRival: 20,
      ratioToRival: 1.25,
    });
  });

  test('without a rival', () => {
    const result = of(OWN);
    expect(result).toMatchObject({
      ratio: 1.25,
      rival: { value: null, cost: null, difference: null, ratio: null },
      differenceToRival: null,
      ratioToRival: null,
    });
    expect(result.reasons.map(({ code }) => code)).toEqual(['delivered.ratio', 'delivered.no_rival']);
    expect(result.reasons.map((reason) => formatReason(reason, { locale: 'zh-CN' }))).toEqual([
      '客户每付出 1 单位成本得到 1.25 单位价值：≥ 1',
      '没有竞争对手的数据，无法比较顾客让渡价值',
    ]);
  });

  test('a missing part leaves its side open and is told', () => {
    const result = of({ ...OWN, ...RIVAL, peopleValue: null, rivalTimeCost: undefined });
    expect(result).toMatchObject({
      value: null,
      cost: 80,
      difference: null,
      ratio: null,
      differenceToRival: null,
    });
    expect(result.rival).toMatchObject({ value: 80, cost: null, ratio: null });
    expect(result.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'delivered.missing people',
      'delivered.rival_missing time',
    ]);
    expect(formatReason(result.reasons[0] as never)).toBe('people value is missing: there is no total');
  });

  test('only the parts that are measured', () => {
    const result = of({ productValue: 9, moneyCost: 6 }, { parts: ['product', 'money'] });
    expect(result).toMatchObject({ value: 9, cost: 6, difference: 3, ratio: 1.5 });
    expect(result.parts).toHaveLength(2);
  });

  test('no cost, no ratio; a rival without value has none to compare with', () => {
    const parts = ['product', 'money'];
    const free = of({ productValue: 9, moneyCost: 0, rivalProductValue: 1, rivalMoneyCost: 1 }, { parts });
    expect(free).toMatchObject({ difference: 9, ratio: null, ratioToRival: null, differenceToRival: 9 });
    expect(free.reasons.map(({ code }) => code)).toEqual(['delivered.no_cost']);
    const empty = of({ productValue: 9, moneyCost: 3, rivalProductValue: 0, rivalMoneyCost: 1 }, { parts });
    expect(empty).toMatchObject({ ratio: 3, ratioToRival: null });
    expect(empty.reasons.map(({ code }) => code)).toEqual(['delivered.ratio', 'delivered.rival_no_ratio']);
    const dear = of({ productValue: 1, moneyCost: 2, rivalProductValue: 2, rivalMoneyCost: 2 }, { parts });
    expect(dear.reasons.map(({ op }) => op)).toEqual(['<', '<']);
  });

  test('parts add up to totals and differences exactly', () => {
    const amount = maybe(0, 1e6);
    const row = fc.record(
      Object.fromEntries([...Object.keys(OWN), ...Object.keys(RIVAL)].map((key) => [key, amount])),
    );
    fc.assert(
      fc.property(row, (input) => {
        const result = of(input);
        expect(isPlain(result)).toBe(true);
        for (const side of ['value', 'cost'] as const) {
          const own = result.parts.filter((part) => part.side === side).map((part) => part.own);
          if (own.includes(null)) expect(result[side]).toBe(null);
          else expect(plainSum(own as number[])).toBe(result[side]);
          own.forEach((part, i) => {
            const given = input[Object.keys(OWN)[(side === 'value' ? 0 : 4) + i] as string] ?? null;
            if (given !== null) expect(part).toBeCloseTo(given, 6);
          });
        }
        if (result.difference !== null)
          expect((result.value as number) - (result.cost as number)).toBe(result.difference);
        if (result.differenceToRival !== null)
          expect((result.rival.difference as number) + result.differenceToRival).toBe(result.difference);
      }),
      { numRuns: 200 },
    );
  });

  test('more value or less cost never lowers what is left', () => {
    const full = fc.record(
      Object.fromEntries(
        Object.keys(OWN).map((key) => [key, fc.double({ min: 0.1, max: 1000, noNaN: true })]),
      ),
    );
    fc.assert(
      fc.property(full, fc.double({ min: 0, max: 50, noNaN: true }), (row, more) => {
        const before = of(row);
        const better = of({ ...row, imageValue: (row.imageValue as number) + more });
        // Another sum is another grid: its unit is the tolerance.
        expect(better.difference as number).toBeGreaterThanOrEqual((before.difference as number) - 1e-9);
        expect(better.ratio as number).toBeGreaterThanOrEqual((before.ratio as number) - 1e-9);
      }),
    );
  });

  test('refuses what it cannot read', () => {
    expect(thrownBy(() => scoreDeliveredValue([{ moneyCost: -1 }]))).toBe(
      'RangeError: Cannot score delivered value as "money" of accounts[0] must be a finite number from 0 to 1e290, or null: current value is -1',
    );
    expect(thrownBy(() => scoreDeliveredValue([{ rivalMoneyCost: 'a' }]))).toMatch(
      /"rival money" of accounts\[0\]/,
    );
    for (const parts of [[], ['product'], ['product', 'money', 'money'], ['product', 'price']])
      expect(thrownBy(() => of({}, { parts }))).toMatch(/"parts" must be a list of one value and one cost/);
    expect(
      of({ a: 1, b: 2 }, { parts: ['product', 'money'], values: { product: 'a', money: 'b' } }).ratio,
    ).toBe(0.5);
    expect(scoreDeliveredValue([])).toEqual([]);
  });
});

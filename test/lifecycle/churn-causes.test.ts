import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeChurnCauses, type CauseShare, formatLabel, formatReason } from '../../src/index.ts';
import { deepFreeze, hostileId, isPlain, plainSum, thrownBy } from './loyalty-support.ts';

const lost = (counts: Readonly<Record<string, number>>, monetary = 1) =>
  Object.entries(counts).flatMap(([cause, n]) => Array.from({ length: n }, () => ({ cause, monetary })));
const vital = (rows: readonly CauseShare[]) => rows.filter((row) => row.vital).map(({ cause }) => cause);

describe('analyzeChurnCauses', () => {
  test('two tables: by accounts and by revenue', () => {
    const result = analyzeChurnCauses([...lost({ price: 6, service: 3 }, 10), ...lost({ delivery: 1 }, 910)]);
    expect(result).toMatchObject({ accounts: 10, revenue: 1000, vitalShare: 0.8 });
    expect(
      result.byCount.map(({ cause, rank, amount, share, cumulativeShare }) => [
        cause,
        rank,
        amount,
        share,
        cumulativeShare,
      ]),
    ).toEqual([
      ['price', 1, 6, 0.6, 0.6],
      ['service', 2, 3, 0.3, 0.9],
      ['delivery', 3, 1, 0.1, 1],
    ]);
    expect(vital(result.byCount)).toEqual(['price', 'service']);
    expect(vital(result.byRevenue)).toEqual(['delivery']);
  });

  test('the vital few end with the cause that reaches the share; equal causes go together', () => {
    expect(vital(analyzeChurnCauses(lost({ a: 8, b: 2 })).byCount)).toEqual(['a']);
    expect(vital(analyzeChurnCauses(lost({ a: 7, b: 2, c: 1 })).byCount)).toEqual(['a', 'b']);
    expect(vital(analyzeChurnCauses(lost({ a: 6, b: 2, c: 2 })).byCount)).toEqual(['a', 'b', 'c']);
    expect(analyzeChurnCauses(lost({ a: 6, b: 2, c: 2 })).byCount.map(({ rank }) => rank)).toEqual([1, 2, 2]);
    expect(vital(analyzeChurnCauses(lost({ a: 5, b: 5 }), { vitalShare: 0.5 }).byCount)).toEqual(['a', 'b']);
    expect(vital(analyzeChurnCauses(lost({ a: 5, b: 4 }), { vitalShare: 0.5 }).byCount)).toEqual(['a']);
  });

  test('missing causes are a row of their own', () => {
    const result = analyzeChurnCauses(
      [{ cause: null }, { cause: ' ' }, {}, { cause: ' price ' }] as Array<{ cause?: string | null }>,
      {
        value: () => 5,
      },
    );
    expect(result.byCount.map(({ cause, amount }) => [cause, amount])).toEqual([
      ['unknown', 3],
      ['price', 1],
    ]);
    expect(result.notices.map((notice) => formatReason(notice, { locale: 'zh-CN' }))).toEqual([
      '4 个流失客户中有 3 个原因不明',
    ]);
    expect(formatLabel('cause', 'unknown', { locale: 'zh-CN' })).toBe('原因不明');
  });

  test('missing and negative revenue count as 0 and are told', () => {
    const result = analyzeChurnCauses([
      { cause: 'a', monetary: null },
      { cause: 'a', monetary: -50 },
      { cause: 'b', monetary: 10 },
    ]);
    expect(result.revenue).toBe(10);
    expect(result.byRevenue.map(({ cause, amount, vital: few }) => [cause, amount, few])).toEqual([
      ['b', 10, true],
      ['a', 0, false],
    ]);
    expect(result.notices.map(({ code, value, threshold }) => [code, value, threshold])).toEqual([
      ['churn.missing_values', 1, 3],
      ['churn.negative_values', 1, 3],
    ]);
    const nothing = analyzeChurnCauses([{ cause: 'a', monetary: 0 }]).byRevenue;
    expect(nothing).toEqual([
      { cause: 'a', rank: 1, amount: 0, share: null, cumulativeShare: null, vital: false },
    ]);
  });

  test('by tier', () => {
    const result = analyzeChurnCauses(
      [
        { cause: 'price', monetary: 1, tier: { id: 'silver' } },
        { cause: 'service', monetary: 9, tier: { id: 'gold' } },
        { cause: 'price', monetary: 2, tier: null },
      ],
      { by: 'tier' },
    );
    expect(result.groups.map(({ key, accounts, byCount }) => [key, accounts, byCount[0]?.cause])).toEqual([
      ['gold', 1, 'service'],
      ['silver', 1, 'price'],
      [null, 1, 'price'],
    ]);
  });

  test('empty, and what is refused', () => {
    expect(analyzeChurnCauses([])).toEqual({
      accounts: 0,
      revenue: 0,
      byCount: [],
      byRevenue: [],
      vitalShare: 0.8,
      groups: [],
      notices: [],
    });
    expect(thrownBy(() => analyzeChurnCauses([{ accountId: 'A', cause: 3, monetary: 1 }] as never))).toBe(
      'TypeError: Cannot analyze churn causes as "cause" of lost[0] (account "A") must be a text, or null: current value is 3',
    );
    expect(thrownBy(() => analyzeChurnCauses([{ monetary: 'x' }] as never))).toMatch(
      /"monetary" of lost\[0\]/,
    );
    expect(thrownBy(() => analyzeChurnCauses([], { vitalShare: 0 }))).toMatch(
      /"vitalShare" must be a share above 0/,
    );
  });

  test('laws: shares end at 1, amounts add up exactly, order does not matter', () => {
    const loss = fc.record({
      cause: fc.option(hostileId, { nil: null }),
      monetary: fc.option(fc.double({ min: -100, max: 1e6, noNaN: true }), { nil: null }),
      tier: fc.constantFrom('gold', 'silver', null),
    });
    fc.assert(
      fc.property(fc.array(loss, { maxLength: 30 }), (rows) => {
        const result = analyzeChurnCauses(deepFreeze(rows), { by: 'tier' });
        expect(analyzeChurnCauses([...rows].reverse(), { by: 'tier' })).toEqual(result);
        expect(isPlain(result)).toBe(true);
        expect(plainSum(result.byRevenue.map(({ amount }) => amount))).toBe(result.revenue);
        expect(plainSum(result.groups.map(({ revenue }) => revenue))).toBe(result.revenue);
        expect(plainSum(result.byCount.map(({ amount }) => amount))).toBe(rows.length);
        if (rows.length > 0) {
          expect(result.byCount.at(-1)?.cumulativeShare).toBe(1);
          const few = result.byCount.filter((row) => row.vital);
          expect(few.at(-1)?.cumulativeShare).toBeGreaterThanOrEqual(0.8);
        }
      }),
      { numRuns: 150 },
    );
  });
});

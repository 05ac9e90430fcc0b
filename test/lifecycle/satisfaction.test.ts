import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReason, type SurveyAnswer, summarizeSatisfaction } from '../../src/index.ts';
import { measurePromoters } from '../../src/lifecycle/net-promoter.ts';
import { meanTrend } from '../../src/lifecycle/satisfaction.ts';
import { deepFreeze, hostileId, isPlain, thrownBy } from './loyalty-support.ts';

const asOf = '2026-03-31';
const NOW = '2026-03-01';
const BEFORE = '2025-12-15';

function repeat(scores: readonly number[], fields: Partial<SurveyAnswer> = {}): SurveyAnswer[] {
  return scores.map((score) => ({ accountId: 'Acme', date: NOW, dimension: 'product', score, ...fields }));
}
const product = (surveys: readonly SurveyAnswer[], options = {}) =>
  summarizeSatisfaction(surveys, { asOf, ...options }).overall.dimensions.find(({ id }) => id === 'product');

describe('summarizeSatisfaction', () => {
  test('mean, top box and n by dimension, per account and over all', () => {
    const summary = summarizeSatisfaction(
      [
        ...repeat([5, 4, 3]),
        { accountId: 'Blue', date: NOW, dimension: 'product', score: 2 },
        { accountId: 'Blue', date: NOW, dimension: 'price', score: 1 },
        { accountId: 'Blue', date: NOW, score: 4 },
      ],
      { asOf },
    );
    expect(summary.overall.dimensions.map(({ id, n, mean, topBox }) => [id, n, mean, topBox])).toEqual([
      ['product', 4, 3.5, 0.5],
      ['service', 0, null, null],
      ['after_sales', 0, null, null],
      ['overall', 1, 4, 1],
      ['price', 1, 1, 0],
    ]);
    expect(summary.accounts.map(({ accountId, dimensions }) => [accountId, dimensions[0]?.mean])).toEqual([
      ['Acme', 4],
      ['Blue', 2],
    ]);
  });

  test('windows: both ends count, what is older or to come is counted apart', () => {
    const at = (date: string) => ({ accountId: 'A', date, score: 4 });
    const summary = summarizeSatisfaction(
      ['2026-03-31', '2026-01-01', '2025-12-31', '2025-10-03', '2025-10-02', '2026-04-01'].map(at),
      { asOf },
    );
    expect(summary.window).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(summary.previous).toEqual({ from: '2025-10-03', to: '2025-12-31' });
    expect(summary.counts).toEqual({ received: 6, window: 2, previous: 2, older: 1, future: 1 });
    expect(summary.accounts[0]?.lastSurveyDate).toBe('2026-03-31');
  });

  test('a day belongs to the zone', () => {
    const late = [{ accountId: 'A', date: '2026-03-31T20:00:00Z', score: 4 }];
    expect(summarizeSatisfaction(late, { asOf }).counts.window).toBe(1);
    expect(summarizeSatisfaction(late, { asOf, timeZone: 'Asia/Shanghai' }).counts).toMatchObject({
      window: 0,
      future: 1,
    });
  });

  test('the trend: more than chance, within chance, too few', () => {
    const five = [3, 3, 3, 2, 3];
    const now = repeat([5, 5, 4, 5, 5]);
    const earlier = (scores: number[]) => repeat(scores, { date: BEFORE });
    expect(product([...now, ...earlier(five)])?.trend).toMatchObject({
      before: { n: 5, value: 2.8 },
      direction: 'up',
    });
    expect(product([...repeat(five), ...earlier([5, 5, 4, 5, 5])])?.trend.direction).toBe('down');
    expect(product([...now, ...earlier([5, 4, 5, 4, 5])])?.trend.direction).toBe('flat');
    expect(product([...now, ...earlier([1, 1, 1, 1])])?.trend).toMatchObject({ direction: null });
    expect(product([...now, ...earlier([1, 1, 1, 1])])?.trend.delta).toBeCloseTo(3.8, 12);
    expect(product(now)?.trend).toEqual({ before: { n: 0, value: null }, delta: null, direction: null });
    // Five equal answers hide a variance: half a step is not a change.
    expect(meanTrend([4, 4, 4, 4, 4], [4, 4, 4, 3, 3], 4).direction).toBe('flat');
    expect(meanTrend([4, 4, 4, 4, 4], [3, 3, 3, 3, 3], 4).direction).toBe('up');
  });

  test('scales: answers with another one are moved, the top box follows', () => {
    expect(product(repeat([10, 5.5, 1], { scale: [1, 10] }))).toMatchObject({ n: 3, mean: 3 });
    expect(product(repeat([0, 10], { scale: [0, 10] }))).toMatchObject({ mean: 3, topBox: 0.5 });
    expect(product(repeat([7, 8, 9]), { scale: [0, 10] })?.topBox).toBeCloseTo(2 / 3, 12);
    expect(product(repeat([5, 4, 3]), { topBox: 5 })?.topBox).toBeCloseTo(1 / 3, 12);
    expect(summarizeSatisfaction([], { asOf, scale: [1, 7] }).topBox).toBe(5.5);
  });

  test('NPS: promoters less detractors, and the interval of Bonett and Price', () => {
    const answers = [...Array(26).fill(10), ...Array(18).fill(8), ...Array(4).fill(0)];
    const { nps } = summarizeSatisfaction(
      answers.map((recommend) => ({ accountId: 'A', date: NOW, recommend })),
      { asOf },
    ).overall;
    expect(nps).toMatchObject({ n: 48, promoters: 26, passives: 18, detractors: 4 });
    expect(nps.score).toBeCloseTo((100 * 22) / 48, 12);
    // R package statpsych, ci.prop.ps(.05, 12, 4, 26, 6): 0.2548067 to 0.62…
    expect(nps.interval?.lower).toBeCloseTo(25.48067, 4);
    expect(nps.interval?.upper).toBeCloseTo(62.51933, 4);
    expect([6, 7, 8, 9].map((recommend) => measurePromoters([recommend], []).score)).toEqual([
      -100, 0, 0, 100,
    ]);
  });

  test('NPS: a change that chance does not explain', () => {
    const lots = (value: number, n: number) => new Array<number>(n).fill(value);
    expect(measurePromoters(lots(10, 40), lots(3, 40)).trend).toMatchObject({ delta: 200, direction: 'up' });
    expect(measurePromoters(lots(3, 40), lots(10, 40)).trend.direction).toBe('down');
    expect(measurePromoters(lots(10, 40), lots(10, 20)).trend).toMatchObject({ delta: 0, direction: 'flat' });
    expect(measurePromoters(lots(10, 4), lots(3, 40)).trend).toMatchObject({ delta: 200, direction: null });
    expect(measurePromoters(lots(10, 40), lots(3, 4)).trend).toMatchObject({ delta: 200, direction: null });
    expect(measurePromoters([], []).interval).toBe(null);
  });

  test('nobody answers: null and a reason, unanswered surveys are counted', () => {
    const summary = summarizeSatisfaction(
      [
        { accountId: 'A', date: NOW },
        { accountId: 'B', date: NOW, recommend: 9 },
        { accountId: 'A', date: '2020-01-01', score: null },
      ],
      { asOf },
    );
    const [account] = summary.accounts;
    expect(summary.overall.unanswered).toBe(1);
    expect(account).toMatchObject({ unanswered: 1, lastSurveyDate: NOW, nps: { score: null, n: 0 } });
    expect(account?.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'satisfaction.no_answers product',
      'satisfaction.no_answers service',
      'satisfaction.no_answers after_sales',
      'satisfaction.no_answers nps',
    ]);
    expect(summarizeSatisfaction([], { asOf, dimensions: [] })).toMatchObject({
      accounts: [],
      overall: { dimensions: [], lastSurveyDate: null },
    });
  });

  test('reasons in words', () => {
    const { reasons } = summarizeSatisfaction(
      [
        ...repeat([5, 5, 5, 5, 5]),
        ...repeat([3, 3, 3, 3, 3], { date: BEFORE }),
        ...repeat([4], { dimension: 'service' }),
      ],
      { asOf, dimensions: [] },
    ).overall;
    expect(reasons.map((reason) => formatReason(reason, { locale: 'zh-CN' }))).toEqual([
      '产品质量由 3 上升至 5，超出随机波动',
      '服务水平：两期之一仅有 0 份答复，少于 5 份，无法判断变化',
      '净推荐值：本期没有答复',
    ]);
    expect(formatReason(reasons[0] as never)).toBe('product is up from 3 to 5, by more than chance explains');
  });

  test('bad rows are named in one error', () => {
    const bad = [
      { accountId: '', date: '2026-02-30', score: 3 },
      { accountId: 'B', date: NOW, score: 6 },
      { accountId: 'C', date: NOW, score: 3 },
      { accountId: 'D', date: NOW, recommend: 9.5, scale: [5, 1], dimension: '' },
    ];
    expect(thrownBy(() => summarizeSatisfaction(bad as never, { asOf }))).toBe(
      [
        'TypeError: Cannot summarize satisfaction as 3 of 4 surveys have problems:',
        '  surveys[0].accountId must be a non-empty text or an integer: received ""',
        '  surveys[0].date must be an ISO day (2026-01-31), an ISO timestamp, a Date or epoch milliseconds, from the year 1 to 9999: received "2026-02-30"',
        '  surveys[1].score (account "B") must be a number from 1 to 5: received 6',
        '  surveys[3].dimension (account "D") must be a non-empty text: received ""',
        '  surveys[3].scale (account "D") must be two ascending numbers such as [1, 5]: received an array of 2',
        '  …',
        'Mend these rows, or leave them out.',
      ].join('\n'),
    );
    expect(thrownBy(() => summarizeSatisfaction([], {} as never))).toMatch(/"asOf" must be an ISO day/);
    expect(thrownBy(() => summarizeSatisfaction([], undefined as never))).toMatch(
      /"asOf" must be an ISO day/,
    );
    expect(thrownBy(() => summarizeSatisfaction([], { asOf, topBox: 6 }))).toMatch(
      /"topBox" must be a number from 1 to 5/,
    );
    expect(thrownBy(() => summarizeSatisfaction([], { asOf, dimensions: ['a', 'a'] }))).toMatch(
      /"dimensions" must be a list/,
    );
    expect(thrownBy(() => summarizeSatisfaction([], { asOf, scale: [5, 1] }))).toMatch(
      /"scale" must be two ascending/,
    );
    expect(thrownBy(() => summarizeSatisfaction([], { asOf, windowDays: 0 }))).toMatch(
      /"windowDays" must be an integer/,
    );
  });

  test('laws: row order does not matter, all rows are accounted for, plain JSON, input untouched', () => {
    const survey = fc.record(
      {
        accountId: hostileId,
        date: fc.constantFrom('2026-03-31', '2026-01-02', '2025-12-01', '2025-01-01', '2026-05-05'),
        dimension: fc.oneof(fc.constantFrom('product', 'service'), hostileId),
        score: fc.double({ min: 1, max: 5, noNaN: true }),
        recommend: fc.integer({ min: 0, max: 10 }),
      },
      { requiredKeys: ['accountId', 'date'] },
    );
    fc.assert(
      fc.property(fc.array(survey, { maxLength: 30 }), (surveys) => {
        const summary = summarizeSatisfaction(deepFreeze(surveys), { asOf });
        expect(summarizeSatisfaction([...surveys].reverse(), { asOf })).toEqual(summary);
        expect(isPlain(summary)).toBe(true);
        const { received, window, previous, older, future } = summary.counts;
        expect(received).toBe(surveys.length);
        expect(window + previous + older + future).toBe(received);
        expect(summary.accounts).toHaveLength(new Set(surveys.map(({ accountId }) => accountId)).size);
        const n = summary.overall.dimensions.reduce((sum, dimension) => sum + dimension.n, 0);
        const ofAccounts = summary.accounts.flatMap(({ dimensions }) =>
          dimensions.map((dimension) => dimension.n),
        );
        expect(ofAccounts.reduce((sum, count) => sum + count, 0)).toBe(n);
      }),
      { numRuns: 100 },
    );
  });
});

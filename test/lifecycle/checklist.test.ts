import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReason, type RetentionChecklist, scoreRetentionChecklist } from '../../src/index.ts';
import { hostileId, isPlain, maybe, thrownBy } from './loyalty-support.ts';

const FULL = {
  accountId: 'Acme',
  communication: 80,
  productAlignment: 90,
  strategyAlignment: 60,
  quality: 95,
  service: 70,
  logistics: 40,
  benefit: 85,
};
const of = (row: object, options = {}): RetentionChecklist =>
  (scoreRetentionChecklist([row], options)[0] as { checklist: RetentionChecklist }).checklist;

const anyRow = fc.record({
  accountId: hostileId,
  communication: maybe(0, 100),
  productAlignment: maybe(0, 100),
  strategyAlignment: maybe(0, 100),
  quality: maybe(0, 100),
  service: maybe(0, 100),
  logistics: maybe(0, 100),
  benefit: maybe(0, 100),
});

describe('scoreRetentionChecklist', () => {
  test('the weakest link decides, there is no mean', () => {
    expect(of(FULL)).toEqual({
      scores: {
        communication: 80,
        product_alignment: 90,
        strategy_alignment: 60,
        quality: 95,
        service: 70,
        logistics: 40,
        benefit: 85,
      },
      weakest: { id: 'logistics', score: 40 },
      complete: true,
      reasons: [
        {
          code: 'checklist.weakest',
          field: 'logistics',
          value: 40,
          op: '<=',
          threshold: 60,
          score: 40,
          of: 100,
        },
      ],
    });
    const [reason] = of(FULL).reasons;
    expect(formatReason(reason as never, { locale: 'zh-CN' })).toBe(
      '最薄弱的环节是“物流顺畅”：40/100 分，其次为 60 分',
    );
    expect(formatReason(reason as never)).toBe(
      'the weakest link is guaranteed logistics: 40 of 100, the next has 60',
    );
  });

  test('equal links: the first in the order of the saying', () => {
    expect(of({ ...FULL, benefit: 40, strategyAlignment: 40 }).weakest?.id).toBe('strategy_alignment');
  });

  test('missing scores are told and make it incomplete', () => {
    const checklist = of({ quality: 50, service: null });
    expect(checklist).toMatchObject({ weakest: { id: 'quality', score: 50 }, complete: false });
    expect(checklist.scores.service).toBe(null);
    expect(checklist.reasons[0]).toMatchObject({ code: 'checklist.weakest', threshold: 100 });
    expect(checklist.reasons.slice(1).map(({ field }) => field)).toEqual([
      'communication',
      'product_alignment',
      'strategy_alignment',
      'service',
      'logistics',
      'benefit',
    ]);
    expect(of({})).toMatchObject({ weakest: null, complete: false });
  });

  test('the weakest is the minimum of what is known; raising another link does not lift it', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { scores, weakest, complete, reasons } = of(row);
        const known = Object.values(scores).filter((score) => score !== null);
        expect(weakest?.score ?? null).toBe(known.length === 0 ? null : Math.min(...known));
        expect(complete).toBe(known.length === 7);
        expect(reasons.length).toBe(7 - known.length + (known.length > 0 ? 1 : 0));
        expect(isPlain({ scores, weakest, reasons })).toBe(true);
        if (weakest !== null && weakest.id !== 'quality' && scores.quality !== null)
          expect(of({ ...row, quality: 100 }).weakest).toEqual(weakest);
      }),
      { numRuns: 200 },
    );
  });

  test('other fields, and what is refused', () => {
    expect(of({ kpi: 12 }, { values: { logistics: 'kpi' } }).scores.logistics).toBe(12);
    expect(
      of({ otif: 0.4 }, { values: { logistics: (row: { otif: number }) => row.otif * 100 } }).weakest,
    ).toEqual({
      id: 'logistics',
      score: 40,
    });
    expect(thrownBy(() => scoreRetentionChecklist([{ accountId: 9, quality: 101 }]))).toBe(
      'RangeError: Cannot score the retention checklist as "quality" of accounts[0] (account "9") must be a score from 0 to 100, or null: current value is 101',
    );
    expect(thrownBy(() => of({}, { values: { speed: 'x' } }))).toMatch(
      /^RangeError.*"values" must be an object with fields/,
    );
    expect(thrownBy(() => of({}, { values: [] }))).toMatch(/"values" must be/);
    expect(thrownBy(() => of({}, { values: { quality: '' } }))).toMatch(/"values" must be/);
    expect(scoreRetentionChecklist([])).toEqual([]);
  });
});

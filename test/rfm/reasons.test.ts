/** The reasons alone give the result back: every score, code, mean and segment, by every method. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyRfm,
  assignSegments,
  classic125,
  type FittedDimension,
  fitRfm,
  formatReason,
  kam11,
  type RfmModel,
  type RfmScore,
  rf10,
  type SegmentField,
  type SegmentMap,
  scoreRfm,
  value3,
  zh8,
} from '../../src/index.ts';
import { vignette } from './r-rules.ts';
import {
  bookOf,
  books,
  booksWithProspects,
  FITS,
  type FullRow,
  intervalOf,
  isWithin,
  type Row,
  rederive,
  scoresOf,
} from './support.ts';

/** The scores whose bands hold a value, by the model's own table. */
function scoresWith(value: number, { bands }: FittedDimension): number[] {
  return bands.flatMap(({ score, threshold, ends }) =>
    threshold !== undefined && ends !== undefined && isWithin(value, { threshold, ends }) ? [score] : [],
  );
}

/** The reasons of one dimension: its band, then the ties behind it. */
function reasonsOf({ reasons }: RfmScore, field: string) {
  const at = reasons.findIndex((reason) => reason.field === field);
  const rest = reasons.slice(at + 1);
  const next = rest.findIndex(({ code }) => code !== 'rfm.tie');
  return { band: reasons[at], ties: next < 0 ? rest : rest.slice(0, next) };
}

function checkAgainstModel(rfm: RfmScore, row: FullRow, model: RfmModel): void {
  for (const dimension of model.fitted.dimensions) {
    const { band, ties } = reasonsOf(rfm, dimension.name);
    const options = model.options.dimensions.find(({ name }) => name === dimension.name);
    const field = options?.field as 'recency';
    expect(band).toMatchObject({ value: row[field], of: options?.bins });
    const score = band?.score as number;
    if (dimension.groups !== undefined) continue;
    const possible = scoresWith(row[field], dimension);
    expect(possible).toContain(score);
    // One band holds the value, or the ids split it: then each neighbour that holds it too is ruled out by one reason.
    const ruledOut = possible.flatMap((other) =>
      other === score - 1 ? ['>='] : other === score + 1 ? ['<'] : [],
    );
    expect(ties.map(({ op }) => op)).toEqual(ruledOut);
    if (options?.method !== 'ntile') expect(possible).toEqual([score]);
    for (const tie of ties) expect(tie).toMatchObject({ field: 'accountId', value: row.accountId });
  }
}

describe('scores', () => {
  test.each(Object.keys(FITS))('%s', (name) => {
    fc.assert(
      fc.property(books, (book) => {
        const options = FITS[name];
        const model = fitRfm(book, options);
        for (const { rfm, ...row } of applyRfm(book, model, { values: options?.values })) {
          const again = rederive(rfm.reasons);
          expect(again.scores).toEqual(scoresOf(rfm));
          expect(again.code).toBe(rfm.code);
          expect(Math.abs(again.score - (rfm.score as number))).toBeLessThan(1e-12);
          checkAgainstModel(rfm, row, model);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('nested: the interval is that of the group', () => {
    fc.assert(
      fc.property(books, (book) => {
        const model = fitRfm(book, { method: 'nested', bins: 3 });
        for (const { rfm } of applyRfm(book, model)) {
          const [recency, frequency, monetary] = rfm.reasons.map(intervalOf);
          const cutsOf = (d: number, key: string) =>
            (model.fitted.dimensions[d]?.groups?.[key] ?? []).map(({ value }) => value);
          const own = [cutsOf(1, `${rfm.recency}`), cutsOf(2, `${rfm.recency}-${rfm.frequency}`)];
          expect(recency?.threshold).toEqual(
            model.fitted.dimensions[0]?.bands[(rfm.recency ?? 0) - 1]?.threshold,
          );
          for (const [i, interval] of [frequency, monetary].entries()) {
            const score = (i === 0 ? rfm.frequency : rfm.monetary) as number;
            expect(interval?.threshold).toEqual([own[i]?.[score - 2] ?? null, own[i]?.[score - 1] ?? null]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('accounts without scores say what is missing', () => {
    fc.assert(
      fc.property(booksWithProspects, (book) => {
        for (const row of scoreRfm(book)) {
          const missing = (['recency', 'frequency', 'monetary'] as const).filter(
            (field) => row[field] === null,
          );
          const told = row.rfm.reasons.filter(({ code }) => code === 'rfm.missing').map(({ field }) => field);
          expect(told).toEqual(missing);
          expect(row.rfm.code === null).toBe(missing.length > 0);
        }
      }),
    );
  });
});

describe('ties', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const tiesOf = (values: number[], bins: number) =>
    applyRfm(bookOf(values, ids), fitRfm(bookOf(values, ids), { method: { monetary: 'ntile' }, bins })).map(
      ({ rfm }) => rfm.reasons.filter(({ code }) => code === 'rfm.tie'),
    );

  test('have this form', () => {
    const tie = (value: string, op: string, threshold: string) => ({
      code: 'rfm.tie',
      field: 'accountId',
      value,
      op,
      threshold,
    });
    expect(tiesOf([5, 5, 5, 5, 5, 5], 3)).toStrictEqual([
      [tie('a', '<', 'c')],
      [tie('b', '<', 'c')],
      [tie('c', '>=', 'c'), tie('c', '<', 'e')],
      [tie('d', '>=', 'c'), tie('d', '<', 'e')],
      [tie('e', '>=', 'e')],
      [tie('f', '>=', 'e')],
    ]);
  });

  test('are named only where the value is that of the border', () => {
    expect(tiesOf([1, 5, 5, 5, 9, 9], 2)).toEqual([
      [],
      [expect.objectContaining({ op: '<', threshold: 'd' })],
      [expect.objectContaining({ op: '<', threshold: 'd' })],
      [expect.objectContaining({ op: '>=', threshold: 'd' })],
      [],
      [],
    ]);
    // The border lies at a value that nobody below it has: the first above it has the id of the border.
    expect(tiesOf([1, 2, 3, 4, 5, 6], 2)).toEqual([
      [],
      [],
      [],
      [expect.objectContaining({ op: '>=', threshold: 'd' })],
      [],
      [],
    ]);
  });

  test('stand behind the band that they split', () => {
    const book = bookOf([5, 5, 5], ['a', 'b', 'c']);
    const [first] = applyRfm(book, fitRfm(book, { method: 'ntile', bins: 3 }));
    expect(first?.rfm.reasons.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'rfm.band recency',
      'rfm.tie accountId',
      'rfm.band frequency',
      'rfm.tie accountId',
      'rfm.band monetary',
      'rfm.tie accountId',
    ]);
  });
});

describe('segments', () => {
  const noMonetary: SegmentMap = {
    ...kam11,
    id: 'holes',
    rules: kam11.rules.filter(({ segment }) => segment !== 'loyal'),
  };

  const scoreOf = (rfm: RfmScore, field: string): number =>
    field === 'frequency+monetary'
      ? (rfm.frequency as number) + (rfm.monetary as number)
      : (rfm[field as 'recency'] as number);

  test.each([
    ['kam11', kam11],
    ['classic125', classic125],
    ['rf10', rf10],
    ['zh8', zh8],
    ['value3', value3],
    ['vignette of R', vignette],
    ['a map with holes', noMonetary],
  ])('%s', (_, map) => {
    fc.assert(
      fc.property(booksWithProspects, (book: Row[]) => {
        for (const { rfm, segment } of assignSegments(scoreRfm(book), map)) {
          const { id, rank, reasons } = segment;
          expect(reasons.length).toBeGreaterThan(0);
          if (rfm.code === null) {
            expect([id, rank, reasons[0]?.code]).toEqual(['prospect', null, 'segment.no_scores']);
            continue;
          }
          if (id === 'other') {
            expect(rank).toBeNull();
            expect(reasons).toEqual([
              { code: 'segment.no_rule', field: 'code', value: rfm.code, op: 'in', threshold: map.id },
            ]);
            continue;
          }
          expect(rank).toBe(map.segments.find((definition) => definition.id === id)?.rank);
          for (const reason of reasons) {
            expect(reason.result).toBe(id);
            if (reason.code === 'segment.code') {
              expect(reason.value).toBe(rfm.code);
              expect(reason.threshold).toContain(rfm.code);
              continue;
            }
            expect(reason.value).toBe(scoreOf(rfm, reason.field));
            expect(isWithin(reason.value as number, intervalOf(reason))).toBe(true);
          }
          // The conditions are those of one box of one rule of the segment, all of them.
          if (reasons[0]?.code === 'segment.code') continue;
          const conditions = Object.fromEntries(reasons.map(({ field, threshold }) => [field, threshold]));
          const boxes = map.rules.filter((rule) => rule.segment === id).flatMap((rule) => rule.boxes ?? []);
          const asPairs = boxes.map((box) =>
            Object.fromEntries(
              Object.entries(box).map(([field, range]) => [
                field as SegmentField,
                Array.isArray(range)
                  ? range
                  : [(range as { from?: number }).from ?? null, (range as { below?: number }).below ?? null],
              ]),
            ),
          );
          expect(asPairs).toContainEqual(conditions);
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('every reason can be said in both languages', () => {
  fc.assert(
    fc.property(booksWithProspects, fc.constantFrom(...Object.keys(FITS)), (book, name) => {
      const options = FITS[name] as object;
      const model = fitRfm(book, options);
      const rows = applyRfm(book, model);
      const reasons = [...model.fitted.notices, ...rows.flatMap(({ rfm }) => rfm.reasons)];
      for (const reason of reasons)
        for (const locale of ['en', 'zh-CN'] as const)
          expect(formatReason(reason, { locale })).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
    }),
    { numRuns: 40 },
  );
});

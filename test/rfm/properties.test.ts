/** What holds for every method and every book. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyRfm,
  assignSegments,
  checkSegmentMap,
  type FitRfmOptions,
  fitRfm,
  kam11,
  scoreRfm,
  summarizeSegments,
} from '../../src/index.ts';
import { books, booksWithProspects, FITS, type FullRow, scoresOf } from './support.ts';

const NAMES = Object.keys(FITS);
const FIELDS = ['recency', 'frequency', 'monetary'] as const;
const options = { numRuns: 40 };

function optionsOf(name: string): FitRfmOptions<FullRow> {
  return FITS[name] as FitRfmOptions<FullRow>;
}

/** A permutation of a list, drawn by fast-check. */
function shuffled<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((item, i) => [item, keys[i % keys.length] as number, i] as const)
    .sort((a, b) => a[1] - b[1] || b[2] - a[2])
    .map(([item]) => item);
}

const keys = fc.array(fc.integer(), { minLength: 18, maxLength: 18 });

describe.each(NAMES)('%s', (name) => {
  test('scores are whole, from 1 to bins, and the mean lies between them', () => {
    fc.assert(
      fc.property(books, books, (book, later) => {
        const model = fitRfm(book, optionsOf(name));
        for (const { rfm } of applyRfm([...book, ...later], model)) {
          const scores = Object.values(scoresOf(rfm)) as number[];
          scores.forEach((score, d) => {
            const bins = model.options.dimensions[d]?.bins as number;
            expect(Number.isInteger(score) && score >= 1 && score <= bins).toBe(true);
          });
          expect(rfm.score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
          expect(rfm.score).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
        }
      }),
      options,
    );
  });

  test('a better value never lowers its score', () => {
    fc.assert(
      fc.property(
        books,
        fc.nat(),
        fc.constantFrom(...FIELDS),
        fc.oneof(fc.integer({ min: 1, max: 30 }), fc.double({ min: 1e-9, max: 1e7, noNaN: true })),
        (book, at, field, gain) => {
          const model = fitRfm(book, optionsOf(name));
          const row = book[at % book.length] as FullRow;
          const better = { ...row, [field]: field === 'recency' ? row[field] - gain : row[field] + gain };
          const [before, after] = applyRfm([row, better], model).map(({ rfm }) => rfm);
          expect(after?.[field]).toBeGreaterThanOrEqual(before?.[field] as number);
          if (name.startsWith('nested')) return;
          for (const other of FIELDS) if (other !== field) expect(after?.[other]).toBe(before?.[other]);
        },
      ),
      options,
    );
  });

  test('accounts in order of a value are in order of its score', () => {
    fc.assert(
      fc.property(books, (book) => {
        if (name.startsWith('nested')) return;
        const rows = scoreRfm(book, optionsOf(name));
        for (const field of FIELDS)
          for (const a of rows)
            for (const b of rows) {
              const isBetter = field === 'recency' ? a[field] < b[field] : a[field] > b[field];
              if (isBetter) expect(a.rfm[field]).toBeGreaterThanOrEqual(b.rfm[field] as number);
            }
      }),
      options,
    );
  });

  test('the order of rows changes neither the model nor a result', () => {
    fc.assert(
      fc.property(booksWithProspects, keys, (book, order) => {
        const mixed = shuffled(book, order);
        const given = optionsOf(name) as object;
        const model = fitRfm(book, given);
        expect(fitRfm(mixed, given)).toStrictEqual(model);
        expect(scoreRfm(mixed, given)).toStrictEqual(shuffled(scoreRfm(book, given), order));
      }),
      options,
    );
  });

  test('an account has the same score alone as among others', () => {
    fc.assert(
      fc.property(booksWithProspects, (book) => {
        const model = fitRfm(book, optionsOf(name) as object);
        expect(book.flatMap((row) => applyRfm([row], model))).toStrictEqual(applyRfm(book, model));
      }),
      options,
    );
  });

  test('bands count the accounts of the book', () => {
    fc.assert(
      fc.property(books, (book) => {
        const model = fitRfm(book, optionsOf(name));
        const rows = applyRfm(book, model);
        model.fitted.dimensions.forEach(({ name: field, bands }, d) => {
          const bins = model.options.dimensions[d]?.bins as number;
          expect(bands.map(({ score }) => score)).toEqual(Array.from({ length: bins }, (_, i) => i + 1));
          const counts = bands.map(
            ({ score }) => rows.filter(({ rfm }) => scoresOf(rfm)[field] === score).length,
          );
          expect(bands.map(({ count }) => count)).toEqual(counts);
        });
      }),
      options,
    );
  });
});

test.each(NAMES.filter((name) => name !== 'r-rfm'))(
  '%s: a change of units by a power of two changes no score',
  (name) => {
    fc.assert(
      fc.property(books, fc.integer({ min: -20, max: 20 }), (book, power) => {
        const unit = 2 ** power;
        const scaled = book.map((row) => ({
          ...row,
          recency: row.recency * unit,
          frequency: row.frequency * unit,
          monetary: row.monetary * unit,
        }));
        const given = optionsOf(name);
        const cuts = Object.fromEntries(
          Object.entries(given.cuts ?? {}).map(([field, list]) => [field, list?.map((cut) => cut * unit)]),
        );
        const codes = (rows: ReturnType<typeof scoreRfm<FullRow>>) =>
          rows.map(({ rfm }) => [rfm.code, rfm.more]);
        expect(codes(scoreRfm(scaled, { ...given, cuts }))).toEqual(codes(scoreRfm(book, given)));
      }),
      options,
    );
  },
);

test('r-rfm does change with the unit: its + 1 is one unit', () => {
  const book = [10, 20, 30, 40, 50].map((n) => ({
    accountId: `A${n}`,
    recency: n,
    frequency: n,
    monetary: n,
  }));
  const inThousands = book.map((row) => ({ ...row, monetary: row.monetary / 1024 }));
  const scores = (rows: FullRow[]) => scoreRfm(rows, { method: 'r-rfm' }).map(({ rfm }) => rfm.monetary);
  expect(scores(book)).toEqual([1, 2, 3, 4, 5]);
  expect(scores(inThousands)).toEqual([1, 1, 1, 1, 1]);
});

describe('segments', () => {
  test('by kam11, a better value of monetary never leads to a worse segment', () => {
    expect(checkSegmentMap(kam11)).toEqual([]);
    fc.assert(
      fc.property(
        books,
        fc.nat(),
        fc.constantFrom(...FIELDS),
        fc.integer({ min: 1, max: 30 }),
        (book, at, field, gain) => {
          const model = fitRfm(book);
          const row = book[at % book.length] as FullRow;
          const better = { ...row, [field]: field === 'recency' ? row[field] - gain : row[field] + gain };
          const [before, after] = assignSegments(applyRfm([row, better], model)).map(
            ({ segment }) => segment.rank,
          );
          expect(after).toBeLessThanOrEqual(before as number);
        },
      ),
    );
  });

  test('summaries add up', () => {
    fc.assert(
      fc.property(booksWithProspects, keys, (book, order) => {
        const rows = assignSegments(scoreRfm(book));
        const table = summarizeSegments(rows);
        const total = (of: (row: (typeof table)[number]) => number | null) =>
          table.reduce((sum, summary) => sum + (of(summary) ?? 0), 0);
        expect(total(({ accounts }) => accounts)).toBe(book.length);
        expect(total(({ shareOfAccounts }) => shareOfAccounts)).toBeCloseTo(1, 12);
        if (table[0]?.shareOfOrders !== null)
          expect(total(({ shareOfOrders }) => shareOfOrders)).toBeCloseTo(1, 6);
        expect(summarizeSegments(shuffled(rows, order))).toStrictEqual(table);
        for (const summary of table)
          for (const value of Object.values(summary)) expect(value).not.toSatisfy(Number.isNaN);
      }),
    );
  });
});

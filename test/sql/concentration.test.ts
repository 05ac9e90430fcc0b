/** Concentration from the engines: shares, curves, classes, exposure and levels as in memory, byte for byte; measures up to rounding. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyzeConcentration } from '../../src/index.ts';
import { type ConcentrationSpec, concentrationSql, type SqlConcentration } from '../../src/sql/index.ts';
import { BOOKS, loadAccounts } from './books.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { knownOf, MEASURES, measuresOf, SPECS } from './fit-options.ts';

/** How far a measure may be off, relatively to at least 1e-3. */
const TOLERANCE = 1e-12;

/** All but the measures as text: byte for byte, and in the same order. */
const bytes = (concentration: SqlConcentration): string =>
  JSON.stringify(
    Object.entries(concentration)
      .filter(([name]) => !MEASURES.includes(name as 'gini'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

async function compare(
  engine: Engine,
  table: string,
  book: readonly object[],
  spec: ConcentrationSpec,
): Promise<SqlConcentration> {
  const { sql, finish } = concentrationSql(spec, { dialect: engine.dialect, from: table });
  const found = finish(await engine.query(sql));
  const expected = knownOf(analyzeConcentration(book, { ...(spec as object), bootstrap: 0 }));
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  expect(bytes(found)).toBe(bytes(expected));
  const [own, exact] = [measuresOf(found), measuresOf(expected)];
  for (const [name, value] of Object.entries(exact)) {
    const other = own[name] as number | null;
    if (value === null || other === null) expect(other, name).toBe(value);
    else
      expect(Math.abs(other - value), `${name}: ${other} for ${value}`).toBeLessThanOrEqual(
        TOLERANCE * Math.max(1e-3, Math.abs(value)),
      );
  }
  return found;
}

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test.each(Object.keys(BOOKS))('%s', async (name) => {
    const book = BOOKS[name] ?? [];
    await loadAccounts(engine, 'some book', book);
    for (const spec of SPECS) await compare(engine, 'some book', book, spec);
  });

  test('accounts without an id, ties at the fifth, levels that many reach', async () => {
    const values = [9, 9, 9, 7, 7, 7, 7, 1, 1, -40, null];
    const book = values.map((monetary, i) => ({
      accountId: i % 4 === 1 ? null : `A${(i * 7) % 10}`,
      recency: 1,
      frequency: 1,
      monetary,
      tenure: 1,
      lastOrderDate: null,
    }));
    await loadAccounts(engine, 'nameless', book as never);
    // Levels between, above and at shares: 9/17, 7/17, 1/17.
    for (const levels of [[7 / 17], [0.5, 0.9], [7 / 17 + 1e-12], [1 / 17], [1e-9]])
      expect((await compare(engine, 'nameless', book, { levels })).largestAccounts.length).toBeGreaterThan(4);
    await compare(engine, 'nameless', book, { include: 'buyers' });
  });

  test('tiny and large values', async () => {
    const book = [1e15, 3, 2 ** -80, 2 ** -88, 0].map((monetary, i) => ({ accountId: `A${i}`, monetary }));
    await engine.load(
      'tiny',
      { accountId: 'text', monetary: 'double' },
      book.map(({ accountId, monetary }) => [accountId, monetary]),
    );
    await compare(engine, 'tiny', book, {});
    // No exact parts: an error of `finish`, not of the engine, where squares of shares would be too small for a double.
    await engine.load('tiny', { accountId: 'text', monetary: 'double' }, [
      ['A', 1e15],
      ['B', 1e-200],
    ]);
    await expect(compare(engine, 'tiny', [], {})).rejects.toThrow('have digits below 2^-90');
  });

  test('any small book', async () => {
    const amount = fc.oneof(
      fc.integer({ min: -300, max: 900 }).map((n) => n / 100),
      fc.integer({ min: -1, max: 3 }),
      fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(amount, { freq: 9 }), { maxLength: 60 }),
        fc.constantFrom<ConcentrationSpec>({}, { include: 'buyers', steps: 5 }),
        async (values, spec) => {
          const book = values.map((monetary, i) => ({
            accountId: `${i % 50}`,
            recency: 1,
            frequency: 1,
            monetary,
            tenure: 1,
            lastOrderDate: null,
          }));
          await loadAccounts(engine, 'any values', book);
          await compare(engine, 'any values', book, spec);
        },
      ),
      { numRuns: Number(process.env.SQL_FIT_RUNS ?? 15) },
    );
  });
});

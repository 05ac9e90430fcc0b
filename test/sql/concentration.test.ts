/** Concentration from the engines: shares, curves and counts as in memory, byte for byte; Gini and HHI up to rounding. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyzeConcentration, type ConcentrationOptions } from '../../src/index.ts';
import { type ConcentrationSpec, concentrationSql } from '../../src/sql/index.ts';
import { type Account, BOOKS, loadAccounts } from './books.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { SPECS } from './fit-options.ts';

async function compare(
  engine: Engine,
  table: string,
  book: readonly Account[],
  spec: ConcentrationSpec,
): Promise<void> {
  const { sql, finish } = concentrationSql(spec, { dialect: engine.dialect, from: table });
  const { gini, hhi, ...found } = finish(await engine.query(sql));
  const expected = analyzeConcentration(book, { ...(spec as ConcentrationOptions<Account>), bootstrap: 0 });
  const same = Object.fromEntries(
    Object.keys(found).map((key) => [key, expected[key as keyof typeof found]]),
  );
  same.notices = expected.notices.filter(({ code }) => !/_level$|fewer_resamples/.test(code));
  expect(JSON.stringify(found)).toBe(JSON.stringify(same));
  for (const [own, exact] of [
    ...Object.keys(gini).map((key) => [gini[key as 'value'], expected.gini[key as 'value']]),
    ...Object.keys(hhi).map((key) => [hhi[key as 'value'], expected.hhi[key as 'value']]),
  ]) {
    if (exact === null || own === null) expect(own).toBe(exact);
    else
      expect(Math.abs((own as number) - (exact as number))).toBeLessThanOrEqual(
        1e-9 * Math.max(1e-3, Math.abs(exact as number)),
      );
  }
}

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test.each(Object.keys(BOOKS))('%s', async (name) => {
    const book = BOOKS[name] as readonly Account[];
    await loadAccounts(engine, 'some book', book);
    for (const spec of SPECS) await compare(engine, 'some book', book, spec);
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

/** The runs in other engines: their table of cases holds in DuckDB, and they see what differs. */
import { expect, test } from 'vitest';
import { engineOf } from './engines.ts';
import { parityCases } from './parity/cases.ts';
import { differencesOf, type ParityEngine, runParity } from './parity/run.ts';

async function duckDb(): Promise<ParityEngine> {
  return {
    ...(await engineOf('duckdb')),
    version: 'DuckDB',
    firstDay: '0001-01-01',
    lastDay: '9999-12-31',
    close: async () => undefined,
  };
}

const cases = parityCases();
const few = cases.filter(({ name }) =>
  /whole.*cents|dust|roster|"instant"|^messy.*(ntile"}|quantile"}|profiles)|criteria: z|tiers: class4|(RFM|ABC|concentration).*"messy"/.test(
    name,
  ),
);

test('the cases hold in DuckDB, which the other tests run too', async () => {
  const said: string[] = [];
  expect(few.length).toBeGreaterThanOrEqual(6);
  const differences = await runParity(await duckDb(), few, (line) => said.push(line));
  expect(said.filter((line) => !line.startsWith('equal'))).toEqual([
    `DuckDB, ${few.length} cases`,
    expect.stringMatching(new RegExp(`^DuckDB: ${few.length} cases, \\d{4} rows compared, 0 differences$`)),
  ]);
  expect(differences).toBe(0);
});

test('every case has a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});

test('a wrong value, a lost row, a failed statement and an empty case are differences', async () => {
  const engine = await duckDb();
  const said: string[] = [];
  const check = (sql: string, ...expected: ReadonlyArray<Record<string, string | number>>) => ({
    name: sql,
    tables: () => [],
    checks: () => [{ sql, expected }],
  });
  const differences = await runParity(
    engine,
    [
      check("SELECT 'A' AS accountId, 0.30000000000000004 AS x", { accountId: 'A', x: 0.3 }),
      check("SELECT 'A' AS accountId", { accountId: 'A' }, { accountId: 'B' }),
      check('SELECT nothing', { x: 1 }),
      { name: 'empty', tables: () => [], checks: () => [] },
    ],
    (line) => said.push(line),
  );
  expect(differences).toBe(4);
  expect(said.join('\n')).toContain('"A" x: 0.30000000000000004 instead of 0.3');
  expect(said.join('\n')).toContain('1 rows instead of 2');
  expect(said.join('\n')).toContain('nothing was compared');
  expect(said.at(-1)).toBe('DuckDB: 4 cases, 3 rows compared, 4 differences');
});

test('a column too many and minus zero are differences', () => {
  expect(differencesOf([{ a: 1, b: 2 }], [{ a: 1 }])).toEqual(['0 b: 2 instead of undefined']);
  expect(differencesOf([{ a: -0 }], [{ a: 0 }])).toHaveLength(1);
  expect(differencesOf([{ a: null }], [{ a: null }])).toEqual([]);
});

test('a tolerance is for numbers only, and has an end', () => {
  const within = (column: string, expected: number): number => (column === 'a' ? expected / 100 : 0);
  expect(differencesOf([{ a: 101 }], [{ a: 100 }], within)).toEqual([]);
  expect(differencesOf([{ a: 101.1 }], [{ a: 100 }], within)).toHaveLength(1);
  expect(differencesOf([{ b: 101 }], [{ b: 100 }], within)).toHaveLength(1);
  expect(differencesOf([{ a: null }], [{ a: 0 }], within)).toHaveLength(1);
  expect(differencesOf([{ a: Number.NaN }], [{ a: 0 }], within)).toHaveLength(1);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { applyAbc, applyRfm, assignSegments, fitAbc, fitRfm, summarizeOrders } from 'account-scoring';
import { afterAll, expect, test } from 'vitest';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';
import { runWarehouse } from '../../examples/lib/warehouse/run-warehouse.ts';

const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<string> {
  const lines: string[] = [];
  await runWarehouse(argv, (line) => lines.push(line));
  return lines.join('\n');
}

async function query(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows.map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)));
}

test('the bundled book: models, scores, segments, classes and reasons are those of the library', async () => {
  const out = join(folder, "quarter's accounts.parquet");
  const models = join(folder, 'models.json');
  const said = await run('--out', out, '--models', models, '--reasons');
  const path = out.replaceAll("'", "''");
  const found = await query(
    `SELECT accountId, monetary, rfmCode, rfmScore, rfmReasons, segmentId, segmentReasons, abcClass, abcReasons FROM '${path}'`,
  );
  const accounts = summarizeOrders(syntheticBook(), {
    asOf: '2025-12-31',
    columns: { orderId: 'orderId' },
    currencyDigits: 2,
  });
  const [rfmModel, abcModel] = [fitRfm(accounts), fitAbc(accounts)];
  expect(readFileSync(models, 'utf8')).toBe(JSON.stringify({ rfm: rfmModel, abc: abcModel }));
  const scored = applyAbc(assignSegments(applyRfm(accounts, rfmModel)), abcModel);
  const codes = (reasons: ReadonlyArray<{ readonly code: string }>) =>
    reasons.map(({ code }) => code).join(' ');
  expect(found).toEqual(
    scored.map(({ accountId, monetary, rfm, segment, abc }) => [
      accountId,
      monetary,
      rfm.code,
      rfm.score,
      codes(rfm.reasons),
      segment.id,
      codes(segment.reasons),
      abc.class,
      codes(abc.reasons),
    ]),
  );
  expect(new Set(scored.map(({ abc }) => abc.class))).toEqual(new Set(['A', 'B', 'C']));
  expect(said).toMatch(/20905 rows = 20898 accepted \+ 7 rejected\n {2}2 lines of the files are no rows/);
  expect(said).toMatch(/591 accounts on 2025-12-31 in .*, scored by a model of the 591 that ever bought/);
  expect(said).toMatch(/Champions +143 +\d+ +20609791\.13/);
});

test('CSV files under names of their own, with a day of review', async () => {
  const orders = join(folder, 'csv');
  mkdirSync(orders);
  writeFileSync(
    join(orders, 'a.csv'),
    'Kunde,Tag,Netto\nA,2026-01-05,10.50\nA,2026-01-05,x\nB,2026-01-20,5\n',
  );
  writeFileSync(
    join(orders, 'b.csv'),
    'Kunde,Tag,Netto\nB,2026-03-01,7\n"C, Ltd",2026-01-31 23:59:59,-2.25\nC,1\n',
  );
  const out = join(folder, 'csv.parquet');
  const names = ['--account', 'Kunde', '--date', 'Tag', '--amount', 'Netto'];
  const said = await run('--orders', orders, '--out', out, '--as-of', '2026-02-01', ...names);
  expect(said).toContain('5 rows = 4 accepted + 1 rejected');
  expect(said).toContain('1 lines of the files are no rows');
  expect(said).toContain('invalidAmount: 1');
  expect(said).toContain('future: 1');
  expect(await query(`SELECT accountId, recency, frequency, monetary FROM '${out}'`)).toEqual([
    ['A', 27, 1, 10.5],
    ['B', 12, 1, 5],
    ['C, Ltd', null, 0, -2.25],
  ]);
});

test('timestamps with a zone belong to the days of the zone that is asked for', async () => {
  const orders = join(folder, 'instants');
  mkdirSync(orders);
  await query(
    `COPY (SELECT 7 AS customer, TIMESTAMPTZ '2026-01-05 20:00:00+00' AS created_at, 3.00::DECIMAL(9, 2) AS total) TO '${join(orders, 'x.parquet')}'`,
  );
  const out = join(folder, 'instants.parquet');
  await run('--orders', orders, '--out', out, '--as-of', '2026-01-31', '--time-zone', 'Asia/Shanghai');
  expect(await query(`SELECT accountId, CAST(lastOrderDate AS VARCHAR), monetary FROM '${out}'`)).toEqual([
    ['7', '2026-01-06', 3],
  ]);
});

test('what cannot be read is said', async () => {
  const orders = join(folder, 'odd');
  mkdirSync(orders);
  await expect(run('--orders', orders)).rejects.toThrow('There are no Parquet or CSV files in');
  writeFileSync(join(orders, 'a.csv'), 'account,when,amount\nA,2026-01-05,1\n');
  await expect(run('--orders', orders)).rejects.toThrow(
    /No column for --date in .*: there are account, when, amount/,
  );
  await expect(run('--orders', orders, '--date', 'amount')).rejects.toThrow(
    'There is no order that can be used',
  );
  expect(await run('--help')).toContain('--orders folder --out accounts.parquet');
});

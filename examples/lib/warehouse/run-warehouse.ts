import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { formatLabel, kam11 } from 'account-scoring';
import { checkSql, fitSql, pipelineSql, type SqlStatement, summarySql } from 'account-scoring/sql';
import { table } from '../table.ts';
import { bundledFolder, type OpenOrders, openOrders, quote } from './open-orders.ts';
import { HELP, readWarehouseSettings, type WarehouseSettings } from './settings.ts';

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

/** The day of the review: what was asked for, or the last day of an order. */
async function dayOf(
  connection: DuckDBConnection,
  settings: WarehouseSettings,
  orders: Omit<OpenOrders, 'broken'>,
): Promise<string> {
  if (settings.asOf !== null) return settings.asOf;
  const open = { ...orders, dialect: 'duckdb', asOf: '9999-12-31', timeZone: settings.timeZone } as const;
  const sql = summarySql({ ...open, currencyDigits: settings.digits });
  const [row] = await rowsOf(connection, `SELECT CAST(MAX("lastOrderDate") AS VARCHAR) AS day FROM (${sql})`);
  if (typeof row?.day !== 'string') throw new Error('There is no order that can be used');
  return row.day;
}

/** Fit where the orders are: a few rows come back, and the model is made of them. */
async function fitThere<R>(connection: DuckDBConnection, { sql, finish }: SqlStatement<R>): Promise<R> {
  return finish(await rowsOf(connection, sql));
}

/** Orders in files → account summaries → scores, segments and ABC classes in a Parquet file. All of it runs in DuckDB. */
export async function runWarehouse(argv: readonly string[], print: (line: string) => void): Promise<void> {
  const settings = readWarehouseSettings(argv);
  if (settings === null) return print(HELP);
  // What outgrows the memory limit goes here.
  const scratch = mkdtempSync(join(tmpdir(), 'account-scoring-'));
  const instance = await DuckDBInstance.create(join(scratch, 'work.duckdb'), {
    memory_limit: settings.memory,
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  try {
    await scoreFiles(connection, settings, print);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function scoreFiles(
  connection: DuckDBConnection,
  settings: WarehouseSettings,
  print: (line: string) => void,
): Promise<void> {
  const bundled =
    settings.orders === null
      ? await bundledFolder(connection, join(tmpdir(), 'account-scoring-orders'))
      : null;
  const folder = settings.orders ?? bundled?.folder ?? '';
  const { broken, ...orders } = await openOrders(connection, folder, settings.columns);
  const lost = broken + (bundled?.broken ?? 0);
  const asOf = await dayOf(connection, settings, orders);
  const source = { ...orders, asOf, timeZone: settings.timeZone, currencyDigits: settings.digits };

  const [intake = {}] = await rowsOf(connection, checkSql({ dialect: 'duckdb', ...source }));
  print(`${folder}: ${intake.received} rows = ${intake.accepted} accepted + ${intake.rejected} rejected`);
  if (lost > 0) print(`  ${lost} lines of the files are no rows and were left out`);
  for (const [name, count] of Object.entries(intake))
    if (/^(invalid|rounded|future)/.test(name) && Number(count) > 0) print(`  ${name}: ${count}`);

  // Summed up once, for the fits and the scores.
  await connection.run(`CREATE TABLE accounts AS ${summarySql({ dialect: 'duckdb', ...source })}`);
  const accountsTable = { dialect: 'duckdb', from: 'accounts' } as const;
  const rfm = await fitThere(
    connection,
    fitSql({ kind: 'rfm' }, { ...accountsTable, lastOrderDate: 'lastOrderDate' }),
  );
  const abc = await fitThere(connection, fitSql({ kind: 'abc' }, accountsTable));
  if (settings.models !== null) writeFileSync(settings.models, JSON.stringify({ rfm, abc }));
  const scored = pipelineSql({ ...accountsTable, models: [rfm, kam11, abc], reasons: settings.reasons });
  await connection.run(
    `COPY (SELECT * FROM (${scored}) ORDER BY "accountId") TO ${quote(settings.out)} (FORMAT parquet)`,
  );

  const { accounts, used } = rfm.trainedOn;
  print(
    `${accounts} accounts on ${asOf} in ${settings.out}, scored by a model of the ${used} that ever bought:`,
  );
  const counts = await rowsOf(
    connection,
    `SELECT "segmentId" AS segment, COUNT(*) AS accounts, COUNT(*) FILTER (WHERE "abcClass" = 'A') AS a,
       CAST(SUM(monetary) AS DECIMAL(38, ${settings.digits})) AS monetary
     FROM read_parquet(${quote(settings.out)}) GROUP BY ALL ORDER BY MIN("segmentRank") NULLS LAST`,
  );
  const lines = counts.map((row) => [
    formatLabel('segment', String(row.segment)),
    String(row.accounts),
    String(row.a),
    String(row.monetary),
  ]);
  for (const line of table(['segment', 'accounts', 'of them A', 'monetary'], lines)) print(line);
}

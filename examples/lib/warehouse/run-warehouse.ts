import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { fitRfm, formatLabel, kam11, type RfmModel } from 'account-scoring';
import { checkSql, modelSql, type SummarySqlOptions, summarySql } from 'account-scoring/sql';
import { table } from '../table.ts';
import { bundledFolder, type OpenOrders, openOrders, quote } from './open-orders.ts';
import { HELP, readWarehouseSettings, type WarehouseSettings } from './settings.ts';

/** A model is fitted on no more accounts than about so many. */
const ENOUGH = 500_000;

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

/** The model, fitted in memory on the summaries, or on a share of them that is chosen by their ids. */
async function fitOn(connection: DuckDBConnection, accounts: number): Promise<RfmModel> {
  const share = Math.max(1, Math.ceil(accounts / ENOUGH));
  const rows = await rowsOf(
    connection,
    `SELECT accountId, CAST(recency AS INTEGER) AS recency, CAST(frequency AS INTEGER) AS frequency, monetary
     FROM accounts WHERE hash(accountId) % ${share} = 0`,
  );
  return fitRfm(
    rows as never as Array<{ accountId: string; recency: number; frequency: number; monetary: number }>,
  );
}

/** Orders in files → account summaries → scores, segments and reasons in a Parquet file. All of it runs in DuckDB, but for the fit. */
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
  const options: SummarySqlOptions = {
    dialect: 'duckdb',
    ...orders,
    asOf,
    timeZone: settings.timeZone,
    currencyDigits: settings.digits,
  };

  const [intake = {}] = await rowsOf(connection, checkSql(options));
  print(`${folder}: ${intake.received} rows = ${intake.accepted} accepted + ${intake.rejected} rejected`);
  if (lost > 0) print(`  ${lost} lines of the files are no rows and were left out`);
  for (const [name, count] of Object.entries(intake))
    if (/^(invalid|rounded|future)/.test(name) && Number(count) > 0) print(`  ${name}: ${count}`);

  await connection.run(`CREATE TABLE accounts AS ${summarySql(options)}`);
  const [{ count = 0 } = {}] = await rowsOf(connection, 'SELECT COUNT(*) AS count FROM accounts');
  const model = await fitOn(connection, Number(count));
  await connection.run(
    `CREATE VIEW scored AS ${modelSql(model, { dialect: 'duckdb', from: 'accounts', reasons: true })}`,
  );
  const segments = modelSql(kam11, { dialect: 'duckdb', from: 'scored', reasons: true });
  await connection.run(
    `COPY (SELECT * FROM (${segments}) ORDER BY "accountId") TO ${quote(settings.out)} (FORMAT parquet)`,
  );

  print(
    `${count} accounts on ${asOf}, scored by a model of ${model.trainedOn.used} of them, in ${settings.out}:`,
  );
  const counts = await rowsOf(
    connection,
    `SELECT "segmentId" AS segment, COUNT(*) AS accounts, CAST(SUM(monetary) AS DECIMAL(38, ${settings.digits})) AS monetary
     FROM read_parquet(${quote(settings.out)}) GROUP BY ALL ORDER BY MIN("segmentRank") NULLS LAST`,
  );
  const lines = counts.map((row) => [
    formatLabel('segment', String(row.segment)),
    String(row.accounts),
    String(row.monetary),
  ]);
  for (const line of table(['segment', 'accounts', 'monetary'], lines)) print(line);
}

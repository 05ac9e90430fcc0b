import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DateType, OrderColumnNames } from 'account-scoring/sql';
import { SYNTHETIC_ORDERS } from '../../data/generate-orders.ts';
import type { WarehouseSettings } from './settings.ts';

/** The orders as a view, and how to read it. */
export interface OpenOrders {
  readonly table: string;
  readonly columns: OrderColumnNames;
  readonly dateType: DateType;
  /** Lines of CSV files that are no rows. */
  readonly broken: number;
}

/** A path or a word of the caller as text in SQL. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Names that columns go by, compared without case and underscores. */
const KNOWN = {
  account: ['accountid', 'account', 'customerid', 'customer', 'clientid'],
  date: ['orderdate', 'date', 'orderedon', 'day', 'timestamp', 'createdat'],
  amount: ['amount', 'net', 'total', 'revenue', 'value'],
  order: ['orderid', 'orderno', 'invoiceno', 'invoice'],
} as const;

/** Read CSV files as texts; lines that are no rows are kept aside and counted. */
const csvSql = (pattern: string): string =>
  `read_csv(${quote(pattern)}, header = true, all_varchar = true, store_rejects = true)`;

/** Lines of the CSV files that were read so far which have too many or too few cells. */
async function brokenLines(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll(
    'SELECT CAST(COUNT(DISTINCT (scan_id, file_id, line)) AS INTEGER) FROM reject_errors',
  );
  return Number(reader.getRows()[0]?.[0]);
}

/** The bundled book as a folder of one Parquet file; what a column cannot hold is NULL there. */
export async function bundledFolder(
  connection: DuckDBConnection,
  folder: string,
): Promise<{ readonly folder: string; readonly broken: number }> {
  mkdirSync(folder, { recursive: true });
  await connection.run(`COPY (
    SELECT order_id, account_id, TRY_CAST(order_date AS DATE) AS order_date, TRY_CAST(amount AS DECIMAL(12, 2)) AS amount
    FROM ${csvSql(SYNTHETIC_ORDERS)}
  ) TO ${quote(join(folder, 'orders.parquet'))} (FORMAT parquet)`);
  return { folder, broken: await brokenLines(connection) };
}

/** Put a view over the files of a folder and find its columns. Texts become dates and amounts where they are such. */
export async function openOrders(
  connection: DuckDBConnection,
  folder: string,
  columns: WarehouseSettings['columns'],
): Promise<OpenOrders> {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const type = ['parquet', 'csv'].find((ending) => files.some((file) => file.endsWith(`.${ending}`)));
  if (type === undefined) throw new Error(`There are no Parquet or CSV files in ${folder}`);
  const pattern = join(folder, `*.${type}`);
  let source = `read_parquet(${quote(pattern)}, union_by_name = true)`;
  let broken = 0;
  if (type === 'csv') {
    // Parsed once, into a table that DuckDB keeps on disk.
    await connection.run(`CREATE TABLE lines AS SELECT * FROM ${csvSql(pattern)}`);
    broken = await brokenLines(connection);
    source = 'lines';
  }
  const found = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`)).getRowObjectsJS();
  const types = new Map(found.map((column) => [String(column.column_name), String(column.column_type)]));
  const find = (role: keyof typeof KNOWN): string | null => {
    const wanted = columns[role];
    if (wanted !== null) return types.has(wanted) ? wanted : null;
    const plain = (column: string): string => column.toLowerCase().replaceAll(/[_ ]/g, '');
    for (const known of KNOWN[role])
      for (const column of types.keys()) if (plain(column) === known) return column;
    return null;
  };
  const need = (role: keyof typeof KNOWN): string => {
    const column = find(role);
    if (column === null)
      throw new Error(`No column for --${role} in ${folder}: there are ${[...types.keys()].join(', ')}`);
    return column;
  };
  const [account, date, amount, order] = [need('account'), need('date'), need('amount'), find('order')];
  if (order === null && columns.order !== null) need('order');
  const read = (column: string, as: string): string =>
    types.get(column) === 'VARCHAR' ? `TRY_CAST(${name(column)} AS ${as})` : name(column);
  await connection.run(`CREATE VIEW orders AS SELECT
    ${name(account)} AS account, ${read(date, 'TIMESTAMP')} AS day, ${read(amount, 'DECIMAL(38, 8)')} AS amount${order === null ? '' : `, ${name(order)} AS orderId`}
  FROM ${source}`);
  const dateType = types.get(date) ?? '';
  return {
    table: 'orders',
    columns: {
      accountId: 'account',
      date: 'day',
      amount: 'amount',
      ...(order === null ? {} : { orderId: 'orderId' }),
    },
    dateType: /WITH TIME ZONE/.test(dateType) ? 'instant' : dateType === 'BIGINT' ? 'epochMillis' : 'day',
    broken,
  };
}

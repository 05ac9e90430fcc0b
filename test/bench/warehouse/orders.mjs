/** Orders that DuckDB makes by itself, as Parquet files: hashes of row numbers, so that they are the same on every machine with this version. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const FOLDER = fileURLToPath(new URL('../../../.engines/bench/', import.meta.url));
export const AS_OF = '2025-01-01';
/** What the engines may take; beyond it they write to disk. */
export const MEMORY_LIMIT_GB = 4;

const ORDERS_PER_ACCOUNT = 21;
const ROWS_PER_FILE = 10e6;

/** 0 up to 1, from the number of a row and a salt. */
const unit = (salt) => `(hash(i * 8 + ${salt}) / 18446744073709551616.0)`;

/** Some accounts order much more than others; 3 of 100 rows are returns; dates run a month past the day of the review. */
function ordersSql(rows, from, to) {
  const accounts = Math.round(rows / ORDERS_PER_ACCOUNT);
  return `SELECT
    CAST(floor(${unit(1)} * ${unit(2)} * ${accounts}) AS INTEGER) AS customer,
    DATE '2022-01-01' + CAST(floor(${unit(3)} * 1127) AS INTEGER) AS ordered_on,
    CAST(CAST(CASE WHEN ${unit(4)} < 0.03 THEN -1 ELSE 1 END * floor(${unit(5)} * 100000) AS BIGINT) / 100 AS DECIMAL(12, 2)) AS amount
  FROM range(${from}, ${to}) AS numbers(i)`;
}

/** The folder with so many orders; it is filled when it is not there yet. */
export async function ordersFolder(connection, rows) {
  const folder = join(FOLDER, `orders-${rows}`);
  const done = join(folder, 'done');
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (let from = 0; from < rows; from += ROWS_PER_FILE) {
    const file = join(folder, `orders-${String(from / ROWS_PER_FILE).padStart(3, '0')}.parquet`);
    await connection.run(
      `COPY (${ordersSql(rows, from, Math.min(rows, from + ROWS_PER_FILE))}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
    );
  }
  writeFileSync(done, '');
  return folder;
}

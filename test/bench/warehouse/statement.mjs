import { fitRfm, kam11 } from '../../../dist/index.js';
import { modelSql, summarySql } from '../../../dist/sql.js';
import { AS_OF } from './orders.mjs';

/** The options of a summary of the orders of the benchmark. */
export function summaryOptions(dialect, table) {
  return {
    dialect,
    table,
    asOf: AS_OF,
    columns: { accountId: 'customer', date: 'ordered_on', amount: 'amount' },
  };
}

/** Orders to summaries, RFM scores and segments: one statement. */
export function scoringSql(dialect, table, model) {
  return `WITH
accounts AS (
${summarySql(summaryOptions(dialect, table))}),
scored AS (
${modelSql(model, { dialect, from: 'accounts' })}),
segmented AS (
${modelSql(kam11, { dialect, from: 'scored' })})
SELECT * FROM segmented`;
}

/** Accounts of which a model is fitted in memory when the book is too large to pull all of it. */
const SAMPLE = 100_000;

/** A model fitted on a share of the accounts that is chosen by their numbers, each with all its orders. */
export async function fitOnSample(connection, rows) {
  const share = Math.max(1, Math.round(rows / 21 / SAMPLE));
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW sample AS SELECT * FROM orders WHERE hash(customer) % ${share} = 0`,
  );
  const reader = await connection.runAndReadAll(
    `SELECT accountId, CAST(recency AS INTEGER) AS recency, CAST(frequency AS INTEGER) AS frequency, monetary FROM (${summarySql(summaryOptions('duckdb', 'sample'))})`,
  );
  return fitRfm(reader.getRowObjectsJS());
}

/** What must be equal wherever the same orders were scored with the same model. */
export const SIGNATURE = [
  'COUNT(*) AS accounts',
  'SUM(CAST(rfmCode AS INTEGER)) AS codes',
  'SUM(CAST(round(monetary * 100) AS BIGINT)) AS cents',
  'SUM(segmentRank) AS ranks',
  'SUM(frequency) AS orders',
  'SUM(purchaseDays) AS days',
  'SUM(recency) AS recency',
];

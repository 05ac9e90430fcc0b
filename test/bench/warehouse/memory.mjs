/**
 * The same orders pulled into node as columns and scored there: `node memory.mjs ROWS [text]`; with `text`, ids are texts, as most are.
 * The model must be that of `duckdb.mjs`, which ran before, byte for byte. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyRfm, assignSegments, fitRfm, kam11, summarizeOrders } from '../../../dist/index.js';
import { openDuckDb } from './engine.mjs';
import { AS_OF, FOLDER, ordersFolder } from './orders.mjs';

const rows = Number(process.argv[2]);
const isText = process.argv[3] === 'text';
const connection = await openDuckDb();
const folder = await ordersFolder(connection, rows);

const start = performance.now();
const accountId = isText ? new Array(rows) : new Int32Array(rows);
const day = new Int32Array(rows);
const amount = new Float64Array(rows);
const targets = [accountId, day, amount];
const result = await connection.stream(
  `SELECT ${isText ? "'C' || customer" : 'customer'}, CAST(ordered_on - DATE '1970-01-01' AS INTEGER) AS day, CAST(amount AS DOUBLE) AS amount FROM read_parquet('${folder}/*.parquet')`,
);
let at = 0;
for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
  targets.forEach((target, column) => {
    chunk.visitColumnValues(column, (value, row) => {
      target[at + row] = value;
    });
  });
  at += chunk.rowCount;
}
const pulled = performance.now();
const summaries = summarizeOrders({ accountId, day, amount }, { asOf: AS_OF, currencyDigits: 2 });
const summed = performance.now();
const model = fitRfm(summaries);
const fitted = performance.now();
const accounts = assignSegments(applyRfm(summaries, model), kam11);
const scored = performance.now();
const peak = process.resourceUsage().maxRSS * 1024;

if (JSON.stringify(model) !== readFileSync(join(FOLDER, `model-${rows}.json`), 'utf8'))
  throw new Error('The model is not the one that was fitted in the warehouse');
const totals = [accounts.length, 0, 0, 0, 0, 0, 0];
for (const { monetary, frequency, purchaseDays, recency, rfm, segment } of accounts)
  [Number(rfm.code), Math.round(monetary * 100), segment.rank, frequency, purchaseDays, recency].forEach(
    (value, i) => {
      totals[i + 1] += value ?? 0;
    },
  );
process.stdout.write(
  `${JSON.stringify({ pull: pulled - start, sum: summed - pulled, fit: fitted - summed, score: scored - fitted, peak, rowsPulled: at, signature: totals.map(String) })}\n`,
);

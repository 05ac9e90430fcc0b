/** Orders to segments in DuckDB, Parquet in and Parquet out: `node duckdb.mjs ROWS`. Prints one line of JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckDb } from './engine.mjs';
import { FOLDER, ordersFolder } from './orders.mjs';
import { fitStatement, SIGNATURE, scoringSql } from './statement.mjs';

const rows = Number(process.argv[2]);
const connection = await openDuckDb();
const folder = await ordersFolder(connection, rows);
await connection.run(`CREATE VIEW orders AS SELECT * FROM read_parquet('${folder}/*.parquet')`);

const start = performance.now();
const fit = fitStatement('duckdb');
const fitRows = (await connection.runAndReadAll(fit.sql)).getRowObjectsJS();
const model = fit.finish(fitRows);
const fitted = performance.now();
const out = join(FOLDER, `accounts-${rows}.parquet`);
await connection.run(`COPY (${scoringSql('duckdb', model)}) TO '${out}' (FORMAT parquet)`);
const scored = performance.now();
const peak = process.resourceUsage().maxRSS * 1024;

writeFileSync(join(FOLDER, `model-${rows}.json`), JSON.stringify(model));
const reader = await connection.runAndReadAll(`SELECT ${SIGNATURE.join(', ')} FROM read_parquet('${out}')`);
const signature = Object.values(reader.getRowObjectsJS()[0]).map(String);
process.stdout.write(
  `${JSON.stringify({ fit: fitted - start, fitRows: fitRows.length, score: scored - fitted, peak, signature })}\n`,
);

/**
 * The benchmark of warehouses: `npm run bench:warehouse`. A model of all accounts, and orders to summaries, RFM scores and segments with it, a statement each, over Parquet files:
 * in DuckDB under a memory limit, in Spark in local mode (with the model of DuckDB), and beside them the same rows pulled into node. Every run is a process of its own,
 * once; all of them must come to the same totals, and node to the same model.
 * `-- 1000000 10000000` takes these sizes only.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FOLDER, MEMORY_LIMIT_GB } from './orders.mjs';
import { SIGNATURE, scoringSql } from './statement.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const chosen = process.argv.slice(2).map(Number);
const isChosen = (rows) => chosen.length === 0 || chosen.includes(rows);

const run = (command, args) =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8', cwd: here, stdio: ['ignore', 'pipe', 'pipe'] }));
const script = (name, ...args) =>
  run(process.execPath, ['--max-old-space-size=12000', name, ...args.map(String)]);

function spark(rows) {
  const python = execFileSync(process.execPath, ['--import', 'tsx', '../../sql/spark/python.ts'], {
    encoding: 'utf8',
    cwd: here,
  }).trim();
  const file = (name) => join(FOLDER, `spark-${name}`);
  const model = JSON.parse(readFileSync(join(FOLDER, `model-${rows}.json`), 'utf8'));
  writeFileSync(file('statement.sql'), scoringSql('spark', model));
  writeFileSync(file('signature.json'), JSON.stringify(SIGNATURE));
  const orders = join(FOLDER, `orders-${rows}`, '*.parquet');
  return run(python, [
    'spark.py',
    orders,
    file('statement.sql'),
    file('signature.json'),
    file(`accounts-${rows}`),
  ]);
}

const WAYS = {
  'DuckDB, SQL': (rows) => script('duckdb.mjs', rows),
  'node, ids as numbers': (rows) => script('memory.mjs', rows),
  'node, ids as texts': (rows) => script('memory.mjs', rows, 'text'),
  'Spark, SQL': spark,
};
const PLAN = [
  [1e6, ['DuckDB, SQL', 'node, ids as numbers', 'node, ids as texts']],
  [1e7, ['DuckDB, SQL', 'node, ids as numbers', 'node, ids as texts']],
  [2e7, ['DuckDB, SQL', 'node, ids as numbers', 'Spark, SQL']],
  // Node takes 10 GB there: only when this size is asked for.
  [1e8, ['DuckDB, SQL', ...(chosen.includes(1e8) ? ['node, ids as numbers'] : [])]],
];

const seconds = (...parts) => (parts.reduce((sum, part) => sum + (part ?? 0), 0) / 1000).toFixed(1);
console.log(
  `${new Date().toISOString().slice(0, 10)}  Node ${process.version}  ${cpus().length} × ${cpus()[0].model.trim()}  load ${loadavg()[0].toFixed(1)}  DuckDB limited to ${MEMORY_LIMIT_GB} GB`,
);
console.log(
  '\n| orders | accounts | way | pull, s | sum up, s | fit, s | score, s | all, s | peak memory, MB |\n|---:|---:|---|---:|---:|---:|---:|---:|---:|',
);
const duckdb = new Map();
for (const [rows, ways] of PLAN.filter(([rows]) => isChosen(rows))) {
  script('make.mjs', rows);
  let signature;
  for (const way of ways) {
    const result = WAYS[way](rows);
    if (way === 'DuckDB, SQL') duckdb.set(rows, result);
    const { pull, sum, fit, score, peak } = result;
    signature ??= result.signature.join();
    if (result.signature.join() !== signature) {
      console.log(`The totals of "${way}" differ: ${result.signature} instead of ${signature}`);
      process.exitCode = 1;
    }
    const cell = (part) => (part === undefined ? '' : seconds(part));
    console.log(
      `| ${rows / 1e6} M | ${result.signature[0]} | ${way} | ${cell(pull)} | ${cell(sum)} | ${cell(fit)} | ${cell(score)} | ${seconds(pull, sum, fit, score)} | ${peak == null ? '' : Math.round(peak / 1e6)} |`,
    );
  }
}
const [least, most] = [duckdb.get(1e6), duckdb.get(1e8)];
if (least && most)
  console.log(
    `\nDuckDB from 1 M to 100 M orders: ${((most.fit + most.score) / (least.fit + least.score)).toFixed(0)} × the time, ${(most.peak / least.peak).toFixed(0)} × the memory.`,
  );

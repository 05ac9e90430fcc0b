/**
 * The benchmark of forecasts and warnings: `npm run bench:stages` after `npm run build`. Every task runs in a process of its own; beside it runs a fixed loop (20 million
 * logarithms), so that figures of different machines can be compared: `× loop` is the time of the task over the time of that loop on the same machine at the same time.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  applyPurchaseModel,
  evaluateWarnings,
  fitPurchaseModel,
  fitSpendModel,
  kamRules,
} from '../../dist/index.js';

function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

/** A gamma draw of shape below or above 1 (Marsaglia and Tsang 2000). */
function gamma(unit, shape) {
  if (shape < 1) return gamma(unit, shape + 1) * unit() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** 23,570 customers as the BG/NBD model with the parameters of the CDNOW sample makes them, 27 to 39 weeks old. */
function customers() {
  const unit = randomFrom(1);
  const [r, alpha, a, b] = [0.243, 4.414, 0.793, 2.426];
  return Array.from({ length: 23_570 }, (_, i) => {
    const age = Math.floor(7 * (27 + 12 * unit()));
    const rate = gamma(unit, r) / alpha / 7;
    const leave = gamma(unit, a);
    const drop = leave / (leave + gamma(unit, b));
    const days = new Set();
    for (let t = 0; ; ) {
      t += -Math.log(unit()) / rate;
      if (t > age) break;
      days.add(Math.floor(t));
      if (unit() < drop) break;
    }
    days.delete(0);
    const last = Math.max(0, ...days);
    return {
      accountId: `C${i}`,
      recency: age - last,
      tenure: age,
      purchaseDays: days.size + 1,
      repeatPurchases: days.size,
      meanRepeatAmount: days.size === 0 ? null : 20 + 40 * unit(),
    };
  });
}

const AS_OF = 20_454;

/** Histories of 20 orders, some of them long ago. */
function histories(accounts) {
  const unit = randomFrom(2);
  return Array.from({ length: accounts }, (_, i) => {
    const days = [];
    let day = AS_OF - Math.floor(unit() * 60);
    for (let k = 0; k < 20; k++) {
      days.push(day);
      day -= 1 + Math.floor(unit() * 60);
    }
    days.reverse();
    const amounts = Float64Array.from(days, () => 50 + 100 * unit());
    return { accountId: `A${i}`, days: Int32Array.from(days), amounts, orderIds: null, categories: null };
  });
}

function evaluation(accounts) {
  const book = histories(accounts);
  const rows = book.map(({ accountId }) => ({ accountId }));
  return () => evaluateWarnings(rows, book, kamRules, { asOf: AS_OF * 86_400_000 });
}

const TASKS = {
  'BG/NBD, 23,570 customers': (book) => [() => fitPurchaseModel(book, { family: 'bgnbd' }), 20],
  'MBG/NBD, 23,570 customers': (book) => [() => fitPurchaseModel(book, { family: 'mbgnbd' }), 20],
  'Pareto/NBD, 23,570 customers': (book) => [() => fitPurchaseModel(book, { family: 'pnbd' }), 4],
  'Gamma-Gamma, 23,570 customers': (book) => [() => fitSpendModel(book), 10],
  'apply MBG/NBD, 23,570 customers': (book) => {
    const model = fitPurchaseModel(book);
    return [() => applyPurchaseModel(book, model, { horizonDays: 90 }), 5];
  },
  'evaluateWarnings, 25,000 accounts × 20 rules': () => [evaluation(25_000), 2],
  'evaluateWarnings, 100,000 accounts × 20 rules': () => [evaluation(100_000), 2],
};

function loop() {
  let sum = 0;
  for (let i = 1; i <= 2e7; i++) sum += Math.log(i);
  return sum;
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const [task] = process.argv.slice(2);
if (task === undefined) {
  console.log(
    `${new Date().toISOString().slice(0, 10)}  Node ${process.version}  ${cpus().length} × ${cpus()[0].model.trim()}`,
  );
  console.log('| task | first run, ms | best run, ms | × loop |\n|---|---:|---:|---:|');
  for (const name of Object.keys(TASKS)) {
    const args = ['--max-old-space-size=8000', fileURLToPath(import.meta.url), name];
    const { first, best, calibration } = JSON.parse(
      execFileSync(process.execPath, args, { encoding: 'utf8' }),
    );
    console.log(
      `| ${name} | ${first.toFixed(0)} | ${best.toFixed(best < 100 ? 1 : 0)} | ${(best / calibration).toFixed(3)} |`,
    );
  }
} else {
  // The rows are made before the clock starts.
  const [work, runs] = TASKS[task](customers());
  const times = Array.from({ length: runs }, () => timed(work));
  const calibration = Math.min(timed(loop), timed(loop), timed(loop));
  console.log(JSON.stringify({ first: times[0], best: Math.min(...times), calibration }));
}

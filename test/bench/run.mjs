/**
 * The benchmark: `npm run bench` (or `npm run bench -- 1000000` for one size). Tasks run one after another, each in a fresh process on
 * the same seeded orders, in rounds, so that a slow moment of the machine meets them all. The best time of a task counts; ratios are to
 * the bare loop of the same run.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { TASKS } from './tasks.mjs';

const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
const here = fileURLToPath(new URL('.', import.meta.url));

function measure(name, orders, runs) {
  const args = ['--expose-gc', '--max-old-space-size=12000', 'task.mjs', name, String(orders), String(runs)];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: here, encoding: 'utf8', maxBuffer: 1e8 }));
}

console.log(
  `${new Date().toISOString().slice(0, 10)}  Node ${process.version}  ${cpus().length} × ${cpus()[0].model.trim()}`,
);
for (const orders of sizes.length > 0 ? sizes : [1e6, 1e7]) {
  const rounds = orders >= 5e6 ? 1 : 3;
  const runs = orders >= 5e6 ? 3 : 4;
  const results = new Map(
    Object.keys(TASKS).map((name) => [name, { first: Infinity, best: Infinity, peak: 0, accounts: 0 }]),
  );
  for (let round = 0; round < rounds; round++) {
    for (const [name, result] of results) {
      const { times, peak, accounts } = measure(name, orders, runs);
      result.first = Math.min(result.first, times[0]);
      result.best = Math.min(result.best, ...times);
      result.peak = Math.max(result.peak, peak);
      result.accounts = accounts;
    }
  }
  const floors = {
    objects: results.get('objects: bare Map loop'),
    columns: results.get('columns: raw loop'),
  };
  console.log(`\n${orders / 1e6} M orders, ${results.get('objects: bare Map loop').accounts} accounts`);
  console.log('| task | first run, s | × floor | best run, s | × floor | peak memory, MB |');
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [name, { first, best, peak }] of results) {
    const floor = floors[name.split(':')[0]] ?? floors.objects;
    const cells = [
      name,
      (first / 1000).toFixed(3),
      (first / floor.first).toFixed(2),
      (best / 1000).toFixed(3),
      (best / floor.best).toFixed(2),
      Math.round(peak / 1e6),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

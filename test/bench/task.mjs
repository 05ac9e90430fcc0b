/** Run one task in this process and print one JSON line: `node task.mjs NAME ORDERS RUNS`. */
import { TASKS } from './tasks.mjs';

const [, , name, orders, runs] = process.argv;
const task = TASKS[name];
const input = await task.prepare(Number(orders));
globalThis.gc?.();
const before = process.memoryUsage().rss;
const times = [];
let accounts = 0;
for (let run = 0; run < Number(runs); run++) {
  const start = process.hrtime.bigint();
  accounts = await task.run(input);
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ times, accounts, added: Math.max(0, peak - before), peak })}\n`);

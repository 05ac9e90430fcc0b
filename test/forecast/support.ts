import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Objective } from '../../src/forecast/maximise.ts';
import { createRandom, type Random } from '../../src/internal/random.ts';

export { isPlain, shuffled, thrownBy } from '../support.ts';

const folder = fileURLToPath(new URL('../golden/btyd/', import.meta.url));

/** A golden file, unpacked if need be. */
export function goldenText(name: string): string {
  const bytes = readFileSync(`${folder}${name}`);
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Rows of a CSV by column; fields may be quoted, quotes do not nest. */
export function readCsv(text: string): Array<Record<string, string>> {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((cell) => cell[2] ?? cell[1] ?? ''));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** How far apart two numbers are, as a share of the second. */
export function relativeError(actual: number | null, wanted: number): number {
  if (actual === wanted) return 0;
  return Math.abs((actual ?? Number.NaN) - wanted) / Math.abs(wanted);
}

/** The largest of errors; NaN, where there is one, so that no comparison passes. */
export function worst(errors: readonly number[]): number {
  return errors.some(Number.isNaN) ? Number.NaN : Math.max(...errors);
}

/** By how much an analytic gradient is off differences of values, relative to its largest part. */
export function gradientError(objective: Objective, at: readonly number[]): number {
  const n = at.length;
  const gradient = new Float64Array(n);
  objective(Float64Array.from(at), gradient);
  const h = 1e-5;
  const valueAt = (i: number, step: number) =>
    objective(
      Float64Array.from(at, (x, j) => (i === j ? x + step : x)),
      new Float64Array(n),
    );
  const errors = Array.from(gradient, (slope, i) =>
    Math.abs((valueAt(i, h) - valueAt(i, -h)) / (2 * h) - slope),
  );
  return worst(errors) / Math.max(...gradient.map(Math.abs));
}

/** A row that serves all models. */
export interface Buyer {
  readonly accountId: string;
  readonly purchaseDays: number;
  readonly recency: number;
  readonly tenure: number;
  readonly repeatPurchases: number;
  readonly meanRepeatAmount: number | null;
}

/** The mean of so many amounts around a level of the account's own. */
function meanAmount(random: Random, count: number): number {
  const level = 20 + 80 * random.unit() ** 2;
  let total = 0;
  for (let i = 0; i < count; i++) total += level * (0.4 + 1.2 * random.unit());
  return total / count;
}

/** A book of accounts that buy at their own pace and may leave after a purchase; the same for the same seed. */
export function someBuyers(count: number, seed: number): Buyer[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const tenure = 30 + random.below(300);
    const interval = 5 + 90 * random.unit() ** 2;
    const leaves = random.unit() * 0.4;
    const days = new Set([0]);
    for (let day = 0; ; ) {
      day += -Math.log(1 - random.unit()) * interval;
      if (day > tenure) break;
      days.add(Math.floor(day));
      if (random.unit() < leaves) break;
    }
    const repeatPurchases = days.size - 1;
    return {
      accountId: `A${String(i).padStart(4, '0')}`,
      purchaseDays: days.size,
      recency: tenure - Math.max(...days),
      tenure,
      repeatPurchases,
      meanRepeatAmount: repeatPurchases === 0 ? null : meanAmount(random, repeatPurchases),
    };
  });
}

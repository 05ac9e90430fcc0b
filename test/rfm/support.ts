/** What the tests of this stage share: small books, golden files, and readers of reasons that know nothing of the library. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { BandInterval, FitRfmOptions, Reason, RfmScore } from '../../src/index.ts';

export interface Row {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
}

export type FullRow = Row & {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
};

/** Accounts `A0`, `A1`, … from triples. */
export function rowsOf(...triples: ReadonlyArray<readonly [number, number, number]>): FullRow[] {
  return triples.map(([recency, frequency, monetary], i) => ({
    accountId: `A${i}`,
    recency,
    frequency,
    monetary,
  }));
}

/** Accounts that have the same value in every dimension: recency is better low, the others high. */
export function bookOf(values: readonly number[], ids?: readonly string[]): FullRow[] {
  return values.map((value, i) => ({
    accountId: ids?.[i] ?? `A${i}`,
    recency: value,
    frequency: value,
    monetary: value,
  }));
}

/** A value that is made when it is first asked for: inside a test, so that it is known which tests depend on it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function goldenText(path: string): string {
  return readFileSync(new URL(`../golden/${path}`, import.meta.url), 'utf8');
}

/** The records of a golden CSV file; all values are text. */
export function goldenCsv(path: string): Array<Record<string, string>> {
  return parse(goldenText(path), { columns: true, skip_empty_lines: true });
}

export function goldenJson<T>(path: string): T {
  return JSON.parse(goldenText(path));
}

/** Every way to fit, with options that work on any book. */
export const FITS: Readonly<Record<string, FitRfmOptions<FullRow>>> = {
  quantile: {},
  'quantile, left-closed': { closed: 'left' },
  rank: { method: 'rank' },
  'ntile, four bins': { method: 'ntile', bins: 4 },
  cuts: { cuts: { recency: [2, 5, 9], frequency: [1, 4], monetary: [0, 3, 4, 12] } },
  'cuts, left-closed': { closed: 'left', cuts: { recency: [2, 5, 9], frequency: [1, 4], monetary: [0, 3] } },
  naturalBreaks: { method: 'naturalBreaks' },
  'naturalBreaks, left-closed': { method: 'naturalBreaks', closed: 'left', bins: 3 },
  share: { method: 'share' },
  nested: { method: 'nested', bins: 3 },
  'nested, left-closed': { method: 'nested', closed: 'left', bins: 2 },
  'r-rfm': { method: 'r-rfm' },
  mixed: {
    method: { recency: 'ntile', frequency: 'rank', monetary: 'share' },
    bins: { recency: 3, frequency: 10, monetary: 4 },
    weights: { recency: 2, frequency: 0, monetary: 0.5 },
  },
  'further dimensions': {
    method: { length: 'ntile', churn: 'naturalBreaks' },
    bins: { length: 3 },
    values: { length: 'frequency', churn: { value: 'recency', better: 'low' } },
    weights: { length: 0.25 },
  },
};

const tiedValue = fc.integer({ min: -3, max: 12 });
const money = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((cents) => cents / 100);
const anyValue = fc.oneof({ weight: 3, arbitrary: tiedValue }, { weight: 1, arbitrary: money });
/** Ids of several planes and lengths: UTF-16 order is not code-point order here. */
const accountId = fc.oneof(
  fc.stringMatching(/^[ab]{1,3}$/),
  fc.constantFrom('\u{1F600}', '\u{FF5E}', '客户', 'Zoë'),
);

const row = fc.record({ accountId, recency: anyValue, frequency: anyValue, monetary: anyValue });

/** Books of complete accounts with many ties. */
export const books: fc.Arbitrary<FullRow[]> = fc.uniqueArray(row, {
  selector: (account) => account.accountId,
  minLength: 1,
  maxLength: 18,
});

/** Books in which some accounts have no orders. */
export const booksWithProspects: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.oneof(
    { weight: 5, arbitrary: row },
    {
      weight: 1,
      arbitrary: accountId.map((id) => ({ accountId: id, recency: null, frequency: 0, monetary: 0 })),
    },
  ),
  { selector: (account) => account.accountId, minLength: 1, maxLength: 18 },
);

/** Texts in order of their code points, the slow way. */
export function byCodePoints(a: string, b: string): number {
  const x = [...a].map((letter) => letter.codePointAt(0) as number);
  const y = [...b].map((letter) => letter.codePointAt(0) as number);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? -1) - (y[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a value lies in an interval as reasons and bands write it. */
export function isWithin(value: number, { threshold: [low, high], ends }: BandInterval): boolean {
  const pastLow = low === null || value > low || (value === low && ends.startsWith('['));
  const beforeHigh = high === null || value < high || (value === high && ends.endsWith(']'));
  return pastLow && beforeHigh;
}

export function intervalOf(reason: Reason): BandInterval {
  const { threshold, ends } = reason;
  if (!Array.isArray(threshold) || threshold.length !== 2 || ends === undefined)
    throw new Error(`not an interval: ${JSON.stringify(reason)}`);
  return { threshold: threshold as [number | null, number | null], ends };
}

/** What the reasons say, and nothing else: throws where one of them does not hold. */
export function rederive(reasons: readonly Reason[]): {
  scores: Record<string, number>;
  code: string;
  score: number;
} {
  const scores: Record<string, number> = {};
  let most = 0;
  let mean = 0;
  let weights = 0;
  for (const reason of reasons) {
    const { code, field, value, op, threshold, score, of, weight } = reason;
    if (code === 'rfm.tie') {
      const order = byCodePoints(value as string, threshold as string);
      const holds = op === '>=' ? order >= 0 : op === '<' && order < 0;
      if (!holds) throw new Error(`does not hold: ${JSON.stringify(reason)}`);
      continue;
    }
    if (code !== 'rfm.band' || op !== 'in') throw new Error(`unknown: ${JSON.stringify(reason)}`);
    if (!isWithin(value as number, intervalOf(reason)))
      throw new Error(`does not hold: ${JSON.stringify(reason)}`);
    scores[field] = score as number;
    if (['recency', 'frequency', 'monetary'].includes(field)) most = Math.max(most, of as number);
    mean += (score as number) * (weight as number);
    weights += weight as number;
  }
  if (Math.abs(weights - 1) > 1e-12) throw new Error(`weights add up to ${weights}`);
  const code = [scores.recency, scores.frequency, scores.monetary].join(most > 9 ? '-' : '');
  return { scores, code, score: mean };
}

/** The scores of a result by name, further dimensions too. */
export function scoresOf(rfm: RfmScore): Record<string, number | null> {
  return { recency: rfm.recency, frequency: rfm.frequency, monetary: rfm.monetary, ...rfm.more };
}

/** The error that a call throws: its class and its text. */
export function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'no error';
}

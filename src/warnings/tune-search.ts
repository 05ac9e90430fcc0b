import { normalQuantile } from '../internal/interval.ts';
import { Z } from '../internal/rate.ts';
import { LEVEL_NUMBERS, type Replay } from './backtest-replay.ts';
import type { JudgedRows } from './backtest-rows.ts';
import type { Estimate } from './metrics-clusters.ts';
import type { WarningLevel } from './rule.ts';

/** A rule at one factor. */
export interface Variant {
  readonly ruleId: string;
  readonly factor: number;
  /** 1 where it is on, by judged row. */
  readonly flags: Uint8Array;
}

/** The flags of a variant at a level or worse. */
export function flagsOf(replay: Replay, id: string, rows: JudgedRows, level: WarningLevel): Uint8Array {
  const column = replay.levels.get(id) as Uint8Array;
  const least = LEVEL_NUMBERS[level];
  return Uint8Array.from(rows.places, (at) => ((column[at] as number) >= least ? 1 : 0));
}

/** Rows on which any rule is on. */
export function anyOf(size: number, variants: readonly Variant[]): Uint8Array {
  const flags = new Uint8Array(size);
  for (const variant of variants) for (let i = 0; i < size; i++) if (variant.flags[i] === 1) flags[i] = 1;
  return flags;
}

/** Sums of an F1 by account, so that two of them can be compared in pairs. */
interface Parts {
  readonly twice: Float64Array;
  readonly both: Float64Array;
  readonly f1: number;
}

function partsOf(rows: JudgedRows, flags: Uint8Array, byValue: boolean): Parts {
  const twice = new Float64Array(rows.size);
  const both = new Float64Array(rows.size);
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < flags.length; i++) {
    const account = rows.accounts[i] as number;
    const weight = byValue ? (rows.values[i] as number) : 1;
    const flag = flags[i] as number;
    const event = rows.events[i] as number;
    const hit = 2 * weight * flag * event;
    const sum = weight * (flag + event);
    twice[account] = (twice[account] as number) + hit;
    both[account] = (both[account] as number) + sum;
    top += hit;
    bottom += sum;
  }
  return { twice, both, f1: bottom === 0 ? 0 : top / bottom };
}

/** By how much the F1 of one set of flags is above that of another, on the same rows; accounts are clusters, in pairs. */
export function f1Gain(
  rows: JudgedRows,
  before: Uint8Array,
  after: Uint8Array,
  byValue: boolean,
): Estimate & { readonly error: number | null } {
  const a = partsOf(rows, before, byValue);
  const b = partsOf(rows, after, byValue);
  const value = b.f1 - a.f1 + 0;
  const totals = [a, b].map(({ both }) => both.reduce((sum, x) => sum + x, 0));
  const [totalA, totalB] = totals as [number, number];
  const clusters = a.both.reduce((count, x, c) => count + (x !== 0 || b.both[c] !== 0 ? 1 : 0), 0);
  if (clusters < 2 || totalA === 0 || totalB === 0) return { value, interval: null, error: null };
  let squares = 0;
  for (let c = 0; c < rows.size; c++) {
    const shift = (parts: Parts, total: number): number =>
      ((parts.twice[c] as number) - parts.f1 * (parts.both[c] as number)) / total;
    squares += (shift(b, totalB) - shift(a, totalA)) ** 2;
  }
  const error = Math.sqrt((clusters / (clusters - 1)) * squares);
  return { value, error, interval: { lower: value - Z * error + 0, upper: value + Z * error + 0 } };
}

/** The chance, at most, that any of the factors tried is taken where none is better. */
const ERROR_RATE = 0.05;

/** How many standard errors a change must lift F1 by, where so many were tried (Bonferroni). */
export function standardErrors(tried: number): number {
  return normalQuantile(1 - ERROR_RATE / Math.max(1, tried));
}

/** Sweeps over all rules; later ones seldom change anything. */
const SWEEPS = 2;

/**
 * One factor per rule: rule after rule, in their order, takes the factor that lifts the F1 of all rules together the most; a change must
 * lift it by more standard errors the more factors are tried in all: the best of a hundred looks good by luck alone.
 */
export function search(
  rows: JudgedRows,
  rules: readonly string[],
  variants: readonly Variant[],
  byValue: boolean,
): Map<string, number> {
  const chosen = new Map(rules.map((id) => [id, 1]));
  const size = rows.places.length;
  const least = standardErrors(variants.filter(({ factor }) => factor !== 1).length);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const id of rules) {
      const others = anyOf(
        size,
        variants.filter(({ ruleId, factor }) => ruleId !== id && chosen.get(ruleId) === factor),
      );
      const mine = variants.filter(({ ruleId }) => ruleId === id);
      const withVariant = (variant: Variant): Uint8Array =>
        variant.flags.map((flag, i) => flag | (others[i] as number));
      const now = withVariant(mine.find(({ factor }) => factor === chosen.get(id)) as Variant);
      let best = 0;
      for (const variant of mine) {
        const { value, error } = f1Gain(rows, now, withVariant(variant), byValue);
        if (value === null || error === null || value <= Math.max(best, least * error)) continue;
        best = value;
        chosen.set(id, variant.factor);
      }
    }
  }
  return chosen;
}

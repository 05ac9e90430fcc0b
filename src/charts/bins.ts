import type { Locale } from '../types.ts';
import { shortNumber, tickNumber } from './numbers.ts';
import { ticksOver } from './ticks.ts';

/** A histogram: bars along an axis of their own, on which every bar is one wide. */
export interface Histogram {
  readonly bars: ReadonlyArray<{ readonly start: number; readonly end: number; readonly count: number }>;
  /** Where labels stand, on the axis of the bars. */
  readonly ticks: ReadonlyArray<{ readonly at: number; readonly label: string }>;
  /** Whether bars get wider and wider. */
  readonly steps: boolean;
  /** The place of a value on the axis of the bars. */
  place(value: number): number;
}

/** How many times the median the greatest value is, before bars of equal width would hide most accounts in the first one. */
const SKEWED = 10;
const MOST_BARS = 16;

/** 1, 2, 5, 10 … from the last one at or below `least` to the first one above `most`; 1, 3, 10 … over many powers of ten, or these alone. */
function stepsOver(least: number, most: number): number[] {
  const low = Math.floor(Math.log10(least));
  const high = Math.ceil(Math.log10(most) + 1e-12);
  const every = Math.max(1, Math.ceil((high - low) / MOST_BARS));
  const digits = high - low <= 5 ? [1, 2, 5] : high - low <= 8 ? [1, 3] : [1];
  const edges: number[] = [];
  for (let power = low; power <= high + every; power += every)
    for (const digit of digits) edges.push(Number(`${digit}e${power}`));
  const finite = edges.filter(Number.isFinite);
  const from = Math.max(0, finite.filter((edge) => edge <= least).length - 1);
  const above = finite.findIndex((edge) => edge > most);
  return finite.slice(from, above < 0 ? undefined : above + 1);
}

/** The bar whose start is the last one at or below a value. */
function barOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Put ascending values into bars: of equal width, or in steps that grow where a few values are far above the others (values at or below
 * zero then have a bar of their own). A bar holds the values from its start up to, and without, its end.
 */
export function histogramOf(sorted: Float64Array, locale: Locale, whole: boolean): Histogram {
  const n = sorted.length;
  const least = sorted[0] as number;
  const most = sorted[n - 1] as number;
  const middle = sorted[n >> 1] as number;
  const steps =
    most > SKEWED * Math.max(middle, 0) && most > 0 && least > -0.2 * most && (!whole || most >= 10);
  const above = sorted.findIndex((value) => value > 0);
  let edges: readonly number[];
  if (steps) edges = stepsOver(sorted[above] as number, most);
  else {
    const { values } = ticksOver(least, most, MOST_BARS - 2, whole);
    const last = values[values.length - 1] as number;
    const step = last - (values[values.length - 2] as number);
    // The greatest value belongs to a bar of its own if it is at the last end.
    edges = last > most || !Number.isFinite(last + step) ? values : [...values, last + step];
  }
  const shown = edges.map((edge, i) => ({
    at: i,
    label: steps ? shortNumber(edge, locale) : tickNumber(edge, locale),
  }));
  const counts = new Float64Array(edges.length - 1);
  let belowZero = 0;
  for (const value of sorted) {
    if (steps && value <= 0) belowZero++;
    else {
      const bar = barOf(edges, value);
      counts[bar] = (counts[bar] as number) + 1;
    }
  }
  const bars = Array.from(counts, (count, i) => ({ start: i, end: i + 1, count }));
  if (steps && belowZero > 0) {
    bars.unshift({ start: -2, end: -1, count: belowZero });
    shown.unshift({ at: -1.5, label: least < 0 ? '≤ 0' : '0' });
  }
  const place = (value: number): number => {
    if (steps && value <= 0) return -1.5;
    // A whole number stands for all of its bar where bars are one wide.
    const bar = barOf(edges, value);
    const start = edges[bar] as number;
    return bar + (value + (whole ? 0.5 : 0) - start) / ((edges[bar + 1] as number) - start);
  };
  return { bars, ticks: shown, steps, place };
}

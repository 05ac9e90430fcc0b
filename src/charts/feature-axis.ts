import { type FittedScaling, isConstant, toScaled } from '../clusters/scaling.ts';
import type { Locale } from '../types.ts';
import { tickNumber } from './numbers.ts';
import { widthOf } from './text.ts';
import { LABEL_SIZE } from './theme.ts';
import { ticksOver } from './ticks.ts';

/** Values of a feature along an axis, at the distances that the model sees. */
export interface FeatureAxis {
  /** The place of a value. */
  place(value: number): number;
  readonly least: number;
  readonly most: number;
  readonly ticks: ReadonlyArray<{ readonly at: number; readonly label: string }>;
}

/** Round numbers of many sizes between two values, the roundest first. */
function roundNumbers(least: number, most: number): number[] {
  const sizes: number[] = [];
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const top = Math.floor(Math.log10(Math.max(largest, 1e-300)));
  for (const digit of [1, 2, 5, 3, 1.5, 7])
    for (let power = top; power > top - 12; power--) sizes.push(Number(`${digit}e${power}`));
  return [0, ...sizes, ...sizes.map((size) => -size)].filter((value) => value >= least && value <= most);
}

/** Scale a feature as the model does, with labels in the units of the feature that stand clear of each other. */
export function featureAxis(
  scaling: FittedScaling,
  values: readonly number[],
  options: { readonly locale: Locale; readonly length: number; readonly upright: boolean },
): FeatureAxis {
  const { locale, length, upright } = options;
  const place = (value: number): number => (isConstant(scaling) ? value : toScaled(scaling, value));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const whole = values.every(Number.isInteger);
  const curved = !isConstant(scaling) && (scaling.method === 'logZ' || scaling.method === 'rank');
  const span = place(high) - place(low);
  const margin = span > 0 ? span * 0.04 : Math.max(1e-6, Math.abs(place(low)) * 0.05);
  const least = place(low) - margin;
  const most = place(high) + margin;
  const candidates =
    curved && high > low
      ? roundNumbers(low, high).filter((value) => !whole || Number.isInteger(value))
      : ticksOver(low, high, upright ? 7 : 8, whole).values;
  const pixels = (at: number): number => ((at - least) / (most - least)) * length;
  const ticks: Array<{ at: number; label: string }> = [];
  for (const value of candidates) {
    const at = place(value);
    if (at < least || at > most) continue;
    const label = tickNumber(value, locale);
    const half = (text: string): number => (upright ? 14 : widthOf(text, LABEL_SIZE) / 2 + 6);
    const clear = ticks.every(
      (tick) => Math.abs(pixels(tick.at) - pixels(at)) > half(tick.label) + half(label) && tick.at !== at,
    );
    if (clear) ticks.push({ at, label });
  }
  return { place, least, most, ticks: ticks.sort((a, b) => a.at - b.at) };
}

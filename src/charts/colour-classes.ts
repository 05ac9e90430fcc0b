import type { Locale } from '../types.ts';
import { shortNumber } from './numbers.ts';
import { inkOn, RAMP } from './theme.ts';

/** Values in a few classes of colour, from little to much. */
export interface ColourClasses {
  /** Labels and colours, from the least class on. */
  readonly labels: readonly string[];
  readonly colours: readonly string[];
  /** The class of a value. */
  classOf(value: number): number;
  /** The ink of text on a class. */
  inkOf(index: number): string;
}

/** The nearest of 1, 1.5, 2, 3, 5 and 7 times a power of ten. */
function roundBorder(value: number): number {
  if (value === 0) return 0;
  const size = Math.abs(value);
  const power = Math.floor(Math.log10(size));
  const head = size / 10 ** power;
  const digit = [1, 1.5, 2, 3, 5, 7, 10].reduce((a, b) => (Math.abs(b - head) < Math.abs(a - head) ? b : a));
  const border = Number(`${digit}e${power}`);
  return Number.isFinite(border) ? Math.sign(value) * border : value;
}

/** Up to five classes with round borders that hold about as many of the values each. */
export function colourClasses(values: readonly number[], locale: Locale): ColourClasses {
  const sorted = Float64Array.from(values).sort();
  const least = sorted[0] ?? 0;
  const most = sorted[sorted.length - 1] ?? 0;
  const quantiles = [0.2, 0.4, 0.6, 0.8].map((p) => sorted[Math.floor(p * (sorted.length - 1))] ?? 0);
  const borders = [...new Set(quantiles.map(roundBorder))]
    .filter((border) => border > least && border <= most)
    .sort((a, b) => a - b);
  const text = (value: number): string => shortNumber(value, locale);
  const labels =
    borders.length === 0
      ? [least === most ? text(least) : `${text(least)} – ${text(most)}`]
      : [
          `< ${text(borders[0] as number)}`,
          ...borders.slice(1).map((border, i) => `${text(borders[i] as number)} – ${text(border)}`),
          `≥ ${text(borders[borders.length - 1] as number)}`,
        ];
  // The ends of the ramp are always used, so that a difference is seen.
  const steps = Math.max(1, labels.length - 1);
  const colours = labels.map(
    (_, i) => RAMP[labels.length === 1 ? 2 : Math.round((i * (RAMP.length - 1)) / steps)] as string,
  );
  return {
    labels,
    colours,
    classOf: (value) => borders.filter((border) => value >= border).length,
    inkOf: (index) => inkOn(colours[index] as string),
  };
}

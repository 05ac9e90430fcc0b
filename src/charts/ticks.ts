import type { JsonObject } from './spec.ts';
import { widthOf } from './text.ts';
import { LABEL_SIZE } from './theme.ts';

/** Round values along an axis, evenly spaced, from the first one at or below all data to the last one at or above. */
export interface Ticks {
  readonly values: readonly number[];
  readonly least: number;
  readonly most: number;
}

/** Spans below this, or below so small a part of the values, are taken as none: the reader sees one value, and doubles have no room for steps. */
const NO_SPAN = 1e-280;
const NO_PART = 1e-12;

/** The `n`th multiple of `digit × 10^power`, without the crumbs of multiplying by 0.1. */
function multiple(n: number, digit: number, power: number): number {
  return (power >= 0 ? n * digit * 10 ** power : (n * digit) / 10 ** -power) + 0;
}

/** Ticks in steps of 1, 2 or 5 times a power of ten, at most about `count` of them; whole numbers only if asked. */
export function ticksOver(least: number, most: number, count: number, whole = false): Ticks {
  const isSpan = most - least > Math.max(NO_SPAN, NO_PART * Math.max(Math.abs(least), Math.abs(most)));
  const span = isSpan ? most - least : Math.max(Math.abs(least) * 1e-3, whole ? 1 : NO_SPAN);
  let power = Math.floor(Math.log10(span / count));
  let digit = 1;
  const sizes = [1, 2, 5, 10];
  digit = sizes.find((size) => multiple(1, size, power) * count >= span * (1 - 1e-9)) ?? 10;
  if (whole && power < 0) [power, digit] = [0, 1];
  const step = multiple(1, digit, power);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const values = Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i, digit, power));
  return { values, least: values[0] as number, most: values[values.length - 1] as number };
}

/** Every so-and-so-many tick, so that labels stand clear of each other along `length` pixels. */
export function everyFitting(labels: readonly string[], length: number): number {
  const widest = Math.max(...labels.map((label) => widthOf(label, LABEL_SIZE))) + 10;
  const room = length / Math.max(1, labels.length - 1);
  return Math.max(1, Math.ceil(widest / room));
}

/**
 * The axis of given values with given labels. Labels stand in a table of constants, so that neither the locale of the drawing
 * program nor its number formats have a say. Only text of our own may be given: it becomes part of an expression.
 */
export function labelledAxis(
  values: readonly number[],
  labels: readonly string[],
  more: JsonObject = {},
): JsonObject {
  const table = Object.fromEntries(values.map((value, i) => [String(value), labels[i] as string]));
  return {
    values: [...values],
    labelExpr: `${JSON.stringify(table)}[datum.value]`,
    labelOverlap: false,
    labelFlush: false,
    ...more,
  };
}

/** A linear scale that ends where its ticks do. */
export function scaleOver(least: number, most: number, more: JsonObject = {}): JsonObject {
  return { domain: [least + 0, most + 0], nice: false, zero: false, ...more };
}

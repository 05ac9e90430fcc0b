/** A value of JSON. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A part of a specification. */
export type JsonObject = { readonly [name: string]: JsonValue };

/**
 * A Vega-Lite specification as plain JSON: data, marks and words in one value that can be stored, sent and drawn by any
 * program that knows Vega-Lite 6.
 */
export interface ChartSpec {
  /** Names the language of the specification; nothing is fetched from there. */
  readonly $schema: string;
  /** One sentence with the main figure, for those who cannot see the picture. */
  readonly description: string;
  readonly [part: string]: JsonValue;
}

export const SCHEMA = 'https://vega.github.io/schema/vega-lite/v6.json';

/** Data of a layer or a panel. */
export function dataOf(values: readonly object[]): JsonObject {
  return { values: values as readonly JsonObject[] };
}

/** A column of the data as a channel. Names of columns are our own: the caller's words are values only. */
export function column(field: string, type: 'quantitative' | 'nominal', more: JsonObject = {}): JsonObject {
  return { field, type, ...more };
}

/** A column that holds colours themselves. */
export function colourColumn(field: string): JsonObject {
  return { field, type: 'nominal', scale: null, legend: null };
}

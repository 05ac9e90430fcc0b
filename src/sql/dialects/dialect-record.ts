/** A warehouse that SQL is written for. */
export type DialectName = 'duckdb' | 'postgres' | 'spark' | 'clickhouse' | 'bigquery' | 'snowflake' | 'trino';

/**
 * What a date column holds: `'day'`, a DATE or a timestamp without a zone, which belongs to the day that it names;
 * `'instant'`, a timestamp with a zone; `'utc'`, a timestamp without a zone that was written in UTC; `'epochMillis'`, milliseconds
 * since 1970.
 */
export type DateType = 'day' | 'instant' | 'utc' | 'epochMillis';

/**
 * How one warehouse writes what the steps need. Everything takes and gives SQL text, except for `identifier` and the literals,
 * which take raw values: they alone put a caller's words into a statement.
 */
export interface Dialect {
  readonly name: DialectName;
  /** A quoted name. @throws {RangeError} if no quoting can write it */
  readonly identifier: (name: string) => string;
  /** A text literal. @throws {RangeError} if the warehouse cannot hold the text */
  readonly text: (value: string) => string;
  /** A double literal that reads back as the same double. */
  readonly double: (value: number) => string;
  /** The same as `double` in fewer characters, for numbers that are written in plain digits: lists of hundreds of them must fit into a statement. */
  readonly numeral: (text: string) => string;
  /** Rows of literals with names for their columns, and the name of it all, to stand behind FROM; nothing is said of their type. */
  readonly rows: (
    columns: readonly string[],
    rows: ReadonlyArray<readonly string[]>,
    alias: string,
  ) => string;
  /** A DATE literal, from an ISO day. */
  readonly day: (iso: string) => string;
  /** Casts; a NULL stays NULL. */
  readonly asDay: (x: string) => string;
  readonly asText: (x: string) => string;
  readonly asDouble: (x: string) => string;
  readonly asInteger: (x: string) => string;
  /** To a decimal of so many digits behind the point and room for sums. */
  readonly asDecimal: (x: string, digits: number) => string;
  /** Text that compares and groups by code points, whatever the collation of the table or the session. */
  readonly binary: (text: string) => string;
  /** Texts, one after the other. */
  readonly concat: (...texts: readonly string[]) => string;
  /** Text without `characters` (a literal) at both ends. */
  readonly trim: (text: string, characters: string) => string;
  /** Whole days from one DATE to another. */
  readonly daysBetween: (from: string, to: string) => string;
  /**
   * Ends every step but the last where the warehouse would otherwise put the text of a step's columns wherever the next step names
   * them: with several steps, each using a column several times, such a statement grows beyond all memory. `''` elsewhere.
   */
  readonly fence: string;
  /** The end of a statement of a hundred steps and more, where no fence at the steps helps; must be at the end of what is run. */
  readonly ofManySteps?: string;
  /** Whether a product or quotient that is too small for a double is an error. */
  readonly stopsAtUnderflow?: boolean;
  /** The civil day in `zone` of a column that holds `type`, whatever the zone of the session. */
  readonly civilDay: (x: string, type: DateType, zone: string) => string;
}

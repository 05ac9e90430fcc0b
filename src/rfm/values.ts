import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { checkOptions, type OptionCheck } from '../internal/options.ts';
import { show } from '../internal/show.ts';

/** The name of a numeric field, or a function that reads a number (or `null`) from an account. */
export type ValueOf<T> = (keyof T & string) | ((account: T) => number | null);

/** A further dimension, and which end of it is better. */
export interface DimensionValue<T> {
  readonly value: ValueOf<T>;
  /** `'high'` (default): a larger value is better. `'low'`: a smaller one is. */
  readonly better?: 'high' | 'low' | undefined;
}

/** What the dimensions look at. Any further name is a further dimension: `{ length: 'tenure' }` makes LRFM. */
export type DimensionValues<T> = Readonly<Record<string, ValueOf<T> | DimensionValue<T> | undefined>>;

/** The dimensions of RFM, in the order of their code. */
export const RFM_DIMENSIONS: readonly ['recency', 'frequency', 'monetary'] = [
  'recency',
  'frequency',
  'monetary',
];

/** A dimension, ready to be read. */
export interface Dimension {
  readonly name: string;
  /** The field that it reads; `null` when a function does. */
  readonly field: string | null;
  readonly better: 'high' | 'low';
  readonly read: (account: never) => unknown;
}

function isSource(v: unknown): boolean {
  return typeof v === 'function' || (typeof v === 'string' && v !== '');
}

const VALUE: OptionCheck = {
  expected: 'a field name, a function of the account, or { value, better }',
  type: 'any',
  holds: (v: unknown) =>
    isSource(v) || (typeof v === 'object' && v !== null && isSource((v as { value?: unknown }).value)),
};

/** Read a field by name. */
export function fieldReader(field: string): (account: never) => unknown {
  return (account) => (account as Record<string, unknown>)[field];
}

/** Resolve the `values` option: the three dimensions of RFM, then further ones in order of their names. */
export function resolveDimensions<T>(action: string, values: DimensionValues<T> | undefined): Dimension[] {
  const given = values ?? {};
  checkOptions(action, given, Object.fromEntries(Object.keys(given).map((name) => [name, VALUE])));
  const more = Object.keys(given)
    .filter((name) => given[name] !== undefined && !(RFM_DIMENSIONS as readonly string[]).includes(name))
    .sort();
  return [...RFM_DIMENSIONS, ...more].map((name) => {
    const entry = (given[name] ?? name) as ValueOf<T> | DimensionValue<T>;
    const { value: source, better: side } =
      typeof entry === 'object' ? entry : { value: entry, better: undefined };
    const better = side ?? (name === 'recency' ? 'low' : 'high');
    if (better !== 'high' && better !== 'low')
      throw new TypeError(
        `Cannot ${action} as "values.${name}.better" must be "high" or "low": current value is ${show(better)}`,
      );
    const read = typeof source === 'string' ? fieldReader(source) : (source as (account: never) => unknown);
    return { name, better, field: typeof source === 'string' ? source : null, read };
  });
}

export const VALUE_EXPECTED: string = `a finite number within ±${MAX_SUMMAND} or null`;

/** Read one value: a finite number, or `null` when the account has none. */
export function readValue(
  action: string,
  dimension: Dimension,
  account: unknown,
  row: number,
): number | null {
  const value = dimension.read(account as never);
  if (typeof value === 'number' && value >= -MAX_SUMMAND && value <= MAX_SUMMAND) return value + 0;
  if (value === null || value === undefined) return null;
  const id = (account as { accountId?: unknown }).accountId;
  throw new TypeError(
    `Cannot ${action} as accounts[${row}] (${show(id)}) must have ${VALUE_EXPECTED} for "${dimension.name}": current value is ${show(value)}`,
  );
}

import {
  checkedLater,
  checkOption,
  checkOptions,
  integer,
  numberIn,
  type OptionCheck,
  oneOf,
} from '../internal/options.ts';
import { type Dimension, type DimensionValues, resolveDimensions } from './values.ts';

/** How values become scores. */
export type RfmMethod = 'quantile' | 'rank' | 'ntile' | 'cuts' | 'naturalBreaks' | 'share' | 'r-rfm';

/** One setting for all dimensions, or one for each by name. */
export type PerDimension<V> = V | Readonly<Record<string, V | undefined>>;

/** The options of {@link fitRfm}. */
export interface FitRfmOptions<T> {
  /**
   * Default `'quantile'`. Per dimension if wanted: `{ recency: 'cuts', monetary: 'share' }`. `'nested'` scores frequency
   * within every recency band and monetary within every frequency band of it.
   */
  method?: PerDimension<RfmMethod> | 'nested' | undefined;
  /** Scores of a dimension, 2 to 10. Default 5. Per dimension if wanted. With `cuts` it is one more than the cuts. */
  bins?: PerDimension<number> | undefined;
  /** Fixed cuts by dimension, ascending, in the units of the value: `{ recency: [30, 90, 180, 365] }`. */
  cuts?: Readonly<Record<string, readonly number[] | undefined>> | undefined;
  /** Which side a value that equals a cut belongs to: `'right'` (default) `(a, b]`, `'left'` `[a, b)`. */
  closed?: 'right' | 'left' | undefined;
  /** Weights of the mean score, by dimension; default 1 each. */
  weights?: Readonly<Record<string, number | undefined>> | undefined;
  /** What the dimensions look at; default the fields `recency`, `frequency`, `monetary`. */
  values?: DimensionValues<T> | undefined;
}

/** The settings of one dimension, resolved. */
export interface DimensionOptions {
  readonly name: string;
  /** The field that it reads; `null` when a function does, which must then be given again to apply the model. */
  readonly field: string | null;
  readonly better: 'high' | 'low';
  readonly method: RfmMethod | 'nested';
  readonly bins: number;
  readonly weight: number;
}

/** The settings of a model, resolved. */
export interface RfmModelOptions {
  readonly dimensions: readonly DimensionOptions[];
  readonly closed: 'right' | 'left';
}

const METHODS = ['quantile', 'rank', 'ntile', 'cuts', 'naturalBreaks', 'share', 'r-rfm'] as const;

const CUTS: OptionCheck = {
  expected: '1 to 9 finite numbers in ascending order',
  type: 'object',
  holds: (cuts: readonly number[]) =>
    Array.isArray(cuts) &&
    cuts.length >= 1 &&
    cuts.length <= 9 &&
    cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > (cuts[i - 1] as number))),
};

/** Check a setting that is given for all dimensions or by name, and return the reader of it. */
function perDimension<V>(
  action: string,
  option: string,
  given: PerDimension<V> | undefined,
  check: OptionCheck,
  names: readonly string[],
): (name: string) => V | undefined {
  if (typeof given !== 'object' || given === null) {
    checkOption(action, option, check, given);
    return () => given as V | undefined;
  }
  const table = Object.fromEntries(names.map((name) => [name, check]));
  for (const name of Object.keys(given)) checkOptions(action, { [name]: undefined }, table);
  const own = (name: string): V | undefined =>
    Object.hasOwn(given as object, name) ? (given as Record<string, V | undefined>)[name] : undefined;
  for (const name of names) checkOption(action, `${option}.${name}`, check, own(name));
  return own;
}

/** The dimensions with their readers and settings. */
export interface ResolvedOptions {
  readonly options: RfmModelOptions;
  readonly dimensions: readonly Dimension[];
  /** Fixed cuts by dimension. */
  readonly cuts: (name: string) => readonly number[] | undefined;
}

/** Check the options and fill in the defaults. */
export function resolveFitOptions<T>(action: string, options: FitRfmOptions<T> | undefined): ResolvedOptions {
  checkOptions(action, options, {
    method: checkedLater,
    bins: checkedLater,
    cuts: checkedLater,
    closed: oneOf('right', 'left'),
    weights: checkedLater,
    values: checkedLater,
  });
  const dimensions = resolveDimensions(action, options?.values);
  const names = dimensions.map((dimension) => dimension.name);
  const isNested = options?.method === 'nested';
  const methods = oneOf(...METHODS, 'nested');
  const method = perDimension(
    action,
    'method',
    options?.method as PerDimension<RfmMethod> | undefined,
    typeof options?.method === 'object' ? oneOf(...METHODS) : methods,
    names,
  );
  const bins = perDimension(action, 'bins', options?.bins, integer(2, 10), names);
  const cuts = perDimension(action, 'cuts', options?.cuts ?? {}, CUTS, names);
  const weight = perDimension(
    action,
    'weights',
    options?.weights ?? {},
    numberIn(0, 1e6, 'a number from 0 to 1000000'),
    names,
  );
  const resolved = dimensions.map(({ name, field, better }): DimensionOptions => {
    const fixed = cuts(name) as readonly number[] | undefined;
    const asked = isNested ? (isRfm(name) ? 'nested' : 'quantile') : method(name);
    if (asked === 'cuts' && fixed === undefined)
      throw new TypeError(
        `Cannot ${action} as method "cuts" needs cuts: name them with cuts: { ${name}: [ … ] }`,
      );
    if (fixed !== undefined && asked !== undefined && asked !== 'cuts' && asked !== 'r-rfm')
      throw new TypeError(
        `Cannot ${action} as method "${asked}" of "${name}" finds its own cuts: leave out cuts.${name}`,
      );
    return {
      name,
      field,
      better,
      method: asked ?? (fixed === undefined ? 'quantile' : 'cuts'),
      bins: fixed === undefined ? (bins(name) ?? 5) : fixed.length + 1,
      weight: (weight(name) as number | undefined) ?? 1,
    };
  });
  if (!resolved.some((dimension) => dimension.weight > 0))
    throw new RangeError(`Cannot ${action} as at least one weight must be > 0: all are 0`);
  return { options: { dimensions: resolved, closed: options?.closed ?? 'right' }, dimensions, cuts };
}

function isRfm(name: string): boolean {
  return name === 'recency' || name === 'frequency' || name === 'monetary';
}

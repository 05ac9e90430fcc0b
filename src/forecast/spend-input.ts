import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { checkOption, fieldOrFunction, type OptionCheck } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import { rowName } from './purchase-input.ts';
import type { SpendModelOptions } from './spend-model.ts';

/** Where a figure of an account is found: the name of a field, or a function of the row. */
export type SpendValueOf<T> = (keyof T & string) | ((row: T) => number | null);

/** Where spend models find their figures. */
export interface SpendValues<T> {
  /** Repeat purchases (purchase days after the first). Default `'repeatPurchases'`. */
  readonly repeatPurchases?: SpendValueOf<T> | undefined;
  /** The mean amount of a repeat purchase day, in currency units. Default `'meanRepeatAmount'`. */
  readonly meanRepeatAmount?: SpendValueOf<T> | undefined;
}

/** The spend of one account: `mean` is `null` without repeat purchases, or where it is missing. */
export interface Spend {
  readonly repeats: number;
  readonly mean: number | null;
}

const NAMES = ['repeatPurchases', 'meanRepeatAmount'] as const;
type Name = (typeof NAMES)[number];

/** The check of the option `values`. */
export const VALUES: OptionCheck = {
  expected: 'an object with repeatPurchases and meanRepeatAmount',
  type: 'object',
  holds: (values: object | null) =>
    values !== null && Object.keys(values).every((name) => (NAMES as readonly string[]).includes(name)),
};

/** Reads the spend of rows. */
export interface SpendReader {
  readonly fields: SpendModelOptions['values'];
  /** `null` where it is not known how often the account bought again. */
  readonly read: (row: object, index: number) => Spend | null;
}

/** Resolve `values`; what is not given is as in `fallback`. */
export function spendReader<T>(
  action: string,
  values: SpendValues<T> = {},
  fallback: SpendModelOptions['values'] = { repeatPurchases: NAMES[0], meanRepeatAmount: NAMES[1] },
): SpendReader {
  const sourceOf = (name: Name): string | ((row: object) => unknown) => {
    checkOption(action, `values.${name}`, fieldOrFunction, values[name]);
    const source = values[name] ?? fallback[name];
    if (source === null)
      throw new TypeError(
        `Cannot ${action} as "${name}" was fitted with a function, which a model cannot hold: give it again with values: { ${name}: … }`,
      );
    return source as string | ((row: object) => unknown);
  };
  const sources = {
    repeatPurchases: sourceOf('repeatPurchases'),
    meanRepeatAmount: sourceOf('meanRepeatAmount'),
  };
  const numberOf = (
    name: Name,
    row: object,
    index: number,
    isRight: (n: number) => boolean,
    right: string,
  ) => {
    const source = sources[name];
    const value = typeof source === 'string' ? (row as Record<string, unknown>)[source] : source(row);
    if (value === null || (typeof value === 'number' && isRight(value))) return value;
    const field = typeof source === 'string' ? source : name;
    const hint =
      value === undefined ? ' (summarizeRepeatSpend makes it; the option "values" names another field)' : '';
    throw new TypeError(
      `Cannot ${action} as "${field}" of ${rowName(row, index)} must be ${right}, or null: current value is ${show(value)}${hint}`,
    );
  };
  const nameOf = (name: Name) => (typeof sources[name] === 'string' ? (sources[name] as string) : null);
  return {
    fields: { repeatPurchases: nameOf('repeatPurchases'), meanRepeatAmount: nameOf('meanRepeatAmount') },
    read: (row, index) => {
      const isCount = (n: number) => Number.isInteger(n) && n >= 0 && n <= 4_000_000;
      const repeats = numberOf('repeatPurchases', row, index, isCount, 'a whole number from 0 to 4000000');
      if (repeats === null) return null;
      if (repeats === 0) return { repeats: 0, mean: null };
      const isAmount = (n: number) => Math.abs(n) <= MAX_SUMMAND;
      const mean = numberOf('meanRepeatAmount', row, index, isAmount, 'a finite number within ±1e290');
      return { repeats, mean: mean === null ? null : mean + 0 };
    },
  };
}

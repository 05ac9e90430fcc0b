import { fieldOrFunction, integer, type OptionCheck, oneOf } from '../internal/options.ts';
import type { AmountOf } from './value-of.ts';

/** Whose values count, and how the bootstrap is drawn. */
export interface ConcentrationBasics<T> {
  /** The field of the value, or a function of the row. Default `'monetary'`. */
  value?: AmountOf<T> | undefined;
  /**
   * `'all'` (default): every account with a value counts, zeros and negatives too. `'buyers'`: only accounts with a value
   * above 0. Most measures depend on it: say which one a figure is about.
   */
  include?: 'all' | 'buyers' | undefined;
  /** Resamples of the bootstrap; 0 for none. Default 1000 up to 10 000 accounts, fewer above (at least 100). */
  bootstrap?: number | undefined;
  /** Seed of the bootstrap: an integer from 0. Default 1. */
  seed?: number | undefined;
}

/** How accounts are put into classes A, B and C. */
export interface AbcRules {
  /** A reaches to the first cut of the cumulative share, B to the second. Default `[0.8, 0.95]`. */
  cuts?: readonly [number, number] | undefined;
  /** Where the account (or the group of equal accounts) that crosses a cut belongs. Default `'higher'`. */
  crossing?: 'higher' | 'lower' | undefined;
}

/** The options of {@link analyzeConcentration}. */
export interface ConcentrationOptions<T> extends ConcentrationBasics<T>, AbcRules {
  /** Shares of the accounts whose share of the total is wanted. Default 1, 5, 10, 20 and 50 %. */
  topShares?: readonly number[] | undefined;
  /** Shares of the total whose number of accounts is wanted. Default 50, 80, 90 and 95 %. */
  accountsFor?: readonly number[] | undefined;
  /** The n of the concentration ratios CR-n. Default 1, 3, 5 and 10. */
  largest?: readonly number[] | undefined;
  /** Reference levels: shares of the total that one account should not reach unnoticed. Default 10, 20, 30 and 50 %. */
  levels?: readonly number[] | undefined;
  /** The most steps of the Lorenz curve. Default 100. */
  steps?: number | undefined;
}

/** The default of `cuts`. */
export const CUTS: readonly [number, number] = [0.8, 0.95];
/** The default of `levels`. */
export const LEVELS: readonly number[] = [0.1, 0.2, 0.3, 0.5];
/** The default of `seed`. */
export const SEED = 1;

/** Whether numbers rise strictly within `(least, most]`. */
export function isAscending(list: readonly unknown[], least: number, most: number): boolean {
  return list.every(
    (item, i) =>
      typeof item === 'number' && item > least && item <= most && (i === 0 || item > (list[i - 1] as number)),
  );
}

function ascending(expected: string, most: number, fits: (list: readonly number[]) => boolean): OptionCheck {
  return {
    expected,
    type: 'object',
    holds: (list: readonly number[] | null) =>
      Array.isArray(list) && isAscending(list, 0, most) && fits(list),
  };
}

const shares: OptionCheck = /* @__PURE__ */ ascending('ascending shares above 0, up to 1', 1, () => true);

/** The checks of {@link AbcRules}. */
export const ABC_CHECKS: Readonly<Record<string, OptionCheck>> = {
  cuts: /* @__PURE__ */ ascending('two ascending shares such as [0.8, 0.95]', 1, (list) => list.length === 2),
  crossing: /* @__PURE__ */ oneOf('higher', 'lower'),
};

/** The checks of {@link ConcentrationBasics}. */
export const BASIC_CHECKS: Readonly<Record<string, OptionCheck>> = {
  value: fieldOrFunction,
  include: /* @__PURE__ */ oneOf('all', 'buyers'),
  bootstrap: /* @__PURE__ */ integer(0, 1_000_000),
  seed: /* @__PURE__ */ integer(0),
};

/** The further checks of {@link ConcentrationOptions}. */
export const ANALYSIS_CHECKS: Readonly<Record<string, OptionCheck>> = {
  topShares: shares,
  accountsFor: shares,
  largest: /* @__PURE__ */ ascending('ascending integers >= 1', 9_007_199_254_740_991, (list) =>
    list.every(Number.isInteger),
  ),
  levels: shares,
  steps: /* @__PURE__ */ integer(1, 10_000),
};

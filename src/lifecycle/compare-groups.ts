import { medianOfSorted } from '../internal/gaps.ts';
import { checkOptions, checkRows, fieldOrFunction, integer, type OptionCheck } from '../internal/options.ts';
import type { Interval, Reason } from '../types.ts';
import { cliffDelta, effectSize } from './cliff.ts';
import { AMOUNT, type NumberOf, placeOf, readNumber, rowReader } from './field-values.ts';
import { hodgesLehmann } from './hodges-lehmann.ts';

/** A claim about one measure: what it is and where the key accounts are said to lie. */
export interface GroupMeasure<T> {
  /** `'higher'`: key accounts are said to have more of it; `'lower'`: less. */
  claim: 'higher' | 'lower';
  /** A field or a function of the row. Default: the field with the measure's name. */
  value?: NumberOf<T> | undefined;
}

/** The options of {@link compareGroups}. */
export interface CompareGroupsOptions<T> {
  /**
   * The claims to test, by measure. Default: `volatility` lower (steadier), `repurchaseRate` and `tenure` higher (more loyal),
   * `margin` (else `grossProfit`) and `monetary` (else `amount`) higher (richer).
   */
  measures?: Readonly<Record<string, GroupMeasure<T>>> | undefined;
  /** With fewer accounts in either group nothing is decided. At least 2, default 5. */
  minAccounts?: number | undefined;
}

/** What became of one claim. */
export interface GroupComparison {
  readonly measure: string;
  readonly claim: 'higher' | 'lower';
  /** Accounts with a value, accounts without, and the median, by group. */
  readonly key: { readonly n: number; readonly missing: number; readonly median: number | null };
  readonly rest: { readonly n: number; readonly missing: number; readonly median: number | null };
  /** The median of all differences key - rest, in the unit of the measure; `null` when a group is empty. */
  readonly difference: number | null;
  /**
   * Cliff's delta: the share of pairs in which the key account has more, less the share in which it has less; `null` for fewer
   * than 2.
   */
  readonly delta: number | null;
  /** Its 95 % interval. */
  readonly interval: Interval | null;
  readonly size: 'negligible' | 'small' | 'medium' | 'large' | null;
  /** `holds`: the interval lies on the claimed side of 0; `refuted`: on the other; else `undecided`. */
  readonly verdict: 'holds' | 'refuted' | 'undecided';
  readonly reasons: readonly Reason[];
}

const ACTION = 'compare groups';

/** Claims on steadiness and loyalty, then those on riches with the names that a row may have for them. */
const STEADY: Readonly<Record<string, GroupMeasure<never>>> = {
  volatility: { claim: 'lower' },
  repurchaseRate: { claim: 'higher' },
  tenure: { claim: 'higher' },
};
const RICH: ReadonlyArray<readonly [name: string, otherwise: string]> = [
  ['margin', 'grossProfit'],
  ['monetary', 'amount'],
];

/** The usual claims, by the names that the rows have. */
function usualClaims(rows: readonly object[]): Readonly<Record<string, GroupMeasure<never>>> {
  const rich = RICH.map(([name, otherwise]): [string, GroupMeasure<never>] => {
    const known = [name, otherwise].find((field) => rows.some((row) => field in row));
    return [known ?? name, { claim: 'higher' }];
  });
  return { ...STEADY, ...Object.fromEntries(rich) };
}

const MEASURES: OptionCheck = {
  expected: 'an object with { claim: "higher" or "lower", value } by measure',
  type: 'object',
  holds: (measures: object | null) =>
    measures !== null &&
    !Array.isArray(measures) &&
    Object.values(measures).every(
      (measure: Record<string, unknown> | null | undefined) =>
        typeof measure === 'object' &&
        measure !== null &&
        (measure.claim === 'higher' || measure.claim === 'lower') &&
        (measure.value === undefined || fieldOrFunction.holds(measure.value as never)) &&
        Object.keys(measure).every((name) => name === 'claim' || name === 'value'),
    ),
};

function readGroup(
  list: string,
  rows: readonly object[],
  name: string,
  read: (row: object) => unknown,
): { readonly sorted: Float64Array; readonly missing: number } {
  const values: number[] = [];
  rows.forEach((row, i) => {
    const value = readNumber(ACTION, name, read(row), AMOUNT, () => placeOf(list, row, i));
    if (value !== null) values.push(value);
  });
  return { sorted: Float64Array.from(values).sort(), missing: rows.length - values.length };
}

function decide(
  measure: string,
  claim: 'higher' | 'lower',
  interval: Interval | null,
  least: number,
  minAccounts: number,
): Reason {
  if (interval === null || least < minAccounts)
    return {
      code: 'compare.few_accounts',
      field: measure,
      value: least,
      op: '<',
      threshold: minAccounts,
      result: 'undecided',
    };
  const { lower, upper } = interval;
  if (lower > 0)
    return {
      code: 'compare.above',
      field: measure,
      value: lower,
      op: '>',
      threshold: 0,
      result: claim === 'higher' ? 'holds' : 'refuted',
    };
  if (upper < 0)
    return {
      code: 'compare.below',
      field: measure,
      value: upper,
      op: '<',
      threshold: 0,
      result: claim === 'higher' ? 'refuted' : 'holds',
    };
  return {
    code: 'compare.unclear',
    field: measure,
    value: 0,
    op: 'in',
    threshold: [lower, upper],
    ends: '[]',
    result: 'undecided',
  };
}

/**
 * Compare key accounts with the rest, claim by claim: are they steadier, more loyal, richer?
 *
 * Key accounts get more because they are said to be worth more. Before effort is built on that, see whether it is so on your
 * own data. Every claim ends as `holds`, `refuted` or `undecided`, with how large the difference is and on how many accounts it
 * rests.
 *
 * Method: medians, the Hodges-Lehmann difference (the median of all pairwise differences) and Cliff's delta with its 95 %
 * interval (Cliff 1993, doi:10.1037/0033-2909.114.3.494; Feng and Cliff 2004): nothing is assumed about the shape of the
 * values, and one giant does not move the result. The claim is decided by that interval alone; in simulated normal groups of 5
 * to 30 against 5 to 300 it held the true delta in 91 to 99 % of draws, and decided 3 to 6 % of claims where there was no
 * difference. Sizes in words: Romano et al. 2006 (.147, .33, .474).
 *
 * Edge cases: accounts without a value are counted as missing and left out; fewer than `minAccounts` with a value in either
 * group leave a claim undecided. Groups picked by a measure differ in it by construction: a claim on revenue says nothing if
 * revenue made the accounts key. Of many claims one in twenty is decided by chance. Cost: O(n log n) per measure.
 *
 * @param key the key accounts, one row each
 * @param rest the other accounts
 * @param options `measures`, `minAccounts`
 * @returns one entry per measure, in their order
 * @throws {TypeError} if a value is not a finite number within ±1e290 (the row is named), or an option is of a wrong shape
 * @throws {RangeError} if an option is out of range
 * @example Are key accounts steadier?
 * ```ts
 * import { compareGroups } from 'account-scoring';
 *
 * const key = [0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4].map((volatility) => ({ volatility }));
 * const rest = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1].map((volatility) => ({ volatility }));
 * const [steadier] = compareGroups(key, rest, { measures: { volatility: { claim: 'lower' } } });
 * console.log(steadier?.verdict, steadier?.size, steadier?.difference?.toFixed(2));
 * // → holds large -0.40
 * ```
 */
export function compareGroups<T extends object>(
  key: readonly T[],
  rest: readonly T[],
  options: CompareGroupsOptions<T> = {},
): GroupComparison[] {
  checkOptions(ACTION, options, { measures: MEASURES, minAccounts: integer(2) });
  checkRows(ACTION, 'key', key);
  checkRows(ACTION, 'rest', rest);
  const { minAccounts = 5 } = options;
  const measures =
    options.measures ?? (usualClaims([...key, ...rest]) as Readonly<Record<string, GroupMeasure<T>>>);
  return Object.entries(measures).map(([measure, { claim, value = measure as keyof T & string }]) => {
    const read = rowReader(value);
    const ours = readGroup('key', key, measure, read);
    const theirs = readGroup('rest', rest, measure, read);
    const least = Math.min(ours.sorted.length, theirs.sorted.length);
    const told = ({ sorted, missing }: typeof ours) => ({
      n: sorted.length,
      missing,
      median: sorted.length === 0 ? null : medianOfSorted(sorted),
    });
    const cliff = least < 2 ? null : cliffDelta(ours.sorted, theirs.sorted);
    const reason = decide(measure, claim, cliff?.interval ?? null, least, minAccounts);
    return {
      measure,
      claim,
      key: told(ours),
      rest: told(theirs),
      difference: least === 0 ? null : hodgesLehmann(ours.sorted, theirs.sorted),
      delta: cliff?.delta ?? null,
      interval: cliff?.interval ?? null,
      size: cliff === null ? null : effectSize(cliff.delta),
      verdict: reason.result as GroupComparison['verdict'],
      reasons: [reason],
    };
  });
}

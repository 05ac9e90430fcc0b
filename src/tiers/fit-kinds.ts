import { quantile } from '../internal/interval.ts';
import { anyString, checkedLater, checkOptions, checkRows, type OptionCheck } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import type { KindCuts, KindModel } from './kind-model.ts';
import { MAX_VALUE, readNumber } from './read-number.ts';

/** The options of {@link fitKinds}. */
export interface FitKindsOptions {
  /** Lines of the company; those that are not given are the defaults, or learned. */
  readonly cuts?: Partial<KindCuts> | undefined;
  /** Default `amount`. */
  readonly sizeField?: string | undefined;
  /** Default `grossProfit`. */
  readonly valueField?: string | undefined;
}

const ACTION = 'fit kinds of account';

const CUT: OptionCheck = {
  expected: 'a finite number within ±1e100, or null',
  type: 'any',
  holds: (v: unknown) => v === null || (typeof v === 'number' && Math.abs(v) <= MAX_VALUE),
};

const DEFAULTS = {
  industryRank: 3,
  dependence: 0.5,
  regionalShare: 0.2,
  growth: 0.3,
  jointWork: 60,
} as const;

/** Where a line that is not given is drawn among the accounts: an upper quarter buys often or in bulk, an upper half is large. */
const QUANTILES = { orders: 0.75, meanOrder: 0.75, size: 0.5, value: 0.5 } as const;

/** Checked options, and what is learned. */
export interface KindPlan {
  readonly given: Partial<KindCuts>;
  readonly sizeField: string;
  readonly valueField: string;
  /** The lines that are learned, with the fields that they are learned from. */
  readonly learned: ReadonlyArray<{ readonly cut: keyof typeof QUANTILES; readonly field: string }>;
}

/** What a model is built from: of all accounts at hand, or as an engine counted it. */
export interface KindStatistics {
  readonly accounts: number;
  /** The known values of a field in ascending order, at least those at quartiles. */
  readonly sorted: (field: string) => ArrayLike<number>;
}

/** Check options. */
export function planKinds(options: FitKindsOptions): KindPlan {
  checkOptions(ACTION, options, { cuts: checkedLater, sizeField: anyString, valueField: anyString });
  const { sizeField = 'amount', valueField = 'grossProfit', cuts: given = {} } = options;
  checkOptions(
    ACTION,
    given,
    Object.fromEntries([...Object.keys(QUANTILES), ...Object.keys(DEFAULTS)].map((name) => [name, CUT])),
  );
  const fields = { orders: 'orders', meanOrder: 'meanOrder', size: sizeField, value: valueField };
  const cuts = Object.keys(QUANTILES) as Array<keyof typeof QUANTILES>;
  return {
    given,
    sizeField,
    valueField,
    learned: cuts.filter((cut) => given[cut] === undefined).map((cut) => ({ cut, field: fields[cut] })),
  };
}

/** Build the model of checked options. */
export function buildKindModel(
  { given, sizeField, valueField, learned }: KindPlan,
  { accounts, sorted }: KindStatistics,
): KindModel {
  const notices: Notice[] = [];
  const found = learned.map(({ cut, field }): [string, number | null] => {
    const values = sorted(field);
    if (values.length === 0) return [cut, null];
    const value = quantile(values, QUANTILES[cut]);
    notices.push({ code: 'kind.derived_cut', field, value, threshold: values.length });
    return [cut, value];
  });
  const lines = { ...given, ...Object.fromEntries(found) } as Pick<KindCuts, keyof typeof QUANTILES>;
  const cuts: KindCuts = {
    orders: lines.orders,
    meanOrder: lines.meanOrder,
    size: lines.size,
    value: lines.value,
    industryRank: given.industryRank ?? DEFAULTS.industryRank,
    dependence: given.dependence ?? DEFAULTS.dependence,
    regionalShare: given.regionalShare ?? DEFAULTS.regionalShare,
    growth: given.growth ?? DEFAULTS.growth,
    jointWork: given.jointWork ?? DEFAULTS.jointWork,
  };
  return {
    kind: 'account-kinds',
    version: 1,
    options: { sizeField, valueField },
    fitted: { cuts, notices },
    trainedOn: { accounts, used: accounts, asOf: null },
  };
}

/**
 * Draw the lines between kinds of account: what is often, what is bulk, what is large, what is worth much.
 *
 * Give the lines of your company in `cuts`. Those of orders, order size, size and value that are not given are learned: the upper quartile of orders and of mean
 * orders, the median of size and of value (type 7), over the accounts that have a value; `null` when none has. Cost: O(n log n).
 *
 * @param accounts rows with `orders`, `meanOrder` (see `summarizePurchases`), and the fields of size and value
 * @param options `cuts`, `sizeField`, `valueField`
 * @returns a model for {@link assignKinds}
 * @throws {TypeError} if an option is wrong, or a value is neither a finite number nor missing (row and field are named)
 * @example Two lines of the company, two learned
 * ```ts
 * import { fitKinds } from 'account-scoring';
 *
 * const book = [1, 2, 3, 4, 5].map((i) => ({ accountId: `A${i}`, orders: i, meanOrder: 100 * i, amount: 100 * i * i }));
 * const { cuts } = fitKinds(book, { cuts: { size: 1000, value: 200 } }).fitted;
 * console.log(cuts.orders, cuts.meanOrder, cuts.size, cuts.value);
 * // → 4 400 1000 200
 * ```
 */
export function fitKinds(accounts: readonly object[], options: FitKindsOptions = {}): KindModel {
  const plan = planKinds(options);
  checkRows(ACTION, 'accounts', accounts);
  return buildKindModel(plan, {
    accounts: accounts.length,
    sorted: (field) =>
      Float64Array.from(
        accounts
          .map((row, index) =>
            readNumber(ACTION, (row as Record<string, unknown>)[field], { row, index, field }),
          )
          .filter((value) => value !== null),
      ).sort(),
  });
}

import { checkedLater, checkOptions, checkRows, oneOf } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import type { Aggregate, CriteriaModel, FittedCriterion, FittedField } from './criteria-model.ts';
import type { Anchors, CriteriaSet, Criterion, Normalization } from './criterion.ts';
import { fitScale } from './fit-scale.ts';
import { fitWeights } from './fit-weights.ts';
import { readNumber } from './read-number.ts';
import {
  type CriteriaValues,
  type ResolvedCriterion,
  type ResolvedField,
  resolveCriteria,
} from './resolve-criteria.ts';
import { pointsOn, untransformed } from './scale.ts';
import type { CriteriaTable } from './table.ts';
import { type CriteriaWeights, toShares } from './weights.ts';

/** The options of {@link fitCriteria}. */
export interface FitCriteriaOptions<T> {
  /** A shipped set such as {@link fourCriteria}, a set of your own, or a list of criteria. */
  readonly criteria: readonly Criterion[] | CriteriaSet;
  /** How criteria are weighed against each other; default as the set says, else `'preset'`. */
  readonly weights?: CriteriaWeights | undefined;
  /**
   * How values become 0 to 100, for all fields or by id; default `percentile` for 30 accounts or more that have a value, else `ladder`.
   */
  readonly normalize?: Normalization | Readonly<Record<string, Normalization | undefined>> | undefined;
  /** The company's ladders by field: `{ amount: [[0, 0], [1e6, 60], [1e7, 100]] }`. */
  readonly anchors?: Readonly<Record<string, Anchors | undefined>> | undefined;
  /** `'mean'` (default): the weighted mean. `'topsis'`: closeness to an account that has 100 in everything. */
  readonly aggregate?: Aggregate | undefined;
  /** Functions that read a field by id, for what no field of the row holds. */
  readonly values?: CriteriaValues<T> | undefined;
}

/** From so many accounts on, their own percentiles are a fair scale. */
const ENOUGH = 30;

const ACTION = 'fit criteria';

/** Values of one field: one per account, `null` where it is missing. */
type Values = ReadonlyArray<number | null>;

function readValues(accounts: readonly object[], { id, read }: ResolvedField): Values {
  return accounts.map((row, index) => readNumber(ACTION, read(row), { row, index, field: id }));
}

function noticesOf(
  { id }: ResolvedField,
  { method, transform, knots }: FittedField['scale'],
  { known, all, chosen }: { known: Float64Array; all: number; chosen: boolean },
): Notice[] {
  const notice = (code: string, value: number, threshold: number): Notice => ({
    code,
    field: id,
    value,
    threshold,
  });
  if (known.length === 0) return all === 0 ? [] : [notice('criteria.missing_everywhere', 0, all)];
  const notices: Notice[] = [];
  if (known.length < all) notices.push(notice('criteria.missing_values', all - known.length, all));
  const [only, second] = knots;
  if (only !== undefined && second === undefined) {
    const [least, most] = [known[0] as number, known[known.length - 1] as number];
    const centre = least === most ? least : untransformed(transform, only[0]);
    notices.push(notice('criteria.no_spread', centre, known.length));
  }
  if (second !== undefined && chosen && method === 'ladder')
    notices.push(notice('criteria.derived_ladder', known.length, ENOUGH));
  return notices;
}

function fitField(
  field: ResolvedField,
  values: Values,
  share: number,
): { fitted: FittedField; notices: Notice[] } {
  const { id, field: name, better, anchors } = field;
  const known = Float64Array.from(values.filter((value) => value !== null)).sort();
  const method = field.method ?? (known.length >= ENOUGH ? 'percentile' : 'ladder');
  const scale = fitScale(known, { method, better, anchors });
  const chosen = anchors === undefined || method !== 'ladder';
  return {
    fitted: { id, field: name, weight: share, scale, accounts: known.length },
    notices: noticesOf(field, scale, { known, all: values.length, chosen }),
  };
}

/** A criterion of every account on 0 to 1, for weights by differences: a field between its extremes, a composite by its points. */
function spread(
  { composite }: ResolvedCriterion,
  { parts }: FittedCriterion,
  columns: readonly Values[],
  better: 'high' | 'low',
) {
  if (!composite) {
    const [values] = columns as [Values];
    const known = values.filter((value) => value !== null);
    const least = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const most = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return values.map((value) => {
      if (value === null) return null;
      const up = least === most ? 1 : (value - least) / (most - least);
      return better === 'high' || least === most ? up : 1 - up;
    });
  }
  return (columns[0] as Values).map((_, row) => {
    let points = 0;
    let weight = 0;
    parts.forEach((part, i) => {
      const value = columns[i]?.[row] ?? null;
      const on = value === null ? null : pointsOn(part.scale, value);
      if (on === null) return;
      points += part.weight * on.points;
      weight += part.weight;
    });
    return weight > 0 ? points / weight / 100 : null;
  });
}

/**
 * Learn from a book of accounts what much and little mean in every criterion, and weigh the criteria.
 *
 * The result is a JSON model: with it, an account's score does not change because another account joins. It tells how each field was
 * put on a scale of 0 to 100, where weights came from and whether judgements contradict each other, and notices: fields that
 * are missing, that do not vary, or whose ladder was made from too small a book.
 *
 * Scales: `percentile` (mid-rank; between known values on straight lines, below all 0, above all 100), `minMax`, `z` and `robustZ` (median and MAD)
 * with 0 and 100 points at three standard deviations from the centre, `log` (`z` of log(1 + x)), `ladder` (straight lines between the
 * company's anchors; without anchors between the quartiles of the book). A field in which all are alike has 50 points. Weights: see {@link CriteriaWeights};
 * `entropy` and `critic` look at fields between their extremes and at the points of composites, over accounts that lack nothing.
 *
 * Cost: O(n log n) a field.
 *
 * @param accounts one row per account with the fields of the criteria, each in its own unit; `null` or absent when not known
 * @param options `criteria`, `weights`, `normalize`, `anchors`, `aggregate`, `values`
 * @returns a model for {@link applyCriteria}
 * @throws {TypeError} if an option is wrong, or a value is neither a finite number within ±1e100 nor missing (row and field are named)
 * @throws {RangeError} if an option is out of range
 * @example A ladder of the company, and a share that is its own scale
 * ```ts
 * import { fitCriteria } from 'account-scoring';
 *
 * const model = fitCriteria([{ accountId: 'Acme', revenue: 250_000, wallet: 0.4 }], {
 *   criteria: [
 *     { id: 'revenue', weight: 3, anchors: [[0, 0], [100_000, 50], [1_000_000, 100]] },
 *     { id: 'wallet', weight: 1, anchors: [[0, 0], [1, 100]] },
 *   ],
 * });
 * console.log(model.fitted.criteria.map(({ id, weight }) => `${id} ${weight}`));
 * // → [ 'revenue 0.75', 'wallet 0.25' ]
 * ```
 */
export function fitCriteria<T extends object>(
  accounts: readonly T[],
  options: FitCriteriaOptions<T>,
): CriteriaModel {
  checkOptions(ACTION, options ?? {}, {
    criteria: checkedLater,
    weights: checkedLater,
    normalize: checkedLater,
    anchors: checkedLater,
    aggregate: oneOf('mean', 'topsis'),
    values: checkedLater,
  });
  checkRows(ACTION, 'accounts', accounts);
  const { values, anchors, normalize } = options ?? {};
  const resolved = resolveCriteria(ACTION, options?.criteria, { values, anchors, normalize });
  const set = Array.isArray(options.criteria) ? null : (options.criteria as CriteriaSet);
  const notices: Notice[] = [];
  const columns = resolved.map(({ parts }) => parts.map((part) => readValues(accounts, part)));
  const unweighted = resolved.map(({ id, composite, parts }, c): FittedCriterion => {
    const shares = toShares(parts.map(({ weight }) => weight));
    const fields = parts.map((part, i) => fitField(part, columns[c]?.[i] as Values, shares[i] as number));
    for (const field of fields) notices.push(...field.notices);
    return { id, weight: 0, composite, parts: fields.map(({ fitted }) => fitted) };
  });
  const table = (): CriteriaTable => {
    const spreads = resolved.map((criterion, c) =>
      spread(
        criterion,
        unweighted[c] as FittedCriterion,
        columns[c] as Values[],
        criterion.parts[0]?.better as 'high',
      ),
    );
    return accounts
      .map((_, row) => spreads.map((column) => column[row] ?? null))
      .filter((row): row is number[] => row.every((value) => value !== null));
  };
  const weights = fitWeights(ACTION, resolved, options.weights ?? set?.weights ?? 'preset', table);
  const criteria = unweighted.map((criterion, c) => ({ ...criterion, weight: weights.weights[c] as number }));
  const isKnown = (row: number) => columns.some((fields) => fields.some((field) => field[row] !== null));
  return {
    kind: 'criteria',
    version: 1,
    options: { set: set?.id ?? null, aggregate: options.aggregate ?? 'mean', weights: weights.method },
    fitted: {
      criteria,
      consistency:
        weights.ahp === null ? null : { lambda: weights.ahp.lambda, ci: weights.ahp.ci, cr: weights.ahp.cr },
      notices: [...notices, ...weights.notices],
    },
    trainedOn: {
      accounts: accounts.length,
      used: accounts.filter((_, row) => isKnown(row)).length,
      asOf: null,
    },
  };
}

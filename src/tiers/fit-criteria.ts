import { checkRows } from '../internal/options.ts';
import { buildCriteriaModel, planCriteria } from './build-criteria.ts';
import type { CriteriaModel, FittedCriterion } from './criteria-model.ts';
import type { FitCriteriaOptions } from './criteria-options.ts';
import { fieldSampleOf } from './field-sample.ts';
import { readNumber } from './read-number.ts';
import type { ResolvedCriterion, ResolvedField } from './resolve-criteria.ts';
import { pointsOn } from './scale.ts';
import type { CriteriaTable } from './table.ts';

export type { FitCriteriaOptions } from './criteria-options.ts';

const ACTION = 'fit criteria';

/** Values of one field: one per account, `null` where it is missing. */
type Values = ReadonlyArray<number | null>;

function readValues(accounts: readonly object[], { id, read }: ResolvedField): Values {
  return accounts.map((row, index) => readNumber(ACTION, read(row), { row, index, field: id }));
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
  const plan = planCriteria(ACTION, options);
  checkRows(ACTION, 'accounts', accounts);
  const columns = plan.criteria.map(({ parts }) => parts.map((part) => readValues(accounts, part)));
  const table = (unweighted: readonly FittedCriterion[]): CriteriaTable => {
    const spreads = plan.criteria.map((criterion, c) =>
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
  const isKnown = (row: number) => columns.some((fields) => fields.some((field) => field[row] !== null));
  return buildCriteriaModel(plan, {
    accounts: accounts.length,
    used: accounts.filter((_, row) => isKnown(row)).length,
    sample: (c, i) => {
      const values = columns[c]?.[i] as Values;
      return fieldSampleOf(values.filter((value) => value !== null));
    },
    table,
  });
}

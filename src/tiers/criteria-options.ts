import type { Aggregate } from './criteria-model.ts';
import type { Anchors, CriteriaSet, Criterion, Normalization } from './criterion.ts';
import type { CriteriaValues } from './resolve-criteria.ts';
import type { CriteriaWeights } from './weights.ts';

/** The options of `fitCriteria`. */
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

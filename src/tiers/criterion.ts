import type { Locale } from '../types.ts';
import type { CriteriaWeights } from './weights.ts';

/** How the values of a field become 0 to 100. */
export type Normalization = 'percentile' | 'minMax' | 'z' | 'robustZ' | 'log' | 'ladder';

/** The ladder of a company: pairs of a value and its points (0 to 100), by ascending value; straight lines between them. */
export type Anchors = ReadonlyArray<readonly [value: number, points: number]>;

/** One thing that is measured. */
export interface CriterionField {
  readonly id: string;
  /** The field of the row that holds it; default the id. */
  readonly field?: string | undefined;
  /** `'high'` (default): more is better. */
  readonly better?: 'high' | 'low' | undefined;
  /** Default 1. Weights are relative. */
  readonly weight?: number | undefined;
  /** Default: `percentile` for 30 accounts or more, else `ladder`. */
  readonly normalize?: Normalization | undefined;
  /** The company's ladder; with it the default is `ladder`. */
  readonly anchors?: Anchors | undefined;
  /** Where the field comes from: orders (see `summarizePurchases`), or signals that the company keeps. */
  readonly source?: 'orders' | 'signals' | undefined;
  /** The unit of the field, for people. */
  readonly unit?: string | undefined;
  /** Labels of a criterion of your own. */
  readonly labels?: Readonly<Partial<Record<Locale, string>>> | undefined;
}

/** A criterion: one field, or several parts. */
export interface Criterion extends CriterionField {
  /** The parts that it is made of; it then has no field of its own. */
  readonly parts?: readonly CriterionField[] | undefined;
}

/** A set of criteria as data. */
export interface CriteriaSet {
  readonly id: string;
  readonly criteria: readonly Criterion[];
  /** How the criteria are weighed; default by their `weight`. */
  readonly weights?: CriteriaWeights | undefined;
}

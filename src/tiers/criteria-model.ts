import type { Model } from '../model/parse-model.ts';
import type { Notice } from '../types.ts';
import type { Scale } from './scale.ts';

/** How the criteria of an account become one score. */
export type Aggregate = 'mean' | 'topsis';

/** The settings of a criteria model, resolved. */
export interface CriteriaModelOptions {
  /** The id of the set of criteria; `null` for a list. */
  readonly set: string | null;
  readonly aggregate: Aggregate;
  readonly weights: 'preset' | 'equal' | 'entropy' | 'critic' | 'manual' | 'ahp' | 'blend';
}

/** A field with its scale. */
export interface FittedField {
  readonly id: string;
  /** The field that it reads; `null` when a function does, which must then be given again to apply the model. */
  readonly field: string | null;
  /** Its share of the criterion; shares add up to 1. */
  readonly weight: number;
  readonly scale: Scale;
  /** Accounts that had a value. */
  readonly accounts: number;
}

/** A criterion with its weight. */
export interface FittedCriterion {
  readonly id: string;
  /** Its share of the score; shares add up to 1. */
  readonly weight: number;
  /** Whether it is made of parts; else `parts` holds the one field that it is. */
  readonly composite: boolean;
  readonly parts: readonly FittedField[];
}

/** What was learned about a set of criteria. */
export interface CriteriaFitted {
  readonly criteria: readonly FittedCriterion[];
  /** Consistency of the judgements, when weights came from any: see {@link AhpWeights}. */
  readonly consistency: { readonly lambda: number; readonly ci: number; readonly cr: number } | null;
  readonly notices: readonly Notice[];
}

/** A model of criteria, scales and weights: plain JSON. */
export type CriteriaModel = Model<'criteria', CriteriaModelOptions, CriteriaFitted>;

import type { Model } from '../model/parse-model.ts';
import type { Notice, Reason } from '../types.ts';

/** A class: A for the accounts that make up most of the total, C for the many small ones. */
export type AbcLetter = 'A' | 'B' | 'C';

/** The class of one account, and why. */
export interface AbcClass {
  /** `null` for an account without a value, or when the model has no cuts. */
  readonly class: AbcLetter | null;
  readonly reasons: readonly Reason[];
}

/** The resolved options of a fit. */
export interface AbcModelOptions {
  /** The field of the value; `null` when it was read by a function, which JSON cannot hold. */
  readonly value: string | null;
  readonly cuts: readonly [number, number];
  readonly crossing: 'higher' | 'lower';
}

/** What a fit learned. */
export interface AbcFitted {
  /**
   * The smallest values of A and of B, in the units of the value: A from the first, B from the second, C below. `null` in
   * front when no account reached the class; `null` as a whole when no value was above 0.
   */
  readonly cuts: readonly [number | null, number | null] | null;
  /** The accounts that it was fitted on, by class. */
  readonly accounts: { readonly A: number; readonly B: number; readonly C: number };
  readonly notices: readonly Notice[];
}

/** An ABC model: plain JSON. */
export type AbcModel = Model<'abc', AbcModelOptions, AbcFitted>;

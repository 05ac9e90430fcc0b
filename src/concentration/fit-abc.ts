import { checkOptions, fieldOrFunction } from '../internal/options.ts';
import { positiveValues } from './abc-cuts.ts';
import type { AbcModel } from './abc-model.ts';
import { readBook } from './book.ts';
import { buildAbcModel } from './build-abc.ts';
import { ABC_CHECKS, type AbcRules, CUTS } from './options.ts';
import { type AmountOf, valueReader } from './value-of.ts';

/** The options of {@link fitAbc}. */
export interface AbcOptions<T> extends AbcRules {
  /** The field of the value, or a function of the row. Default `'monetary'`. */
  value?: AmountOf<T> | undefined;
}

/**
 * Learn where the classes A, B and C begin: A are the accounts that make up the first 80 % of the total, B the next 15 %.
 *
 * For saying who gets a visit, who a call and who the web shop, by a rule that stays put: the model stores cut values in the
 * units of the value, so that the class of an account does not depend on who else is in the call.
 *
 * Method: accounts from the largest down, by cumulative share of the sum of the values above 0. The account that crosses a cut
 * belongs to the higher class, so that A holds at least 80 % (`crossing: 'lower'`: to the lower one, so that A holds at most
 * 80 %). Equal values are one step: the whole group lies before a cut, after it, or crosses it and moves as one.
 * Edge cases: accounts at 0 or below are C, and no part of the total; accounts without a value have no class; no value above 0
 * gives a model without cuts. One giant, or all equal, are A by default, and leave A empty with `crossing: 'lower'`.
 * Cost: O(n log n).
 *
 * @param rows one row per account
 * @param options `value`: the field of the amount (default `'monetary'`) or a function of the row; `cuts`: two ascending shares
 * @returns a plain-JSON model for {@link applyAbc}
 * @throws {TypeError} if a value is not a finite number within ±1e290, or an option is of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example Cut a small book
 * ```ts
 * import { fitAbc } from 'account-scoring';
 *
 * const accounts = [500, 200, 100, 80, 50, 30, 20, 10, 5, 5].map((monetary, i) => ({ accountId: `K${i}`, monetary }));
 * const { fitted } = fitAbc(accounts);
 * console.log(fitted.cuts, fitted.accounts);
 * // → [ 100, 30 ] { A: 3, B: 3, C: 4 }
 * ```
 */
export function fitAbc<T extends object>(rows: readonly T[], options: AbcOptions<T> = {}): AbcModel {
  const action = 'fit ABC classes';
  checkOptions(action, options, { ...ABC_CHECKS, value: fieldOrFunction });
  const { cuts = CUTS, crossing = 'higher' } = options;
  const reader = valueReader(options.value ?? 'monetary');
  const book = readBook(action, rows, reader, 'all');
  return buildAbcModel({ ...book, key: reader.key, values: positiveValues(book) }, cuts, crossing);
}

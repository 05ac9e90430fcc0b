import { checkOptions, fieldOrFunction } from '../internal/options.ts';
import type { Notice } from '../types.ts';
import { type AbcCut, cutAbc } from './abc-cuts.ts';
import type { AbcModel } from './abc-model.ts';
import { type Book, readBook } from './book.ts';
import { ABC_CHECKS, type AbcRules, CUTS } from './options.ts';
import { type AmountOf, valueReader } from './value-of.ts';

/** The options of {@link fitAbc}. */
export interface AbcOptions<T> extends AbcRules {
  /** The field of the value, or a function of the row. Default `'monetary'`. */
  value?: AmountOf<T> | undefined;
}

function noticesOf(book: Book, cut: AbcCut | null, cuts: readonly [number, number]): Notice[] {
  const { field } = book;
  const notices: Notice[] = [];
  if (book.missing > 0)
    notices.push({ code: 'abc.missing_values', field, value: book.missing, threshold: book.rows });
  if (cut === null) {
    notices.push({ code: 'abc.no_positive_value', field, value: book.n, threshold: 0 });
    return notices;
  }
  cut.tied.forEach((tied, i) => {
    if (tied > 0) notices.push({ code: 'abc.tied_at_cut', field, value: tied, threshold: cuts[i] as number });
  });
  const [a, b] = cut.reached;
  if (a === 0) notices.push({ code: 'abc.empty_class', field, value: 'A', threshold: cuts[0] });
  if (b === a) notices.push({ code: 'abc.empty_class', field, value: 'B', threshold: cuts[1] });
  if (b === book.n) notices.push({ code: 'abc.empty_class', field, value: 'C', threshold: null });
  return notices;
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
  const cut = cutAbc(book, cuts, crossing);
  const [a, b] = cut?.reached ?? [0, 0];
  return {
    kind: 'abc',
    version: 1,
    options: { value: reader.key, cuts: [cuts[0], cuts[1]], crossing },
    fitted: {
      cuts: cut?.cuts ?? null,
      accounts: { A: a, B: b - a, C: cut === null ? 0 : book.n - b },
      notices: noticesOf(book, cut, cuts),
    },
    trainedOn: { accounts: book.rows, used: book.n, asOf: null },
  };
}

import { checkOptions } from '../internal/options.ts';
import { abcCounts, cutAbc, positiveValues } from './abc-cuts.ts';
import { accountShares } from './account-shares.ts';
import { readBook } from './book.ts';
import { bootstrap, defaultResamples } from './bootstrap.ts';
import { lorenz, whaleCurve } from './curves.ts';
import { comprehensiveIndex, entropy, hallTideman, hhi } from './diversity.ts';
import { exposureOf, levelNotices, referenceLevels } from './exposure.ts';
import { gini, hoover, theil } from './inequality.ts';
import { bookNotices, resampleNotices } from './notices.ts';
import {
  ABC_CHECKS,
  ANALYSIS_CHECKS,
  BASIC_CHECKS,
  type ConcentrationOptions,
  CUTS,
  LEVELS,
  SEED,
} from './options.ts';
import type { Concentration } from './record.ts';
import { accountsNeeded, concentrationRatio, jointRatio, topShare } from './shares.ts';
import { valueReader } from './value-of.ts';

const ACTION = 'analyze concentration';
/** The share of accounts that the bootstrap's top share is about. */
const BOOTSTRAP_TOP = 0.2;

/**
 * Tell how concentrated a book of accounts is: who holds how much, and what hangs on whom.
 *
 * Answers what a sales manager asks: do 20 % of my accounts bring 80 %? How many do I really live from? What is gone if the
 * largest one leaves? One record of plain JSON with shares and ranks, top shares, the joint ratio, CR-n, Gini, HHI, entropy,
 * Theil, Hoover, Hall-Tideman and Horvath's index, Lorenz and whale curve, ABC counts, bootstrap intervals, exposure and
 * reference levels (10 %: IFRS 8.34, https://www.ifrs.org/issued-standards/list-of-standards/ifrs-8-operating-segments/; 20, 30
 * and 50 %: customary with lenders).
 * Consolidate accounts under common control first. Few books are 80/20: report what is there.
 *
 * Method: every measure follows from the sorted values and their exact running totals, so that the order of the rows does not
 * move a bit. Shares are shares of the net total. Gini is Σ(2i-n-1)x/(nΣx), with negative values G* (divided by the gross;
 * Raffinetti et al. 2015, doi:10.1007/s10260-014-0293-4), corrected by n/(n-1). The intervals are bias-corrected percentile
 * bootstraps, 95 % (Efron and Tibshirani 1986, doi:10.1214/ss/1177013815). For few accounts they come out too narrow
 * (doi:10.1177/00491241231176847): in simulated log-normal books the interval of the top share held the true share in 75 to 79 %
 * of books of 10 accounts, 80 to 87 % of 30, 86 to 92 % of 100 and 91 to 93 % of 300.
 *
 * Edge cases: no accounts, or a total not above 0, leave shares and most measures `null`; so do negative values for HHI,
 * entropy, Theil, Hoover, Hall-Tideman and Horvath's index. Theil L is `null` with a value of 0; what is normalised by n is
 * `null` for one account. Accounts without a value are counted (`counts.missing`) and left out.
 * Cost: O(n log n), and O(resamples · n) for the bootstrap; 100 000 accounts take a few tenths of a second.
 *
 * @param rows one row per account, such as the result of {@link summarizeOrders}; `accountId` is read where it is there
 * @param options `value`: the field of the amount (currency units, orders, anything that adds up) or a function of the row
 * @returns one record; see {@link Concentration} for its parts
 * @throws {TypeError} if a value is not a finite number within ±1e290 (the row is named), no row has the field, or an option is
 *   of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example The ten accounts of a small book
 * ```ts
 * import { analyzeConcentration } from 'account-scoring';
 *
 * const accounts = [500, 200, 100, 80, 50, 30, 20, 10, 5, 5].map((monetary, i) => ({ accountId: `K${i}`, monetary }));
 * const { jointRatio, gini, hhi, exposure } = analyzeConcentration(accounts);
 * console.log(jointRatio, gini.value, hhi.value, exposure[0]?.value);
 * // → { accounts: 0.25, share: 0.75 } 0.647 0.31035 0.5
 * ```
 */
export function analyzeConcentration<T extends object>(
  rows: readonly T[],
  options: ConcentrationOptions<T> = {},
): Concentration {
  checkOptions(ACTION, options, { ...BASIC_CHECKS, ...ABC_CHECKS, ...ANALYSIS_CHECKS });
  const { include = 'all', seed = SEED, levels = LEVELS } = options;
  const book = readBook(ACTION, rows, valueReader(options.value ?? 'monetary'), include);
  const resamples = options.bootstrap ?? defaultResamples(book.n);
  return {
    field: book.field,
    include,
    counts: {
      rows: book.rows,
      accounts: book.n,
      missing: book.missing,
      leftOut: book.leftOut,
      positive: book.positive,
      zero: book.n - book.positive - book.negative,
      negative: book.negative,
    },
    total: book.total,
    gross: book.gross,
    topShares: (options.topShares ?? [0.01, 0.05, 0.1, 0.2, 0.5]).map((top) => ({
      top,
      share: topShare(book, top),
    })),
    accountsFor: (options.accountsFor ?? [0.5, 0.8, 0.9, 0.95]).map((share) => {
      const accounts = accountsNeeded(book, share);
      return { share, accounts, shareOfAccounts: accounts === null ? null : accounts / book.n };
    }),
    jointRatio: jointRatio(book),
    concentrationRatios: (options.largest ?? [1, 3, 5, 10]).map((largest) => ({
      largest,
      share: concentrationRatio(book, largest),
    })),
    gini: gini(book),
    hhi: hhi(book),
    entropy: entropy(book),
    theil: theil(book),
    hoover: hoover(book),
    hallTideman: hallTideman(book),
    comprehensiveIndex: comprehensiveIndex(book),
    lorenz: lorenz(book, options.steps ?? 100),
    whaleCurve: whaleCurve(book),
    abc: abcCounts(book, cutAbc(positiveValues(book), options.cuts ?? CUTS, options.crossing ?? 'higher')),
    bootstrap: bootstrap(book, resamples, seed, BOOTSTRAP_TOP),
    exposure: exposureOf(book),
    referenceLevels: referenceLevels(book, levels),
    accounts: accountShares(book),
    notices: [
      ...bookNotices(book),
      ...resampleNotices(book, resamples, options.bootstrap),
      ...levelNotices(book, levels),
    ],
  };
}

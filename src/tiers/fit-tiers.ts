import { checkRows } from '../internal/options.ts';
import type { CriteriaScore, Notice } from '../types.ts';
import { buildTierModel } from './build-tiers.ts';
import { refuseFaults } from './check-scheme.ts';
import { makeLadder } from './ladder.ts';
import { naturalPosition, place } from './place.ts';
import { cutOf, placesOf, tieNotices } from './quota.ts';
import { byRank, type TierDefinition, type TierScheme } from './scheme.ts';
import { subjectOf } from './subject.ts';
import type { FittedQuota, TierModel } from './tier-model.ts';

const ACTION = 'fit tiers';

/** Fill the quotas from the best tier down: who finds no place falls to the next tier. */
function fillQuotas(
  tiers: readonly TierDefinition[],
  places: ReadonlyArray<number | null>,
  candidates: ReadonlyArray<{ readonly natural: number; readonly score: number }>,
  ties: 'out' | 'in',
): { quotas: FittedQuota[]; notices: Notice[] } {
  const quotas: FittedQuota[] = [];
  const notices: Notice[] = [];
  let waiting: number[] = [];
  tiers.forEach(({ id }, t) => {
    waiting = [...waiting, ...candidates.filter(({ natural }) => natural === t).map(({ score }) => score)];
    waiting.sort((a, b) => b - a);
    const room = places[t] ?? null;
    if (room === null || t === tiers.length - 1) {
      waiting = [];
      return;
    }
    const line = waiting;
    const cut = cutOf({ length: line.length, at: (position) => line[position] as number }, room, ties);
    quotas.push({ tier: id, places: room, cut });
    const inside = line.filter(
      (s) => cut === null || (cut.inclusive ? s >= cut.score : s > cut.score),
    ).length;
    notices.push(...tieNotices(id, inside, { places: room, waiting: line.length }));
    waiting = waiting.slice(inside);
  });
  return { quotas, notices };
}

/**
 * Make a tier scheme ready for a book: check it, and turn its quotas into cuts of the score.
 *
 * Quotas compare accounts with each other; the model keeps the cut that they led to, so that the next account is judged by the same line
 * and one account at a time gives the same as all at once. Without quotas the model is the scheme itself.
 *
 * Quotas are filled from the best tier down, among the accounts whose cuts and gates lead into the tier, whom no veto or cap keeps out, and who passed the entry gate; who finds no place falls to the next
 * tier. Shares are of all accounts that passed the entry gate, rounded cumulatively. Ties at the border: `scheme.ties`. Cost: O(n log n).
 *
 * @param accounts rows with `criteria` (see {@link scoreCriteria}), or with the scheme's `scoreField`, and the fields that conditions look at
 * @param scheme such as {@link tiers5}, or your own
 * @returns a model for {@link classifyTiers}, with how many accounts each tier has
 * @throws {RangeError} if the scheme has a fault: see {@link checkTierScheme}
 * @throws {TypeError} if a row has no scores, or a value that cannot be compared (row and field are named)
 * @example At most two gold accounts
 * ```ts
 * import { fitTiers, type TierScheme } from 'account-scoring';
 *
 * const scheme: TierScheme = {
 *   kind: 'tier-scheme',
 *   version: 1,
 *   id: 'mine',
 *   mode: 'score',
 *   scoreField: 'points',
 *   tiers: [
 *     { id: 'gold', rank: 1, score: { from: 60 }, quota: { accounts: 2 } },
 *     { id: 'silver', rank: 2, score: { below: 60 } },
 *   ],
 * };
 * const model = fitTiers([90, 80, 70, 20].map((points, i) => ({ accountId: `A${i}`, points })), scheme);
 * console.log(model.fitted.quotas);
 * // → [ { tier: 'gold', places: 2, cut: { score: 80, inclusive: true } } ]
 * ```
 */
export function fitTiers<T extends object & { readonly criteria?: CriteriaScore }>(
  accounts: readonly T[],
  scheme: TierScheme,
): TierModel {
  refuseFaults(ACTION, scheme);
  checkRows(ACTION, 'accounts', accounts);
  const tiers = byRank(scheme);
  const open = makeLadder(scheme, []);
  const placings = accounts.map((row, index) => place(ACTION, open, subjectOf(ACTION, open, row, index)));
  const entered = placings.filter(({ standing }) => standing.entered);
  const candidates = entered
    .filter(({ final }) => final !== null)
    .map((placing) => ({
      natural: Math.max(naturalPosition(placing), placing.coverageCap, placing.vetoCap),
      score: placing.subject.score ?? 0,
    }));
  const { quotas, notices } = fillQuotas(
    tiers,
    placesOf(tiers, entered.length),
    candidates,
    scheme.ties ?? 'out',
  );
  const filled = makeLadder(scheme, quotas);
  const isFull = quotas.some(({ cut }) => cut !== null);
  const placed = isFull ? placings.map(({ subject }) => place(ACTION, filled, subject)) : placings;
  const isAbsent = (field: string): boolean =>
    !accounts.some((row) => (row as Record<string, unknown>)[field] !== undefined);
  return buildTierModel(scheme, {
    accounts: accounts.length,
    quotas,
    ties: notices,
    placed: (at) => placed.filter(({ final }) => final === at).length,
    thin: placed.filter(({ coverageCap }) => coverageCap > 0).length,
    isAbsent,
  });
}

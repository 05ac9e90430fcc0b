import { checkRows } from '../internal/options.ts';
import type { CriteriaScore, Notice } from '../types.ts';
import { refuseFaults } from './check-scheme.ts';
import { makeLadder } from './ladder.ts';
import { naturalPosition, place } from './place.ts';
import { byRank, decidingConditions, type TierDefinition, type TierScheme } from './scheme.ts';
import type { QuotaCut } from './stand.ts';
import { subjectOf } from './subject.ts';
import type { FittedQuota, TierModel } from './tier-model.ts';

const ACTION = 'fit tiers';

/** The places of every tier with a quota; shares are rounded cumulatively, so that their places add up. */
function placesOf(tiers: readonly TierDefinition[], entered: number): Array<number | null> {
  // 0.29 of fifty accounts are 15 places, although 0.29 · 50 is a little less than 14.5 in doubles.
  const placesUpTo = (share: number): number => Math.round(share * entered + 1e-9);
  let share = 0;
  return tiers.map(({ quota }) => {
    if (quota === undefined) return null;
    if ('accounts' in quota) return quota.accounts;
    const before = placesUpTo(share);
    share += quota.share;
    return placesUpTo(share) - before;
  });
}

/** The cut that lets at most `places` of the scores in (best first), or all that tie with the last of them. */
function cutOf(scores: readonly number[], places: number, ties: 'out' | 'in'): QuotaCut | null {
  if (scores.length <= places) return null;
  const last = scores[places - 1];
  const next = scores[places] as number;
  if (last === undefined) return { score: scores[0] as number, inclusive: false };
  if (last > next) return { score: last, inclusive: true };
  return { score: last, inclusive: ties === 'in' };
}

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
    const cut = cutOf(waiting, room, ties);
    quotas.push({ tier: id, places: room, cut });
    const inside = waiting.filter(
      (s) => cut === null || (cut.inclusive ? s >= cut.score : s > cut.score),
    ).length;
    if (inside !== Math.min(room, waiting.length))
      notices.push({ code: 'tier.quota_tie', field: id, value: inside, threshold: room });
    waiting = waiting.slice(inside);
  });
  return { quotas, notices };
}

/** The fields of rows that conditions and protection look at. */
function fieldsOf(scheme: TierScheme): string[] {
  const { protection } = scheme;
  const fields = decidingConditions(scheme).flatMap((c) =>
    'field' in c && c.field !== 'score' ? c.field : [],
  );
  return [...new Set([...fields, ...(protection === undefined ? [] : [protection.field])])].sort();
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
  const countAt = (at: number | null) => placed.filter(({ final }) => final === at).length;
  const counts = [
    ...[...tiers.map(({ id }) => id), 'not_key'].map((tier, at) => ({ tier, count: countAt(at) })),
    { tier: 'unknown', count: countAt(null) },
  ];
  const thin = placed.filter(({ coverageCap }) => coverageCap > 0).length;
  if (thin > 0)
    notices.push({ code: 'tier.thin_data', field: 'coverage', value: thin, threshold: accounts.length });
  for (const field of fieldsOf(scheme))
    if (accounts.length > 0 && !accounts.some((row) => (row as Record<string, unknown>)[field] !== undefined))
      notices.push({ code: 'tier.absent_field', field, value: 0, threshold: accounts.length });
  for (const { tier, count } of counts.slice(0, tiers.length))
    if (count === 0 && accounts.length > 0)
      notices.push({ code: 'tier.empty', field: tier, value: 0, threshold: accounts.length });
  return {
    kind: 'tiers',
    version: 1,
    // A copy: a model does not change when the caller's scheme does.
    options: JSON.parse(JSON.stringify(scheme)),
    fitted: { quotas, accounts: counts, notices },
    trainedOn: {
      accounts: accounts.length,
      used: placed.filter(({ final }) => final !== null).length,
      asOf: null,
    },
  };
}

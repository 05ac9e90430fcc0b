import { codePointOrder } from '../internal/code-point-order.ts';
import { dayFromIsoPrefix, isIsoDay, isoDay } from '../internal/day.ts';
import { checkRows } from '../internal/options.ts';
import { dayReaderIn, readAsOf } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason } from '../types.ts';
import type { MoveKind } from './decide-move.ts';
import { rowName } from './read-number.ts';
import {
  enterAccount,
  type Outcome,
  type ReviewContext,
  type ReviewedRow,
  reviewAccount,
} from './review-account.ts';
import { resolvePolicy, type TierPolicy } from './review-policy.ts';
import type { TierRecord, TierState } from './tier-state.ts';

/** What became of the tier of one account at a review. */
export interface TierMove {
  readonly accountId: string;
  readonly move: MoveKind;
  /** The tier held before; `null` for an account that is new. */
  readonly from: string | null;
  /** The tier held now. */
  readonly to: string;
  /** The tier that it would have without the policy; `null` for an account that is absent. */
  readonly classified: string | null;
  /** ISO day from which it has held its tier. */
  readonly since: string;
  /** ISO day of its next review. */
  readonly nextReview: string;
  readonly reasons: readonly Reason[];
}

/** The outcome of a review. */
export interface TierReview {
  readonly asOf: string;
  /** One per account: the rows in their order, then the accounts that are absent. */
  readonly moves: readonly TierMove[];
  /** ISO day on which the next account is due; `null` without accounts. */
  readonly nextReview: string | null;
  /** To be kept for the next review. */
  readonly state: TierState;
}

const ACTION = 'review tiers';

/** Refuse a state that did not come from a review: it may not have gone through {@link parseTierState}. */
function checkRecords({ tiers, accounts }: TierState): void {
  if (!Array.isArray(tiers) || !Array.isArray(accounts))
    throw new TypeError(`Cannot ${ACTION} as the previous state must have lists of "tiers" and "accounts"`);
  const known = new Set([...tiers, 'not_key', 'unknown']);
  accounts.forEach((record, i) => {
    const name = `previous.accounts[${i}] (${show(record?.accountId)})`;
    if (!known.has(record?.tier))
      throw new TypeError(
        `Cannot ${ACTION} as the "tier" of ${name} must be one of ${[...known].join(', ')}: current value is ${show(record?.tier)}`,
      );
    if (!isIsoDay(record.nextReview) || !isIsoDay(record.since))
      throw new TypeError(
        `Cannot ${ACTION} as "nextReview" and "since" of ${name} must be ISO days: current values are ${show(record.nextReview)} and ${show(record.since)}`,
      );
  });
}

/** An age field that no row has would protect nobody, silently. */
function checkAgeField(current: readonly object[], { ageField }: TierPolicy): void {
  if (ageField !== undefined && current.length > 0 && !current.some((row) => ageField in row))
    throw new TypeError(`Cannot ${ACTION} as no row has the field "${ageField}", which "ageField" names`);
}

function checkCurrent(current: readonly ReviewedRow[], previous: TierState | null): readonly string[] {
  checkRows(ACTION, 'current', current);
  const seen = new Set<string>();
  // A first review of no accounts knows no tiers.
  let tiers = previous === null || previous.tiers.length === 0 ? null : previous.tiers;
  current.forEach((row, index) => {
    const name = rowName(row, index).replace('accounts', 'current');
    if (typeof row.accountId !== 'string' || row.accountId === '')
      throw new TypeError(
        `Cannot ${ACTION} as ${name} must have an "accountId": current value is ${show(row.accountId)}`,
      );
    if (seen.has(row.accountId))
      throw new TypeError(`Cannot ${ACTION} as ${name} is there twice: an account has one tier`);
    seen.add(row.accountId);
    if (!Array.isArray(row.tier?.margins))
      throw new TypeError(`Cannot ${ACTION} as ${name} has no tier: run classifyTiers first`);
    const own = row.tier.margins.map(({ tier }) => tier);
    tiers ??= own;
    if (own.length !== tiers.length || own.some((id, t) => id !== tiers?.[t]))
      throw new TypeError(
        `Cannot ${ACTION} as ${name} was classified by the tiers ${own.join(', ')}, but ${previous === null ? 'others' : 'the previous state'} by ${tiers.join(', ')}`,
      );
  });
  return tiers ?? [];
}

/**
 * Review the tiers that accounts hold: who is promoted, who is demoted, who stays, and why.
 *
 * Scores are noisy; tiers that follow every wobble lose the trust of those who work with them. An account is promoted only when it clears the line of the better tier by a margin, and demoted only after it
 * has missed its own line by a margin at two reviews running; one step a review, and not before it has held its tier for two reviews. Young accounts are not demoted. A veto acts
 * at once, over any number of steps. When `recheck` starts to find something (a large return, a credit note), the account is reviewed at once: without waiting for the second miss or the end of the dwell.
 *
 * Accounts that are not yet due are held, so that the review may run every night. An account without a score keeps its tier, an account that is absent keeps
 * its record. Margins are those of {@link classifyTiers}: points of 100, percent for amounts; lines that are no numbers (flags) have no margin. Practice: quarterly reviews with
 * hysteresis. Cost: O(n log n).
 *
 * @param previous the state that the last review returned (or {@link parseTierState} read); `null` for the first
 * @param current rows with `accountId` and `tier`, see {@link classifyTiers}, and the fields that the policy looks at
 * @param policy `asOf` (ISO day) and the rules; see {@link TierPolicy} for the defaults
 * @returns one move per account with its reasons, the next review day, and the state to keep
 * @throws {TypeError} if a row has no account id or tier, an account is there twice, or the tiers are not those of the state
 * @throws {RangeError} if `asOf` is before the last review, or an option is out of range
 * @example One bad quarter does not demote
 * ```ts
 * import { classifyTiers, reviewTiers, valueBands } from 'account-scoring';
 *
 * const book = (points: number) => classifyTiers([{ accountId: 'Acme', points, tenure: 900 }], { ...valueBands, scoreField: 'points' });
 * const first = reviewTiers(null, book(80), { asOf: '2026-03-31' });
 * const second = reviewTiers(first.state, book(55), { asOf: '2026-06-30' });
 * const third = reviewTiers(second.state, book(52), { asOf: '2026-09-30' });
 * for (const { moves } of [first, second, third]) console.log(moves[0]?.move, moves[0]?.to);
 * // → entered high
 * // held high
 * // demoted medium
 * ```
 */
export function reviewTiers<T extends ReviewedRow>(
  previous: TierState | null,
  current: readonly T[],
  policy: TierPolicy,
): TierReview {
  const resolved = resolvePolicy(ACTION, policy);
  const day = readAsOf(resolved.asOf, dayReaderIn('UTC'), ACTION);
  const asOf = isoDay(day);
  if (previous !== null) checkModel(ACTION, previous, 'tier-state', 1);
  if (previous !== null && day < dayFromIsoPrefix(previous.asOf))
    throw new RangeError(
      `Cannot ${ACTION} as "asOf" must not be before the last review, ${previous.asOf}: current value is ${asOf}`,
    );
  if (previous !== null) checkRecords(previous);
  const tiers = checkCurrent(current, previous);
  checkAgeField(current, policy);
  const context: ReviewContext = { policy: resolved, day, asOf, ids: [...tiers, 'not_key'] };
  const before = new Map(previous?.accounts.map((record) => [record.accountId, record]));
  const moves: TierMove[] = [];
  const records: TierRecord[] = [];
  const note = ({ record, move, reasons }: Outcome, from: string | null, classified: string | null): void => {
    const { accountId, tier: to, since, nextReview } = record;
    moves.push({ accountId, move, from, to, classified, since, nextReview, reasons });
    records.push(record);
  };
  current.forEach((row, index) => {
    const record = before.get(row.accountId);
    before.delete(row.accountId);
    const isNew = record === undefined || record.tier === 'unknown';
    note(
      isNew ? enterAccount(row, index, context) : reviewAccount(row, index, record, context),
      record?.tier ?? null,
      row.tier.id,
    );
  });
  for (const record of before.values()) {
    const why: Reason = {
      code: 'move.absent',
      field: 'accountId',
      value: record.accountId,
      op: 'missing',
      threshold: null,
      result: record.tier,
    };
    note({ record, move: 'absent', reasons: [why] }, record.tier, null);
  }
  const dues = records.map(({ nextReview }) => nextReview).sort();
  return {
    asOf,
    moves,
    nextReview: dues[0] ?? null,
    state: {
      kind: 'tier-state',
      version: 1,
      asOf,
      tiers,
      accounts: Array.from(
        codePointOrder(records.map(({ accountId }) => accountId)),
        (i) => records[i] as TierRecord,
      ),
    },
  };
}

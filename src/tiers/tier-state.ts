import * as z from 'zod/mini';
import { isIsoDay } from '../internal/day.ts';
import { parseModel } from '../model/parse-model.ts';

/** What is remembered of one account from review to review. */
export interface TierRecord {
  readonly accountId: string;
  /** The tier that it holds. */
  readonly tier: string;
  /** ISO day from which it has held it. */
  readonly since: string;
  /** Reviews that it must still hold it for, after a move. */
  readonly dwell: number;
  /** Reviews running at which it missed the line of its tier by the margin. */
  readonly misses: number;
  /** ISO day of its next review. */
  readonly nextReview: string;
  /** Whether a condition of `recheck` held at the last review: it calls for a review at once when it starts to hold, not every night that it does. */
  readonly rechecked: boolean;
}

/** The tiers that accounts hold: plain JSON, kept by the caller from one review to the next. */
export interface TierState {
  readonly kind: 'tier-state';
  readonly version: 1;
  /** ISO day of the last review. */
  readonly asOf: string;
  /** The tiers of the scheme, best first; none before there was an account. */
  readonly tiers: readonly string[];
  /** By code-point order of the account ids. */
  readonly accounts: readonly TierRecord[];
}

/**
 * Read the state of tiers from untrusted JSON. Cost: O(accounts).
 *
 * @param json JSON text, or the value that it parses to
 * @returns the state, ready for {@link reviewTiers}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a state of tiers of version 1, or an account is there twice; the field at fault is named
 * @example Keep the state in a file between two quarters
 * ```ts
 * import { parseTierState } from 'account-scoring';
 *
 * const stored = JSON.stringify({ kind: 'tier-state', version: 1, asOf: '2026-03-31', tiers: ['gold', 'silver'], accounts: [] });
 * console.log(parseTierState(stored).tiers);
 * // → [ 'gold', 'silver' ]
 * ```
 */
export function parseTierState(json: unknown): TierState {
  const id = z.string().check(z.minLength(1));
  const count = z.int().check(z.nonnegative());
  const day = z.string().check(z.refine(isIsoDay, 'expected an ISO day such as 2026-03-31'));
  const schema = z
    .strictObject({
      kind: z.literal('tier-state'),
      version: z.literal(1),
      asOf: day,
      tiers: z.array(id),
      accounts: z.array(
        z.strictObject({
          accountId: id,
          tier: id,
          since: day,
          dwell: count,
          misses: count,
          nextReview: day,
          rechecked: z.boolean(),
        }),
      ),
    })
    .check(
      z.refine(
        ({ tiers, accounts }) =>
          accounts.every(({ tier }) => tier === 'not_key' || tier === 'unknown' || tiers.includes(tier)),
        'expected every account to hold one of the tiers',
      ),
      z.refine(
        ({ accounts }) => new Set(accounts.map(({ accountId }) => accountId)).size === accounts.length,
        'expected every account once',
      ),
    );
  return parseModel<TierState>(json, 'tier-state', 1, schema);
}

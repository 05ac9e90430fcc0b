import { checkRows } from '../internal/options.ts';
import type { Reason } from '../types.ts';
import { indexPlaybook, matchPlaybook, type PlaybookKind } from './match-playbook.ts';
import { kamPlaybook, type Playbook } from './playbook.ts';

/** One thing to do, and what asked for it. */
export interface PlaybookAction {
  readonly id: string;
  readonly because: PlaybookKind;
  /** The stage, segment or tier that asked for it; `null`: an account without a tier of the playbook. */
  readonly of: string | null;
}

/** What the playbook says about one account. */
export interface PlaybookAssignment {
  /** The most days between two contacts: the shortest that its tier, stage or segment asks for. */
  readonly cadenceDays: number;
  readonly serviceLevel: string;
  readonly owner: string;
  /** A share of the list price; `null`: no cap of its own. */
  readonly discountCap: number | null;
  readonly entitlements: readonly string[];
  /** What its stage asks for, then its segment, then its tier; each action once. */
  readonly actions: readonly PlaybookAction[];
  readonly reasons: readonly Reason[];
}

const ACTION = 'assign a playbook';

/**
 * Assign to every account what the playbook has for it: service level, owner, cadence of contact, entitlements and actions.
 *
 * A tier says what an account is worth to us, a stage and a segment what it needs now; this puts the three together. Looks at
 * `tier.id`, `lifecycle.stage` and `segment.id`, as the other steps leave them, or at plain texts `tier`, `stage`, `segment`;
 * any of them may be missing.
 *
 * Method: service level, owner, cap and entitlements come from the tier (`otherTier` without one), actions from all three, each
 * once and with what asked for it first (stage, segment, tier); the cadence is the shortest of the three. Ids that the playbook
 * does not have are told by a reason. Texts come from {@link formatLabel} (`'action'`, `'serviceLevel'`, `'owner'`,
 * `'entitlement'`). Cost: O(accounts).
 *
 * @param accounts one row per account
 * @param playbook default {@link kamPlaybook}
 * @returns the same rows in the same order, each with one more key, `playbook`
 * @throws {TypeError} if the playbook is not one, or a tier, stage or segment is not a text
 * @example What to do for a gold account in decline
 * ```ts
 * import { assignPlaybook, formatLabel } from 'account-scoring';
 *
 * const [acme] = assignPlaybook([{ accountId: 'Acme', tier: { id: 'gold' }, lifecycle: { stage: 'decline' } }]);
 * console.log(acme?.playbook.cadenceDays, formatLabel('action', acme?.playbook.actions[0]?.id ?? ''));
 * // → 14 Visit to show that we care
 * ```
 */
export function assignPlaybook<T extends object & { readonly playbook?: PlaybookAssignment }>(
  accounts: readonly T[],
  playbook: Playbook = kamPlaybook,
): Array<T & { readonly playbook: PlaybookAssignment }> {
  const index = indexPlaybook(ACTION, playbook);
  checkRows(ACTION, 'accounts', accounts);
  return accounts.map((row, i) => {
    const { tier, found, cadenceDays, reasons } = matchPlaybook(ACTION, index, row, i);
    const actions = new Map<string, PlaybookAction>();
    for (const entry of found)
      for (const id of entry.actions)
        if (!actions.has(id)) actions.set(id, { id, because: entry.because, of: entry.of });
    const { serviceLevel, owner, discountCap, entitlements } = tier;
    return {
      ...row,
      playbook: {
        cadenceDays,
        serviceLevel,
        owner,
        discountCap,
        entitlements: [...entitlements],
        actions: [...actions.values()],
        reasons,
      },
    };
  });
}

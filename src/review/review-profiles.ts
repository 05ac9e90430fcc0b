import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import { scoreLoyalty } from '../lifecycle/score-loyalty.ts';
import type { PurchaseProfile } from '../types.ts';
import type { AccountProfile, ProfiledAccount, ReviewOptions } from './review-options.ts';
import type { ReviewDiagnostic } from './review-record.ts';

/** Looks a name up; `null` where nobody gave one. */
export function nameReader(
  action: string,
  names: ReviewOptions<never>['names'],
): (accountId: string) => string | null {
  const find = (accountId: string): unknown => {
    if (names instanceof Map) return names.get(accountId);
    return names !== undefined && Object.hasOwn(names, accountId)
      ? (names as Readonly<Record<string, unknown>>)[accountId]
      : null;
  };
  return (accountId) => {
    const name = find(accountId) ?? null;
    if (name !== null && typeof name !== 'string')
      throw new TypeError(
        `Cannot ${action} as the name of account ${show(accountId)} must be text: current value is ${show(name)}`,
      );
    return name;
  };
}

/** The rows that criteria and tiers look at. */
export interface ProfiledBook {
  readonly rows: readonly ProfiledAccount[];
  readonly diagnostics: readonly ReviewDiagnostic[];
}

function profilesById(action: string, profiles: readonly AccountProfile[]): Map<string, AccountProfile> {
  checkRows(action, 'profiles', profiles);
  const byId = new Map<string, AccountProfile>();
  profiles.forEach((profile, row) => {
    const { accountId } = profile;
    if (typeof accountId !== 'string' || accountId === '')
      throw new TypeError(
        `Cannot ${action} as profiles[${row}] must have an "accountId": current value is ${show(accountId)}`,
      );
    if (byId.has(accountId))
      throw new TypeError(
        `Cannot ${action} as profiles[${row}] (${show(accountId)}) is there twice: give every account once`,
      );
    byId.set(accountId, profile);
  });
  return byId;
}

/**
 * Join purchases with what the team knows. A field of a profile goes before one of the purchases that has the same name; the loyalty index is
 * computed where the profile has none.
 */
export function profileAccounts(
  action: string,
  purchases: readonly PurchaseProfile[],
  profiles: readonly AccountProfile[] | undefined,
): ProfiledBook {
  if (profiles === undefined) return { rows: purchases as readonly ProfiledAccount[], diagnostics: [] };
  const byId = profilesById(action, profiles);
  const joined = purchases.map((row): ProfiledAccount => ({ ...row, ...byId.get(row.accountId) }));
  const rows = scoreLoyalty(joined).map(({ loyalty, ...row }, at) => ({
    ...row,
    loyaltyIndex: joined[at]?.loyaltyIndex ?? loyalty.index,
  }));
  const known = new Set(purchases.map(({ accountId }) => accountId));
  const strangers = profiles.filter(({ accountId }) => !known.has(accountId)).length;
  const found: ReviewDiagnostic = {
    stage: 'criteria',
    code: 'review.profiles_without_account',
    field: 'profiles',
    value: strangers,
    threshold: profiles.length,
  };
  return { rows, diagnostics: strangers > 0 ? [found] : [] };
}

import type { AccountSummary, RfmScore, SegmentAssignment, SegmentMap } from 'account-scoring';

/** An account with everything that was found out about it. */
export type ReviewedAccount = AccountSummary & {
  readonly rfm: RfmScore;
  readonly segment: SegmentAssignment;
};

/** Which accounts of a map are worth money and have gone quiet. */
export interface WatchRule {
  readonly segments: readonly string[];
  /** The best recency score that counts as quiet, where the segments do not look at recency. */
  readonly recencyUpTo: number | null;
}

const QUIET: WatchRule = { segments: ['cannot_lose', 'at_risk', 'need_attention'], recencyUpTo: null };

const RULES: Readonly<Record<string, WatchRule>> = {
  kam11: QUIET,
  classic125: QUIET,
  rf10: QUIET,
  zh8: { segments: ['key_keep', 'key_win_back'], recencyUpTo: null },
  value3: { segments: ['high', 'medium'], recencyUpTo: 2 },
};

/** The accounts to look at first. */
export interface WatchList {
  readonly rule: WatchRule;
  /** Largest revenue first: what is at stake if they stay away. Equal ones keep the order of their ids. */
  readonly accounts: readonly ReviewedAccount[];
}

/** Find the accounts that are worth money and have gone quiet. */
export function watchList(accounts: readonly ReviewedAccount[], map: SegmentMap): WatchList {
  const rule = RULES[map.id] ?? QUIET;
  const watched = accounts.filter(
    ({ segment, rfm, monetary }) =>
      monetary > 0 &&
      rule.segments.includes(segment.id) &&
      (rule.recencyUpTo === null || (rfm.recency !== null && rfm.recency <= rule.recencyUpTo)),
  );
  return { rule, accounts: watched.sort((a, b) => b.monetary - a.monetary) };
}

/** Mean days between the days on which an account bought; `null` where it bought on one day only. */
export function usualGap({ recency, tenure, purchaseDays }: AccountSummary): number | null {
  if (recency === null || tenure === null || purchaseDays < 2) return null;
  return (tenure - recency) / (purchaseDays - 1);
}

import { formatLabel, formatReason, type Reason } from 'account-scoring';
import { money, percent, whole } from '../numbers.ts';
import type { Review } from '../review-file.ts';
import { table } from '../table.ts';
import { type ReviewedAccount, usualGap, watchList } from '../watch-list.ts';
import { cutTo, printable } from '../width.ts';
import { wordsOf } from '../words/words.ts';

const NAME_WIDTH = 40;

/** An account by id and, where the file has it, name. */
export function accountName({ names }: Review, accountId: string): string {
  return cutTo(printable(`${accountId} ${names.get(accountId) ?? ''}`), NAME_WIDTH);
}

/** The accounts that are worth money and have gone quiet, with the reasons of their scores and segments. */
export function lookFirstOf(review: Review): string[] {
  const { accounts, concentration, settings } = review;
  const { locale, map, top } = settings;
  const words = wordsOf(locale);
  const { rule, accounts: watched } = watchList(accounts, map);
  if (watched.length === 0) return [words.lookFirst(0), '', `  ${words.lookFirstNone}`];

  const total = concentration.total;
  const share = (revenue: number): string => percent(total > 0 ? revenue / total : null);
  const first = watched.slice(0, top);
  const labels = rule.segments.map((segment) => formatLabel('segment', segment, { locale }));
  const atStake = watched.reduce((sum, account) => sum + account.monetary, 0);

  const rows = first.map((account, i) => [
    `${i + 1}.`,
    accountName(review, account.accountId),
    account.rfm.code ?? '-',
    formatLabel('segment', account.segment.id, { locale }),
    money(account.monetary),
    share(account.monetary),
    account.lastOrderDate ?? '-',
    whole(account.recency),
  ]);
  const [head = '', ...lines] = table(words.lookFirstHead, rows, 4);
  const reasonsOf = (account: ReviewedAccount): string[] => {
    // Purchase days are counted in the window, tenure over all orders: together they tell a gap only without a window.
    const gap = settings.windowDays === undefined ? usualGap(account) : null;
    const quiet = gap === null || gap === 0 ? null : (account.recency ?? 0) / gap;
    const said = (reasons: readonly Reason[]): string =>
      reasons.map((reason) => formatReason(reason, { locale })).join(words.semicolon);
    return [
      ...(gap === null || quiet === null ? [] : [words.usualGap(gap.toFixed(0), quiet.toFixed(1))]),
      said(account.rfm.reasons),
      said(account.segment.reasons),
    ].map((text) => `       - ${text}`);
  };
  return [
    words.lookFirst(first.length),
    `  ${words.lookFirstWhy(labels, rule.recencyUpTo)}`,
    `  ${words.lookFirstOf(watched.length, share(atStake))}`,
    '',
    head,
    ...first.flatMap((account, i) => [lines[i] as string, ...reasonsOf(account)]),
  ];
}

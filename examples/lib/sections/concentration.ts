import { formatReason } from 'account-scoring';
import { percent, roundPercent } from '../numbers.ts';
import type { Review } from '../review-file.ts';
import { wordsOf } from '../words/words.ts';
import { inCurrency } from './intro.ts';
import { accountName } from './look-first.ts';

/** Accounts that a reference level names; the rest is counted. */
const MOST_NAMES = 5;
/** Notices that the section already tells in its own lines. */
const TOLD = ['concentration.account_level', 'concentration.top_five_level'];

/** Who holds how much, and what hangs on whom. */
export function concentrationOf(review: Review): string[] {
  const { concentration, settings } = review;
  const words = wordsOf(settings.locale);
  const { bootstrap, jointRatio, gini, hhi, exposure, referenceLevels, notices } = concentration;
  const lines: string[] = [];

  const top = concentration.topShares.find((entry) => entry.top === 0.2);
  const interval = bootstrap?.topShare ?? null;
  if (top !== undefined && top.share !== null)
    lines.push(
      words.topShare(
        roundPercent(top.top),
        percent(top.share),
        interval === null ? null : words.interval(percent(interval.lower), percent(interval.upper)),
      ),
    );
  const most = concentration.accountsFor.find((entry) => entry.share === 0.8);
  if (most !== undefined && most.accounts !== null)
    lines.push(words.accountsFor(roundPercent(most.share), most.accounts, percent(most.shareOfAccounts)));
  if (jointRatio !== null)
    lines.push(words.jointRatio(percent(jointRatio.accounts), percent(jointRatio.share)));
  if (gini.value !== null)
    lines.push(
      words.measures(
        gini.value.toFixed(3),
        hhi.value === null ? null : hhi.value.toFixed(4),
        hhi.effectiveNumber === null ? null : hhi.effectiveNumber.toFixed(1),
      ),
    );
  const [largest] = concentration.accounts;
  if (largest !== undefined && largest.share !== null)
    lines.push(words.largest(accountName(review, largest.accountId ?? ''), percent(largest.share)));
  for (const { threshold, value, amount } of exposure)
    if (value !== null && threshold < concentration.counts.accounts)
      lines.push(words.exposure(threshold, percent(value), inCurrency(review, amount)));
  for (const [i, { level, accounts, accountIds }] of referenceLevels.entries()) {
    // Accounts that reach the next level as well are named there.
    if (accounts === 0 || accounts === referenceLevels[i + 1]?.accounts) continue;
    const names = accountIds.slice(0, MOST_NAMES).map((id) => accountName(review, id ?? ''));
    if (accounts > MOST_NAMES) names.push(`+ ${accounts - MOST_NAMES}`);
    lines.push(words.levels(roundPercent(level), names));
  }
  const five = referenceLevels.filter(({ topFive }) => topFive === true).at(-1);
  const fiveShare = concentration.concentrationRatios.find((entry) => entry.largest === 5)?.share ?? null;
  if (five !== undefined) lines.push(words.topFive(percent(fiveShare), roundPercent(five.level)));
  for (const notice of notices)
    if (!TOLD.includes(notice.code)) lines.push(formatReason(notice, { locale: settings.locale }));
  return [words.concentration, '', ...lines.map((line) => `  - ${line}`)];
}

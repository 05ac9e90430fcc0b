import { exactSum } from '../../../internal/exact-sum.ts';
import type { ReviewAccount } from '../../review-record.ts';
import type { Block, Cell, Column, Section } from '../blocks.ts';
import { decimal, NONE, percent, whole } from '../numbers.ts';
import { accountText, amountCell, barCell, countCell, type Page, toneOf } from '../page.ts';

function columnsOf({ words, unit }: Page): Column[] {
  const { heads } = words;
  const under = (head: string, number = false): Column => ({ head, number, under: true });
  return [
    { head: heads.rank, number: true },
    { head: heads.account },
    { head: words.revenue(unit), number: true },
    { head: heads.shareOfRevenue, number: true },
    { head: heads.orders, number: true },
    { head: heads.lastOrder },
    { head: 'RFM' },
    under(heads.segment),
    under('ABC'),
    under(heads.tier),
    under(heads.scoreOf100, true),
    under(heads.stage),
    under(heads.status),
    { head: words.atRisk(unit), number: true },
  ];
}

function rowOf(page: Page, account: ReviewAccount, place: number, total: number): Cell[] {
  const { label } = page;
  const { warnings, criteria } = account;
  const tone = toneOf(warnings.status);
  return [
    countCell(place),
    { text: accountText(page, account) },
    amountCell(account.monetary),
    barCell(total > 0 ? account.monetary / total : null),
    countCell(account.frequency),
    { text: account.lastOrderDate ?? NONE },
    { text: account.rfm.code ?? NONE },
    { text: label('segment', account.segment.id) },
    { text: account.abc.class ?? NONE },
    { text: label('tier', account.tier.id) },
    { text: decimal(criteria.score, 1) },
    { text: label('stage', account.lifecycle.stage) },
    { text: label('status', warnings.status), ...(tone === undefined ? {} : { tone }) },
    amountCell(warnings.valueAtRisk),
  ];
}

/** How many are listed, and what those that are not add up to. */
function introOf({ review, words }: Page, shown: number, rest: readonly number[]): string {
  const { totals } = review;
  const say = words.accounts;
  const all = review.accounts.length;
  if (rest.length === 0) return say.all(all, whole(all));
  if (shown === 0) return say.none(all, whole(all));
  if (totals.revenue > 0)
    return say.part(whole(shown), whole(all), whole(rest.length), percent(exactSum(rest) / totals.revenue));
  return say.noShare(whole(shown), whole(all), whole(rest.length));
}

/** The largest accounts, one line each; the rest is counted. */
export function accountsSection(page: Page): Section {
  const { review, words } = page;
  const title = words.sections.accounts;
  const { accounts } = review;
  if (accounts.length === 0)
    return { id: 'accounts', title, blocks: [{ kind: 'paragraph', text: words.noAccounts }] };
  // Sorting is stable: accounts of equal revenue stay in the order of the review.
  const sorted = [...accounts].sort((a, b) => b.monetary - a.monetary);
  const listed = sorted.slice(0, page.accounts);
  const rest = sorted.slice(page.accounts).map(({ monetary }) => monetary);
  const table: Block = {
    kind: 'table',
    caption: words.accounts.caption,
    columns: columnsOf(page),
    rows: listed.map((account, i) => rowOf(page, account, i + 1, review.totals.revenue)),
  };
  return {
    id: 'accounts',
    title,
    blocks: [
      { kind: 'paragraph', text: introOf(page, listed.length, rest) },
      ...(listed.length === 0 ? [] : [table]),
    ],
  };
}

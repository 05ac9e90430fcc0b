import type { Block, Fact, Section, Text } from '../blocks.ts';
import { inlines, joined } from '../blocks.ts';
import { decimal, percent, roundPercent, whole } from '../numbers.ts';
import { accountText, amountCell, barCell, countCell, type Page, shareCell } from '../page.ts';
import { groupTable } from './groups.ts';

/** Accounts that a level names, and that the table of the largest lists; the rest is counted. */
const MOST_NAMES = 5;
const LARGEST = 10;

type NameOf = (id: string | null) => Text;

function measureFacts({ review, words, money }: Page): Fact[] {
  const { topShares, bootstrap, accountsFor, jointRatio, gini, hhi, exposure, counts } = review.concentration;
  const say = words.concentration;
  const facts: Fact[] = [];
  // A fifth of fewer accounts is less than one of them.
  const enough = counts.accounts >= 5;
  const top = topShares.find((entry) => entry.top === 0.2) ?? topShares[0];
  if (enough && top !== undefined && top.share !== null) {
    const interval = bootstrap !== null && bootstrap.top === top.top ? bootstrap.topShare : null;
    facts.push({
      label: say.topShare(roundPercent(top.top)),
      value:
        percent(top.share) +
        (interval === null ? '' : say.interval(percent(interval.lower), percent(interval.upper))),
    });
  }
  const most = accountsFor.find((entry) => entry.share === 0.8) ?? accountsFor[0];
  if (most !== undefined && most.accounts !== null)
    facts.push({
      label: say.accountsFor(roundPercent(most.share)),
      value: say.accountsOf(most.accounts, whole(most.accounts), percent(most.shareOfAccounts)),
    });
  if (enough && jointRatio !== null)
    facts.push({
      label: say.joint,
      value: say.jointOf(percent(jointRatio.accounts), percent(jointRatio.share)),
    });
  if (gini.value !== null) facts.push({ label: say.gini, value: decimal(gini.value, 3) + say.giniMeans });
  if (hhi.value !== null)
    facts.push({
      label: say.hhi,
      value: decimal(hhi.value, 4) + say.hhiMeans(decimal(hhi.effectiveNumber, 1)),
    });
  for (const { threshold, value, amount } of exposure)
    if (value !== null && threshold < counts.accounts)
      facts.push({
        label: say.lose(threshold, whole(threshold)),
        value: say.lost(money(amount), percent(value)),
      });
  return facts;
}

/** Who reaches which level; an account that reaches a higher one as well is named there only. */
function levelFacts({ review, words }: Page, nameOf: NameOf): Fact[] {
  const { referenceLevels } = review.concentration;
  return referenceLevels.flatMap(({ level, accounts, accountIds }, i): Fact[] => {
    if (accounts === 0 || accounts === referenceLevels[i + 1]?.accounts) return [];
    const rest = accounts - MOST_NAMES;
    const names = accountIds.slice(0, MOST_NAMES).map(nameOf);
    if (rest > 0) names.push(words.moreAccounts(rest, whole(rest)));
    return [{ label: words.concentration.levels(roundPercent(level)), value: joined(names, words.comma) }];
  });
}

/** Who holds how much, and what hangs on whom. */
export function concentrationSection(page: Page): Section {
  const { review, words, label, unit } = page;
  const { concentration, accounts, abc } = review;
  const say = words.concentration;
  const title = words.sections.concentration;
  if (accounts.length === 0)
    return { id: 'concentration', title, blocks: [{ kind: 'paragraph', text: words.noAccounts }] };
  const largest = concentration.accounts.slice(0, LARGEST);
  const wanted = new Set<string | null>([
    ...largest.map(({ accountId }) => accountId),
    ...concentration.referenceLevels.flatMap(({ accountIds }) => accountIds.slice(0, MOST_NAMES)),
  ]);
  const names = new Map<string | null, string | null>();
  for (const { accountId, name } of accounts) if (wanted.has(accountId)) names.set(accountId, name);
  const nameOf: NameOf = (id) => accountText(page, { accountId: id ?? '', name: names.get(id) ?? null });
  const facts = measureFacts(page);
  const blocks: Block[] = [
    facts.length === 0 ? { kind: 'paragraph', text: say.noShares } : { kind: 'facts', facts },
    {
      kind: 'table',
      caption: say.largest,
      columns: [
        { head: words.heads.rank, number: true },
        { head: words.heads.account },
        { head: words.revenue(unit), number: true },
        { head: words.heads.shareOfRevenue, number: true },
        { head: words.heads.running, number: true },
      ],
      rows: largest.map((one) => [
        countCell(one.rank),
        { text: inlines(nameOf(one.accountId)) },
        amountCell(one.value),
        barCell(one.share),
        shareCell(one.cumulativeShare),
      ]),
    },
  ];
  const levels = levelFacts(page, nameOf);
  if (levels.length > 0) blocks.push({ kind: 'facts', facts: levels });
  blocks.push(
    groupTable(page, abc, {
      caption: say.abc,
      head: words.heads.class,
      first: ({ id }) => ({ text: id === 'none' ? say.none : label('abc', id) }),
    }),
  );
  return { id: 'concentration', title, blocks };
}

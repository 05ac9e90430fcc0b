/**
 * Two quarterly reviews of 40 key accounts: scores over four criteria from orders and signals, tiers with gates, vetoes and an entry
 * amount, who moves and why, and what to do next.
 *
 *     npx tsx examples/tier-review.ts                      add --locale zh-CN for Chinese
 */
import { parseArgs } from 'node:util';
import {
  applyCriteria,
  assignPlaybook,
  classifyTiers,
  compareGroups,
  fitCriteria,
  fitTiers,
  formatLabel,
  formatReason,
  fourCriteria,
  type Locale,
  parseTierState,
  reviewTiers,
  type TierReview,
  tiers5,
  visitsDue,
} from 'account-scoring';
import { QUARTERS } from './data/generate-signals.ts';
import { syntheticBook } from './lib/synthetic-book.ts';
import { table } from './lib/table.ts';
import { bookAt } from './lib/tiers/book-at.ts';
import { accountStory, accountTable, tierTable } from './lib/tiers/sections.ts';
import { wordsIn } from './lib/tiers/words.ts';

const { values } = parseArgs({ options: { locale: { type: 'string', default: 'en' } } });
const locale: Locale = values.locale === 'zh-CN' ? 'zh-CN' : 'en';
const words = wordsIn(locale);
const print = (...lines: string[]): void => lines.forEach((line) => void console.log(line));
const label = (id: string) => formatLabel('tier', id, { locale });

const ENTRY = 20_000;
const [firstDay, secondDay] = QUARTERS;
const orders = syntheticBook();

// The first review: what much and little mean is learned from this book, and kept.
const before = bookAt(orders, firstDay);
const criteria = fitCriteria(before, { criteria: fourCriteria });
const scheme = { ...tiers5, entry: [{ field: 'amount', op: '>=', value: ENTRY }] } as const;
const tiers = fitTiers(applyCriteria(before, criteria), scheme);
const first = classifyTiers(applyCriteria(before, criteria), tiers);
const opening = reviewTiers(null, first, { asOf: firstDay });

// A quarter later: the same scales, the same lines, and the state that was kept as JSON.
const after = bookAt(orders, secondDay, before);
const classified = classifyTiers(applyCriteria(after, criteria), tiers);
const review = reviewTiers(parseTierState(JSON.stringify(opening.state)), classified, {
  asOf: secondDay,
  recheck: [{ field: 'returnShare', op: '>', value: 0.2 }],
});

const heldIn = ({ moves }: TierReview) => new Map(moves.map(({ accountId, to }) => [accountId, to]));
const held = heldIn(review);
// Service follows the tier that an account holds, not the one that a single quarter would give it.
const second = classified.map((row) => {
  const [served] = assignPlaybook([{ ...row, tier: held.get(row.accountId) ?? row.tier.id }]);
  return { ...row, playbook: served?.playbook as NonNullable<typeof served>['playbook'] };
});
const ids = [...opening.state.tiers, 'not_key'];
const weights = criteria.fitted.criteria.map(
  ({ id, weight }) => `${formatLabel('criterion', id, { locale })} ${weight.toFixed(4)}`,
);
print(words.title(second.length), '');
print(words.criteria(weights.join(', '), criteria.fitted.consistency?.cr.toFixed(4) ?? '–'));
print(words.entry(String(ENTRY)), '');
print(words.notices, '');
for (const notice of [...criteria.fitted.notices, ...tiers.fitted.notices])
  print(`  - ${formatReason(notice, { locale })}`);

print('', words.first(firstDay), '', ...tierTable(first, heldIn(opening), ids, locale));
print('', words.second(secondDay), '', ...tierTable(second, held, ids, locale), '');
print(...accountTable(second, held, locale), '');

const kinds = [...new Set(review.moves.map(({ move }) => move))];
const counts = kinds.map((kind) =>
  words.count(formatLabel('move', kind, { locale }), review.moves.filter(({ move }) => move === kind).length),
);
print(`${words.moves}: ${counts.join(', ')}`, '', words.why, '');
const moved = review.moves.filter(({ move }) => move !== 'held');
const nearly = review.moves
  .filter(({ move, classified, to }) => move === 'held' && classified !== to)
  .slice(0, 5);
for (const move of [...moved, ...nearly]) {
  const account = second.find(({ accountId }) => accountId === move.accountId);
  if (account !== undefined) print(...accountStory(account, move, locale), '');
}

const due = visitsDue(second, { asOf: secondDay }).filter((visit) => visit.due);
const visits = due
  .slice(0, 8)
  .map(({ accountId, lastContactDate, cadenceDays, daysOverdue }) => [
    accountId,
    label(held.get(accountId) ?? ''),
    lastContactDate ?? '–',
    words.days(cadenceDays),
    words.days(daysOverdue ?? 0),
  ]);
print(words.visits(secondDay), '', ...table(words.visit, visits, 3), '');

const isUpper = ({ accountId }: { accountId: string }) => ids.indexOf(held.get(accountId) ?? '') < 3;
const [steady] = compareGroups(
  second.filter(isUpper),
  second.filter((row) => !isUpper(row)),
  { measures: { volatility: { claim: 'lower' } } },
);
print(words.steady((steady?.reasons ?? []).map((reason) => formatReason(reason, { locale })).join('; ')), '');
print(words.next(review.nextReview ?? ''));

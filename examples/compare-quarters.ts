/**
 * Two quarterly reviews of the whole book compared: who moved between segments and tiers, where the change of revenue came from, who won and who
 * lost, and why scores moved.
 *
 *     npx tsx examples/compare-quarters.ts                 add --locale zh-CN for Chinese
 */
import { parseArgs } from 'node:util';
import {
  type Attribution,
  compareReviews,
  formatLabel,
  formatReason,
  type Locale,
  reviewAccounts,
} from 'account-scoring';
import { attributionLines, bridgeLines, changeLines, matrixLines } from './lib/compare/sections.ts';
import { wordsIn } from './lib/compare/words.ts';
import { syntheticBook } from './lib/synthetic-book.ts';

const { values } = parseArgs({ options: { locale: { type: 'string', default: 'en' } } });
const locale: Locale = values.locale === 'zh-CN' ? 'zh-CN' : 'en';
const words = wordsIn(locale);
const print = (...lines: string[]): void => lines.forEach((line) => void console.log(line));

const orders = syntheticBook();
const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
const columns = { orderId: 'orderId' } as const;
// The later review is measured with the models of the first: who moved has changed, not the yardstick.
const before = reviewAccounts(orders, { asOf: '2025-09-30', columns, names });
const after = reviewAccounts(orders, {
  asOf: '2025-12-31',
  columns,
  names,
  models: before.models,
  previous: before,
});
const comparison = compareReviews(before, after);
const { migrations, notices, winners, losers, attributions } = comparison;

print(words.title(comparison.from, comparison.to), '', words.notices, '');
for (const notice of notices) print(`  - ${formatReason(notice, { locale })}`);

for (const field of ['segment', 'tier'] as const) {
  const migration = migrations.find((one) => one.field === field);
  if (migration === undefined) continue;
  print('', words.migration(formatLabel('migration', field, { locale })), '');
  print(...matrixLines(migration, field, locale), '');
  print(`  ${words.moved(migration.stayed, migration.up ?? 0, migration.down ?? 0)}`);
}

print('', words.bridge(comparison.periodDays), '', ...bridgeLines(comparison, locale));
print('', words.winners, '', ...changeLines(comparison, winners.slice(0, 10), locale));
print('', words.losers, '', ...changeLines(comparison, losers.slice(0, 10), locale));

const largest = (of: Attribution['of']): Attribution[] =>
  attributions
    .filter((one) => one.of === of && one.change !== null)
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0))
    .slice(0, 1);
const tiers = after.tiers.state.tiers;
print('', words.why);
for (const one of [...largest('rfm'), ...largest('criteria'), ...largest('tier')])
  print('', ...attributionLines(one, { name: names.get(one.accountId) ?? '', tiers, locale }));

/**
 * Watches an order book for churn: 52 weekly evaluations of the 20 default rules with orders and signals, what came and went, who to look
 * at first and why, and what every rule would have been worth on this very book.
 *
 *     npx tsx examples/churn-watch.ts                      add --locale zh-CN for Chinese, --weeks 8 for the last eight weeks only
 */
import { parseArgs } from 'node:util';
import {
  type AccountWarnings,
  applyChurnModel,
  backtestWarnings,
  buildHistories,
  evaluateWarnings,
  fitChurnModel,
  kamRules,
  type Locale,
} from 'account-scoring';
import { accountSignals } from './data/account-signals.ts';
import { syntheticBook } from './lib/synthetic-book.ts';
import { backtestTable } from './lib/watch/backtest-table.ts';
import { accountStory, changeLines, statusTable } from './lib/watch/sections.ts';
import { wordsIn } from './lib/watch/words.ts';

const { values } = parseArgs({
  options: { locale: { type: 'string', default: 'en' }, weeks: { type: 'string', default: '52' } },
});
const locale: Locale = values.locale === 'zh-CN' ? 'zh-CN' : 'en';
const words = wordsIn(locale);
const print = (...lines: string[]): void => lines.forEach((line) => void console.log(line));

const MS_PER_DAY = 86_400_000;
const isoDay = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
const LAST = Date.UTC(2025, 11, 31) / MS_PER_DAY;
const COUNT = Number(values.weeks);
if (!Number.isInteger(COUNT) || COUNT < 4 || COUNT > 52)
  throw new RangeError(`--weeks must be a whole number from 4 to 52: it is ${values.weeks}`);
const WEEKS = Array.from({ length: COUNT }, (_, week) => isoDay(LAST - 7 * (COUNT - 1 - week)));
const HORIZON = 90;

const orders = syntheticBook();
const signals = accountSignals(orders);
const histories = buildHistories(orders, { asOf: isoDay(LAST), columns: { orderId: 'orderId' } });
const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
const accounts = histories.map(({ accountId }) => ({ accountId, name: names.get(accountId) ?? '' }));

// Every week: the rules look at what was known on that day, and remember what they said the week before.
let rows: Array<(typeof accounts)[number] & { readonly warnings: AccountWarnings }> = [];
const changes: string[] = [];
for (const [week, asOf] of WEEKS.entries()) {
  const before = rows;
  rows = evaluateWarnings(accounts, histories, kamRules, { asOf, signals, previous: before });
  if (week >= WEEKS.length - 4) changes.push(...changeLines(before, rows, asOf, locale));
}

const backtest = backtestWarnings(histories, signals, kamRules, {
  cutoffs: { from: '2024-10-02', to: '2025-10-01', everyDays: 28 },
  horizonDays: HORIZON,
});
const model = fitChurnModel(histories, { asOf: isoDay(LAST), horizonDays: HORIZON });
const scored = applyChurnModel(rows, histories, model, { asOf: isoDay(LAST) });

print(words.title(accounts.length, WEEKS.length), '');
print(words.backtest(backtest.cutoffs.length, HORIZON), '', ...backtestTable(backtest, locale), '');
print(words.changes, '', ...changes.slice(-12), '');
print(words.status, '', ...statusTable(scored, locale), '');
print(words.first, '');
const urgent = [...scored].sort((a, b) => (b.warnings.valueAtRisk ?? 0) - (a.warnings.valueAtRisk ?? 0));
for (const account of urgent.slice(0, 5)) print(...accountStory(account, locale), '');
const unsure = new Set(
  rows.flatMap(({ warnings }) =>
    warnings.alerts.filter(({ state }) => state === 'unknown').map(({ ruleId }) => ruleId),
  ),
);
print(words.unknown(unsure.size));

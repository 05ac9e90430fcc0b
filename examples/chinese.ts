// 中文示例：重要价值、重要发展等八类客户分群，标签与说明均为简体中文。
// The eight groups of Chinese practice, with labels and reasons in Simplified Chinese.
import {
  assignSegments,
  formatLabel,
  formatReason,
  scoreRfm,
  summarizeOrders,
  summarizeSegments,
  zh8,
} from 'account-scoring';
import { syntheticBook } from './lib/synthetic-book.ts';
import { table } from './lib/table.ts';

const locale = 'zh-CN';
const book = syntheticBook();
const accounts = assignSegments(
  scoreRfm(summarizeOrders(book, { asOf: '2025-12-31', columns: { orderId: 'orderId' } })),
  zh8,
);

console.log(`${formatLabel('map', zh8.id, { locale })}（合成数据）`);
const rows = summarizeSegments(accounts).map(({ id, accounts, shareOfRevenue, medianRecency }) => [
  formatLabel('segment', id, { locale }),
  String(accounts),
  `${((shareOfRevenue ?? 0) * 100).toFixed(1)}%`,
  `${medianRecency}`,
]);
for (const line of table(['分群', '客户数', '销售占比', '未下单天数中位数'], rows)) console.log(line);

const quiet = accounts
  .filter(({ segment }) => segment.id === 'key_keep')
  .sort((a, b) => b.monetary - a.monetary)[0];
const name = book.find(({ accountId }) => accountId === quiet?.accountId)?.name;
console.log(`最值得挽回：${quiet?.accountId} ${name}`);
for (const reason of quiet?.rfm.reasons ?? []) console.log(`  - ${formatReason(reason, { locale })}`);

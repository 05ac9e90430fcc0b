/** Everything that a comparison of reviews names has a label in both languages. */
import { expect, test } from 'vitest';
import { compareReviews, formatLabel, formatReason, type LabelKind } from '../../src/index.ts';
import { ordersOf, reviewAt } from '../review/compare-support.ts';

const book = reviewAt('2024-12-31', ordersOf({ Acme: '2024-05-01 800' }));
const comparison = compareReviews(book, book);

test.each<[LabelKind, readonly string[]]>([
  ['accountChange', Object.keys(comparison.counts)],
  ['bridge', Object.keys(comparison.bridge)],
  ['migration', [...comparison.migrations.map(({ field }) => field), 'cluster', 'absent', 'none']],
])('%s', (kind, ids) => {
  expect(ids.length).toBeGreaterThan(6);
  for (const id of ids) {
    expect(formatLabel(kind, id, { locale: 'zh-CN' })).toMatch(/\p{Script=Han}/u);
    expect(formatLabel(kind, id)).toMatch(/^[A-Za-z ]+$/);
  }
});

test.each<LabelKind>(['segment', 'abc', 'tier', 'stage', 'status'])(
  'who is in no %s, or in no review',
  (kind) => {
    expect(formatLabel(kind, 'absent')).toBe('not in the book');
    expect(formatLabel(kind, 'absent', { locale: 'zh-CN' })).toBe('不在册');
    expect(formatLabel(kind, 'none', { locale: 'zh-CN' })).toBe('无');
  },
);

test('notices name what they are about, and what was before first', () => {
  const notice = { code: 'comparison.left_out', field: 'segment', value: 'zh8', threshold: 'kam11' };
  expect(formatReason(notice)).toBe('segment is not compared: kam11 and zh8 divide accounts differently');
  expect(formatReason(notice, { locale: 'zh-CN' })).toBe('未比较客户分群：kam11 与 zh8 的划分不同');
  const rule = { code: 'comparison.other_rule', field: 'windowDays', value: 365, threshold: null };
  expect(formatReason(rule)).toBe('orders were not counted in the same way: "windowDays" was – and is 365');
});

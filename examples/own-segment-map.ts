// A segment map of your own is data. Prove it right before you use it: total, disjoint, reachable, monotone.
import { assignSegments, checkSegmentMap, type SegmentMap, scoreRfm, summarizeOrders } from 'account-scoring';
import { syntheticBook } from './lib/synthetic-book.ts';

const visits: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'visits',
  bins: 5,
  segments: [
    { id: 'visit', rank: 1, labels: { en: 'Visit every month', 'zh-CN': '每月拜访' } },
    { id: 'call', rank: 2, labels: { en: 'Call every quarter', 'zh-CN': '每季电话' } },
    { id: 'web', rank: 3, labels: { en: 'Web shop', 'zh-CN': '线上自助' } },
  ],
  rules: [
    { segment: 'visit', boxes: [{ monetary: [4, 5], recency: [2, 5] }] },
    { segment: 'call', boxes: [{ monetary: [3, 3] }, { monetary: [4, 5], recency: [1, 1] }] },
    { segment: 'web', boxes: [{ monetary: [1, 2] }] },
  ],
};
console.log(`faults of "${visits.id}": ${checkSegmentMap(visits).length}`);

// Without the second rule, accounts of middling revenue belong nowhere, and large ones that went quiet neither.
const gaps = checkSegmentMap({ ...visits, rules: visits.rules.filter(({ segment }) => segment !== 'call') });
console.log(`without "call": ${gaps.length}, such as ${gaps[0]?.code} at ${gaps[0]?.cells.join(', ')}`);

const options = { asOf: '2025-12-31', columns: { orderId: 'orderId' } } as const;
const accounts = assignSegments(scoreRfm(summarizeOrders(syntheticBook(), options)), visits);
for (const { id, labels } of visits.segments) {
  const members = accounts.filter(({ segment }) => segment.id === id).length;
  console.log(`${labels?.en} (${labels?.['zh-CN']}): ${members} accounts`);
}

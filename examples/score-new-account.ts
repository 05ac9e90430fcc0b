// Fit once, keep the model as JSON, and score an account that comes later by the same measure.
import {
  applyRfm,
  assignSegments,
  fitRfm,
  formatReason,
  parseRfmModel,
  summarizeOrders,
} from 'account-scoring';
import { syntheticBook } from './lib/synthetic-book.ts';

const orders = { orderId: 'orderId' } as const;
const book = summarizeOrders(syntheticBook(), { asOf: '2025-12-31', columns: orders });
const stored = JSON.stringify(fitRfm(book));
console.log(
  `The model is ${stored.length} characters of JSON and holds none of the ${book.length} accounts.`,
);

// Later, elsewhere: one new account is enough.
const model = parseRfmModel(stored);
const [fresh] = summarizeOrders(
  [
    { accountId: 'K9001', orderId: 'N1', date: '2026-01-12', amount: 18_400 },
    { accountId: 'K9001', orderId: 'N2', date: '2026-02-03', amount: 26_150 },
  ],
  { asOf: '2026-02-10', columns: orders },
);
if (fresh === undefined) throw new Error('There is one account');
const [scored] = assignSegments(applyRfm([fresh], model));
console.log(`${scored?.accountId}: RFM ${scored?.rfm.code}, segment ${scored?.segment.id}`);
for (const reason of scored?.rfm.reasons ?? []) console.log(`  - ${formatReason(reason)}`);

// Further dimensions: the length of the relationship makes LRFM, and a field of your own, such as margin, can join in.
import { fitRfm, formatReason, scoreRfm, summarizeOrders } from 'account-scoring';
import { syntheticBook } from './lib/synthetic-book.ts';

const accounts = summarizeOrders(syntheticBook(), { asOf: '2025-12-31', columns: { orderId: 'orderId' } })
  // Margins come from elsewhere; here they are made up from the account number.
  .map((account) => ({ ...account, margin: 0.1 + (Number(account.accountId.slice(1)) % 30) / 100 }));

const values = { length: 'tenure', margin: { value: 'margin', better: 'high' } } as const;
const weights = { length: 0.5, margin: 2 };
const [first] = scoreRfm(accounts, { values, weights });
console.log(`${first?.accountId}: RFM ${first?.rfm.code}, further scores ${JSON.stringify(first?.rfm.more)}`);
console.log(`weighted mean score ${first?.rfm.score?.toFixed(2)}`);
for (const reason of first?.rfm.reasons ?? [])
  console.log(`  - ${formatReason(reason)} (weight ${reason.weight?.toFixed(2)})`);

for (const { name, bands } of fitRfm(accounts, { values, weights }).fitted.dimensions)
  console.log(`${name}: ${bands.map(({ count }) => count).join(' + ')} accounts with score 1 to 5`);

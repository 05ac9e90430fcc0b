// Orders as typed columns, the quickest way in: account codes, days since 1970-01-01, amounts.
import { scoreRfm, summarizeOrders } from 'account-scoring';
import { randomFrom } from './data/random.ts';

const rows = 1_000_000;
const random = randomFrom(1);
const firstDay = Date.UTC(2023, 0, 1) / 86_400_000;

const accountId = new Int32Array(rows);
const day = new Int32Array(rows);
const amount = new Float64Array(rows);
for (let i = 0; i < rows; i++) {
  accountId[i] = random.below(20_000);
  day[i] = firstDay + random.below(1096);
  amount[i] = (1 + random.below(100_000)) / 100;
}

const accounts = scoreRfm(
  summarizeOrders({ accountId, day, amount }, { asOf: '2025-12-31', currencyDigits: 2 }),
);
console.log(`${rows} rows in columns gave ${accounts.length} accounts`);
for (const { accountId, recency, frequency, monetary, rfm } of accounts.slice(0, 3))
  console.log(`  account ${accountId}: ${recency} days, ${frequency} orders, ${monetary}, RFM ${rfm.code}`);

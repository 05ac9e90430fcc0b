// Sum up orders in parts — by year, by region, by night — and merge: the same result as all at once, bit for bit.
import {
  addOrders,
  emptySummary,
  finishSummary,
  mergeSummaries,
  parseSummaryState,
  summarizeOrders,
} from 'account-scoring';
import { syntheticBook } from './lib/synthetic-book.ts';

const orders = syntheticBook();
const options = { asOf: '2025-12-31', columns: { orderId: 'orderId' } } as const;

const shards = ['2023', '2024', '2025'].map((year) => {
  const rows = orders.filter(({ date }) => date.startsWith(year));
  const state = addOrders(emptySummary(options), rows, options);
  const json = JSON.stringify(state);
  console.log(
    `${year}: ${rows.length} rows, ${state.accounts.length} accounts, ${(json.length / 1e6).toFixed(1)} MB of JSON`,
  );
  return json;
});

const merged = shards.map(parseSummaryState).reduce(mergeSummaries);
const inParts = finishSummary(merged);
const atOnce = summarizeOrders(orders, options);
console.log(`merged: ${merged.intake.accepted} rows, ${inParts.length} accounts`);
console.log(`equal to all at once: ${JSON.stringify(inParts) === JSON.stringify(atOnce)}`);

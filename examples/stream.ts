// Orders that arrive over time — a file, a cursor, a paged API — without holding them in memory.
import { createReadStream } from 'node:fs';
import { formatProblem, type OrderIntake, summarizeOrdersAsync } from 'account-scoring';
import { parse } from 'csv-parse';
import { SYNTHETIC_ORDERS } from './data/generate-orders.ts';

interface Row {
  order_id: string;
  account_id: string;
  order_date: string;
  amount: string;
}

let intake: OrderIntake | undefined;
let problems = 0;
const rows = createReadStream(SYNTHETIC_ORDERS).pipe(parse({ columns: true, relax_column_count: true }));
const accounts = await summarizeOrdersAsync<Row>(rows, {
  asOf: '2025-12-31',
  columns: {
    accountId: 'account_id',
    date: 'order_date',
    orderId: 'order_id',
    // A file has text where the library wants numbers; it converts nothing by itself.
    amount: (row) => (/^-?\d+\.\d\d$/.test(row.amount) ? Number(row.amount) : row.amount),
  },
  onProblem: (problem) => {
    if (++problems <= 3) console.log(formatProblem(problem));
  },
  onIntake: (counts) => {
    intake = counts;
  },
});
console.log(`${intake?.received} rows = ${intake?.accepted} accepted + ${intake?.rejected} rejected`);
console.log(`${accounts.length} accounts`);

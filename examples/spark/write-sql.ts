/**
 * Writes the statement that `score.py` runs in Spark: orders to summaries, RFM scores, segments and reasons. The model is fitted on the bundled book; put
 * your own model's JSON in its place.
 *
 *     npx tsx examples/spark/write-sql.ts > score.sql
 */
import { fitRfm, kam11, summarizeOrders } from 'account-scoring';
import { pipelineSql } from 'account-scoring/sql';
import { syntheticBook } from '../lib/synthetic-book.ts';

const asOf = '2025-12-31';
const columns = { accountId: 'account_id', date: 'order_date', amount: 'amount', orderId: 'order_id' };
const book = summarizeOrders(syntheticBook(), { asOf, columns: { orderId: 'orderId' }, currencyDigits: 2 });
const orders = { table: 'orders', columns, asOf };

console.log(pipelineSql({ dialect: 'spark', orders, models: [fitRfm(book), kam11], reasons: true }));

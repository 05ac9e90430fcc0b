/**
 * Writes the statement that `score.py` runs in Spark: orders to summaries, RFM scores, segments and reasons. The model is fitted on the bundled book; put
 * your own model's JSON in its place.
 *
 *     npx tsx examples/spark/write-sql.ts > score.sql
 */
import { fitRfm, kam11, summarizeOrders } from 'account-scoring';
import { modelSql, summarySql } from 'account-scoring/sql';
import { syntheticBook } from '../lib/synthetic-book.ts';

const asOf = '2025-12-31';
const columns = { accountId: 'account_id', date: 'order_date', amount: 'amount', orderId: 'order_id' };
const book = summarizeOrders(syntheticBook(), { asOf, columns: { orderId: 'orderId' }, currencyDigits: 2 });
const model = fitRfm(book);
const spark = { dialect: 'spark', reasons: true } as const;

console.log(`WITH accounts AS (
${summarySql({ dialect: 'spark', table: 'orders', columns, asOf })}), scored AS (
${modelSql(model, { ...spark, from: 'accounts' })}), segmented AS (
${modelSql(kam11, { ...spark, from: 'scored' })})
SELECT * FROM segmented`);

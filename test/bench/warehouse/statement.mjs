import { kam11 } from '../../../dist/index.js';
import { fitSql, pipelineSql } from '../../../dist/sql.js';
import { AS_OF } from './orders.mjs';

const orders = {
  table: 'orders',
  asOf: AS_OF,
  columns: { accountId: 'customer', date: 'ordered_on', amount: 'amount' },
};

/** The model of all accounts, fitted where the orders are: the statement, and what makes the model of its rows. */
export const fitStatement = (dialect) => fitSql({ kind: 'rfm' }, { dialect, orders });

/** Orders to summaries, RFM scores and segments: one statement. */
export const scoringSql = (dialect, model) => pipelineSql({ dialect, orders, models: [model, kam11] });

/** What must be equal wherever the same orders were scored with the same model. */
export const SIGNATURE = [
  'COUNT(*) AS accounts',
  'SUM(CAST(rfmCode AS INTEGER)) AS codes',
  'SUM(CAST(round(monetary * 100) AS BIGINT)) AS cents',
  'SUM(segmentRank) AS ranks',
  'SUM(frequency) AS orders',
  'SUM(purchaseDays) AS days',
  'SUM(recency) AS recency',
];

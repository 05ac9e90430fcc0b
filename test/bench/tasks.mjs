/**
 * What is timed. Every task runs in a process of its own: `prepare` makes the data (not timed), `run` does the work and
 * returns how many accounts came out.
 */
import { AS_OF, AS_OF_DAY, orderColumns, orderObjects } from './data.mjs';

const library = () => import('../../dist/index.js');

/** The floor: a Map of objects that only adds up. No checks, no days, no sorting, naive sums. */
function bareMap(rows) {
  const accounts = new Map();
  for (const order of rows) {
    const account = accounts.get(order.accountId);
    if (account === undefined)
      accounts.set(order.accountId, { frequency: 1, monetary: order.amount, last: order.date });
    else {
      account.frequency++;
      account.monetary += order.amount;
      if (order.date > account.last) account.last = order.date;
    }
  }
  return accounts.size;
}

/** The floor for columns whose account codes are already 0 … n − 1: three arrays, no checks, no accounts out. */
function rawLoop({ accountId, day, amount, accounts }) {
  const last = new Int32Array(accounts);
  const frequency = new Int32Array(accounts);
  const monetary = new Float64Array(accounts);
  for (let i = 0; i < day.length; i++) {
    const account = accountId[i];
    frequency[account]++;
    monetary[account] += amount[i];
    if (day[i] > last[account]) last[account] = day[i];
  }
  return frequency.reduce((n, f) => n + (f > 0 ? 1 : 0), 0);
}

/** The raw loop with the answer that a caller can use: first and last day, and one record per account, unsorted. */
function rawLoopWithRecords({ accountId, day, amount, accounts }) {
  const last = new Int32Array(accounts).fill(-1e9);
  const first = new Int32Array(accounts).fill(1e9);
  const frequency = new Int32Array(accounts);
  const monetary = new Float64Array(accounts);
  for (let i = 0; i < day.length; i++) {
    const account = accountId[i];
    const d = day[i];
    frequency[account]++;
    monetary[account] += amount[i];
    if (d > last[account]) last[account] = d;
    if (d < first[account]) first[account] = d;
  }
  const records = [];
  for (let a = 0; a < accounts; a++)
    if (frequency[a] > 0)
      records.push({
        accountId: String(a),
        recency: AS_OF_DAY - last[a],
        frequency: frequency[a],
        monetary: monetary[a],
        tenure: AS_OF_DAY - first[a],
        firstOrderDate: new Date(first[a] * 864e5).toISOString().slice(0, 10),
        lastOrderDate: new Date(last[a] * 864e5).toISOString().slice(0, 10),
        averageOrderValue: monetary[a] / frequency[a],
      });
  return records.length;
}

async function summaries(orders) {
  const { summarizeOrders } = await library();
  return summarizeOrders(orderObjects(orders), { asOf: AS_OF });
}

export const TASKS = {
  'objects: bare Map loop': {
    prepare: orderObjects,
    run: bareMap,
  },
  'objects: summarizeOrders': {
    prepare: async (orders) => ({ rows: orderObjects(orders), ...(await library()) }),
    run: ({ rows, summarizeOrders }) => summarizeOrders(rows, { asOf: AS_OF }).length,
  },
  'objects: all the way to segments': {
    prepare: async (orders) => ({ rows: orderObjects(orders), ...(await library()) }),
    run: ({ rows, summarizeOrders, scoreRfm, assignSegments }) =>
      assignSegments(scoreRfm(summarizeOrders(rows, { asOf: AS_OF }))).length,
  },
  'objects: arquero, R/F/M only': {
    prepare: async (orders) => ({ rows: orderObjects(orders), aq: await import('arquero') }),
    run: ({ rows, aq }) =>
      aq
        .from(rows)
        .groupby('accountId')
        .rollup({ last: aq.op.max('date'), frequency: aq.op.count(), monetary: aq.op.sum('amount') })
        .objects({ limit: Number.POSITIVE_INFINITY }).length,
  },
  'objects: DuckDB, R/F/M only': {
    prepare: async (orders) => ({ rows: orderObjects(orders), duckdb: await import('@duckdb/node-api') }),
    run: async ({ rows, duckdb }) => {
      const instance = await duckdb.DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      await connection.run('CREATE TABLE orders (accountId VARCHAR, date VARCHAR, amount DOUBLE)');
      const appender = await connection.createAppender('orders');
      const types = [duckdb.VARCHAR, duckdb.VARCHAR, duckdb.DOUBLE];
      const size = 2048;
      for (let from = 0; from < rows.length; from += size) {
        const part = rows.slice(from, from + size);
        const chunk = duckdb.DuckDBDataChunk.create(types);
        chunk.setColumns([part.map((o) => o.accountId), part.map((o) => o.date), part.map((o) => o.amount)]);
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      const reader = await connection.runAndReadAll(
        `SELECT accountId, DATE '${AS_OF}' - max(date::DATE) AS recency, count(*) AS frequency, sum(amount) AS monetary
         FROM orders GROUP BY accountId`,
      );
      const out = reader.getRows().length;
      connection.closeSync();
      instance.closeSync();
      return out;
    },
  },
  'columns: raw loop': { prepare: orderColumns, run: rawLoop },
  'columns: raw loop with records': { prepare: orderColumns, run: rawLoopWithRecords },
  'columns: summarizeOrders': {
    prepare: async (orders) => ({ columns: orderColumns(orders), ...(await library()) }),
    run: ({ columns: { accountId, day, amount }, summarizeOrders }) =>
      summarizeOrders({ accountId, day, amount }, { asOf: AS_OF }).length,
  },
  'accounts: fitRfm': {
    prepare: async (orders) => ({ accounts: await summaries(orders), ...(await library()) }),
    run: ({ accounts, fitRfm }) => fitRfm(accounts).trainedOn.used,
  },
  'accounts: applyRfm with reasons': {
    prepare: async (orders) => {
      const accounts = await summaries(orders);
      const api = await library();
      return { accounts, model: api.fitRfm(accounts), ...api };
    },
    run: ({ accounts, model, applyRfm }) => applyRfm(accounts, model).length,
  },
  'accounts: assignSegments with reasons': {
    prepare: async (orders) => {
      const api = await library();
      return { scored: api.scoreRfm(await summaries(orders)), ...api };
    },
    run: ({ scored, assignSegments }) => assignSegments(scored).length,
  },
};

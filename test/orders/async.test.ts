/** Rows that arrive over time give what the same rows give at once. */
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type SummarizeOptions, summarizeOrders, summarizeOrdersAsync } from '../../src/index.ts';
import { AS_OF, collector, failureAsync, order, type Row } from './help.ts';

const rows: Row[] = [
  order('b', '2026-01-05', 0.1, 'x'),
  order('a', '2026-01-06', 0.2, 'y'),
  order('b', '2026-01-07', -0.3, 'x'),
  order('c', '2026-02-07', 5, 'z'),
  order('b', '2025-01-07', 1e16, 'x'),
];

async function* arriving<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

const OPTIONS: ReadonlyArray<SummarizeOptions<Row>> = [
  { asOf: AS_OF },
  { asOf: AS_OF, columns: { orderId: 'orderId' }, windowDays: 31, returns: 'count' },
  { asOf: AS_OF, future: 'keep', currencyDigits: 2, roster: ['p', 'a'], timeZone: 'Asia/Shanghai' },
];

test.each(OPTIONS)('%j', async (options) => {
  const expected = summarizeOrders(rows, options);
  expect(await summarizeOrdersAsync(arriving(rows), options)).toStrictEqual(expected);
  expect(await summarizeOrdersAsync(rows, options)).toStrictEqual(expected);
  expect(await summarizeOrdersAsync(new Set(rows), options)).toStrictEqual(expected);
  expect(await summarizeOrdersAsync(Readable.from(rows), options)).toStrictEqual(expected);
});

test('rows that are promises in an iterable are waited for', async () => {
  const promised = rows.map((row) => Promise.resolve(row));
  const summaries = await summarizeOrdersAsync(promised as unknown as Row[], { asOf: AS_OF });
  expect(summaries).toStrictEqual(summarizeOrders(rows, { asOf: AS_OF }));
});

test('nothing arrives', async () => {
  expect(await summarizeOrdersAsync(arriving([]), { asOf: AS_OF })).toStrictEqual([]);
});

test('problems and counts are the same', async () => {
  const mixed = [...rows, order(''), null, { ...order('a'), date: '2026-02-30' }] as Row[];
  const sync = collector();
  const async_ = collector();
  const expected = summarizeOrders(mixed, { asOf: AS_OF, ...sync.options });
  expect(await summarizeOrdersAsync(arriving(mixed), { asOf: AS_OF, ...async_.options })).toStrictEqual(
    expected,
  );
  expect(async_.problems).toStrictEqual(sync.problems);
  expect(async_.intakes).toStrictEqual(sync.intakes);
  expect(sync.intakes[0]).toMatchObject({ received: 8, accepted: 5, rejected: 3 });
});

test('what breaks the stream breaks the summary', async () => {
  async function* broken(): AsyncGenerator<Row> {
    yield order('a');
    throw new Error('connection lost');
  }
  expect(await failureAsync(summarizeOrdersAsync(broken(), { asOf: AS_OF }))).toBe('Error: connection lost');
});

test('wrong options are a rejection, before any row is read', async () => {
  let read = 0;
  async function* counted(): AsyncGenerator<Row> {
    read++;
    yield order('a');
  }
  const promise = summarizeOrdersAsync(counted(), { asOf: AS_OF, windowDays: 0 });
  expect(await failureAsync(promise)).toBe(
    'RangeError: Cannot summarize orders as "windowDays" must be an integer >= 1: current value is 0',
  );
  expect(read).toBe(0);
});

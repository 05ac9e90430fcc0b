/** What puts a caller's words into a statement: names, texts, numbers. Executed, with values that came in by another way. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareCodePoints } from '../../src/internal/code-point-order.ts';
import { dialectOf, showLineBreaks } from '../../src/sql/dialect.ts';
import type { Dialect } from '../../src/sql/dialects/dialect-record.ts';
import { caseWhen, divide, greatest, least, number, shortNumber } from '../../src/sql/expressions.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { HOSTILE } from './hostile.ts';
import { inEngine, inMemory } from './support.ts';

const DOUBLES = [
  0,
  -0,
  1,
  -1,
  0.1,
  -0.1,
  0.30000000000000004,
  1 / 3,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  9007199254740991,
  9007199254740992,
  9007199254740994,
  -9007199254740991,
  1e15,
  1e21,
  1e22,
  1e23,
  123456789012345680,
  1e-7,
  1e290,
  -1e290,
  4.35,
  2.675,
  1.005,
];

test('there are hundreds of hostile texts', () => {
  expect(HOSTILE.length).toBeGreaterThan(500);
});

describe.each(EXECUTED)('%s', (name) => {
  let engine: Engine;
  let dialect: Dialect;
  beforeAll(async () => {
    engine = await engineOf(name);
    dialect = dialectOf('test', name);
    await engine.load('canary', { bird: 'text' }, [['alive']]);
    await engine.load(
      'hostile',
      { n: 'integer', text: 'text' },
      HOSTILE.map((text, n) => [n, text]),
    );
  });

  /** One expression a row of the table of hostile texts. */
  const each = (expressions: readonly string[]): string =>
    showLineBreaks(caseWhen(expressions.map((sql, n) => [`h.n = ${n}`, sql])));

  test('texts are the texts that were meant, and nothing else happens', async () => {
    const same = each(HOSTILE.map((text) => `(h.text = ${dialect.text(text)})`));
    const text = each(HOSTILE.map((text) => dialect.text(text)));
    const rows = await engine.query(
      `SELECT h.n, ${same} AS same, ${text} AS copy FROM hostile AS h ORDER BY h.n`,
    );
    expect(rows).toEqual(HOSTILE.map((copy, n) => ({ n, same: true, copy })));
    expect(await engine.query('SELECT bird FROM canary')).toEqual([{ bird: 'alive' }]);
  });

  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 200 }),
        async (raw) => {
          const texts = raw.map((text) =>
            text.replace(/^\ufeff+/, '').replaceAll(name === 'postgres' ? '\0' : '', ''),
          );
          const [row] = await engine.query(
            showLineBreaks(`SELECT ${texts.map((text, i) => `${dialect.text(text)} AS t${i}`).join(', ')}`),
          );
          expect(Object.values(row ?? {})).toEqual(texts);
        },
      ),
      { numRuns: 4 },
    );
  });

  test('names of tables and columns', async () => {
    for (const [n, hostile] of HOSTILE.entries()) {
      if (n % 4 > 0) continue;
      const columns = { accountId: hostile, date: `${hostile}d`, amount: `${hostile}a` };
      await engine.load(
        hostile,
        { [columns.accountId]: 'text', [columns.date]: 'day', [columns.amount]: 'double' },
        [[hostile.trim() === '' ? 'blank' : hostile, '2026-01-30', n / 100]],
      );
      const options = { asOf: '2026-01-31', table: hostile, columns };
      // Both ways in: as the table of the orders, and as a roster that is there too.
      const found =
        n % 8 === 0
          ? await inEngine(engine, { ...options, roster: { table: hostile, accountId: hostile } })
          : { rows: (await inEngine(engine, options)).rows };
      expect(found.rows, hostile).toMatchObject([
        { accountId: hostile.trim() === '' ? 'blank' : hostile, recency: 1, monetary: n / 100 },
      ]);
      await engine.exec(`DROP TABLE "${hostile.replaceAll('"', '""')}"`);
    }
    expect(await engine.query('SELECT bird FROM canary')).toEqual([{ bird: 'alive' }]);
  });

  test('ids, all of them in one book', async () => {
    const orders = HOSTILE.map((accountId, i) => ({
      accountId,
      date: '2026-01-30',
      amount: i,
      orderId: accountId,
    }));
    await engine.load(
      'orders',
      { accountId: 'text', date: 'day', amount: 'double', orderId: 'text' },
      orders.map(({ accountId, date, amount, orderId }) => [accountId, date, amount, orderId]),
    );
    const options = { asOf: '2026-01-31', columns: { orderId: 'orderId' } } as const;
    const found = await inEngine(engine, { table: 'orders', ...options });
    const expected = inMemory(orders, { currencyDigits: 2, ...options });
    expect(found.rows).toEqual(expected.rows);
    expect(found.intake).toMatchObject(expected.intake);
  });

  test('ids are put in order by code points', async () => {
    const order = await engine.query(`SELECT h.text FROM hostile AS h ORDER BY ${dialect.binary('h.text')}`);
    expect(order.map(({ text }) => text)).toEqual([...HOSTILE].sort(compareCodePoints));
    const a = dialect.binary(dialect.text('a'));
    expect(await engine.query(`SELECT ${dialect.text('B')} < ${a} AS below`)).toEqual([{ below: true }]);
  });

  test('doubles come back as they were', async () => {
    const read = async (values: readonly number[], write: (value: number) => string): Promise<void> => {
      const [row] = await engine.query(
        `SELECT ${values.map((value, i) => `${dialect.asDouble(write(value))} AS d${i}`).join(', ')}`,
      );
      const found = Object.values(row ?? {});
      expect(found.filter((value, i) => !Object.is(value, values[i]))).toEqual([]);
      expect(found.length).toBe(values.length);
    };
    await read(DOUBLES, dialect.double);
    await read(DOUBLES, (value) => number(dialect, value));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 200 }),
        async (values) => {
          await read(values, (value) => number(dialect, value));
          await read(values, (value) => shortNumber(dialect, value));
          const rows = values.map((value, i) => [String(i), shortNumber(dialect, value)]);
          const found = await engine.query(
            `SELECT ${dialect.asDouble('k.y')} AS y FROM ${dialect.rows(['x', 'y'], rows, 'k')} ORDER BY k.x`,
          );
          expect(found.map(({ y }) => y)).toEqual(values);
        },
      ),
      { numRuns: 20 },
    );
    await read(DOUBLES, (value) => shortNumber(dialect, value));
    expect(() => dialect.double(Number.NaN)).toThrow('NaN is not a finite number');
  });

  test('numbers after a minus sign, quotients and extremes', async () => {
    const [row] = await engine.query(
      `SELECT 1 -${number(dialect, -1)} AS minus, ${divide(dialect, '1', '3')} AS third,
        ${greatest(['1', '3', '2'])} AS most, ${least(['2', '1', '3'])} AS fewest,
        ${greatest(['1', 'CAST(NULL AS integer)', '2'])} AS none, ${least(['CAST(NULL AS integer)', '1'])} AS none2`,
    );
    expect(row).toEqual({ minus: 2, third: 1 / 3, most: 3, fewest: 1, none: null, none2: null });
  });
});

describe('what cannot be written is refused', () => {
  test.each([
    ['duckdb', ''],
    ['duckdb', 'a\0b'],
    ['duckdb', '\ud800'],
    ['postgres', 'x'.repeat(64)],
    ['postgres', '\u6df1'.repeat(22)],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Spark would replace
    ['spark', 'a${b}'],
    ['bigquery', 'a\0b'],
    ['snowflake', 'x'.repeat(256)],
  ])('%s name %j', (name, text) => {
    expect(() => dialectOf('test', name).identifier(text)).toThrow(RangeError);
  });

  test.each(['duckdb', 'postgres', 'spark', 'clickhouse', 'bigquery', 'snowflake', 'trino'])(
    '%s texts',
    (name) => {
      const dialect = dialectOf('test', name);
      expect(() => dialect.text('a\udc00b')).toThrow('has half of a surrogate pair');
      expect(() => dialect.identifier('a\ud800')).toThrow('has half of a surrogate pair');
      if (name === 'postgres') expect(() => dialect.text('a\0')).toThrow('has a NUL character');
    },
  );
});

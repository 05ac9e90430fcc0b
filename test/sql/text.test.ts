/**
 * The text of every dialect: kept as it is, and read by a parser of the dialect (polyglot-sql, a port of sqlglot). A parser says
 * that a statement is one, not that a warehouse runs it: only DuckDB and Postgres are executed here.
 */
import { parse } from '@polyglot-sql/sdk';
import { describe, expect, test } from 'vitest';
import { fitRfm, kam11 } from '../../src/index.ts';
import { DIALECTS, dialectOf, showLineBreaks } from '../../src/sql/dialect.ts';
import { checkSql, type DateType, modelSql, summarySql } from '../../src/sql/index.ts';
import { EXECUTED } from './engines.ts';
import { HOSTILE } from './hostile.ts';

type Parsed = ReturnType<typeof parse>;
const read = (sql: string, dialect: string): Parsed => parse(sql, dialect as Parameters<typeof parse>[1]);

/** What a parser finds in `SELECT 'text' AS "name"`. */
function literalAndName(sql: string, dialect: string): { text: string; name: string } {
  const { success, error, ast } = read(sql, dialect);
  expect(success, `${sql}: ${error}`).toBe(true);
  const texts: string[] = [];
  let name = '';
  JSON.stringify(ast, (key, value) => {
    if (key === 'literal' && value?.literal_type === 'string') texts.push(value.value);
    if (key === 'alias' && typeof value?.name === 'string') name = value.name;
    return value;
  });
  return { text: texts.join(''), name };
}

const accounts = [1, 2, 3, 4, 5].map((n) => ({
  accountId: `O'Brien ${n}`,
  recency: n / 10,
  frequency: n,
  monetary: -n,
}));

function statements(dialect: (typeof DIALECTS)[number]): Record<string, string> {
  const orders = {
    dialect,
    table: ['sales', "quarter's orders"],
    columns: { accountId: 'customer', date: 'ordered at', amount: 'net', orderId: 'no', currency: 'money' },
    asOf: '2026-01-31',
    timeZone: 'Asia/Shanghai',
    windowDays: 365,
    roster: { table: 'crm', accountId: 'id' },
  } as const;
  const dates = ['day', 'instant', 'utc', 'epochMillis'] as const;
  return {
    ...Object.fromEntries(
      dates.map((dateType: DateType) => [`summary-${dateType}`, summarySql({ ...orders, dateType })]),
    ),
    'summary-minor': summarySql({
      dialect,
      table: 'orders',
      asOf: '2026-01-31',
      amountUnit: 'minor',
      returns: 'ignore',
    }),
    check: checkSql({ ...orders, dateType: 'utc' }),
    rfm: modelSql(fitRfm(accounts, { method: 'ntile', bins: 3 }), {
      dialect,
      from: 'accounts',
      reasons: true,
    }),
    nested: modelSql(fitRfm(accounts, { method: 'nested', bins: 2 }), {
      dialect,
      from: ['sales', 'accounts'],
    }),
    segments: modelSql(kam11, { dialect, from: 'accounts', reasons: true }),
  };
}

describe.each(DIALECTS)('%s', (dialect) => {
  test('every statement is one, and always the same', () => {
    for (const [name, sql] of Object.entries(statements(dialect))) {
      const { success, error } = read(sql, dialect);
      expect(success, `${name}: ${error}`).toBe(true);
      expect(sql).toBe(statements(dialect)[name]);
    }
  });

  test('its text', async () => {
    const { 'summary-utc': summary, check, rfm } = statements(dialect);
    // What is taken off an id is white space that no editor shows.
    const shown = [summary, check, rfm].join('\n').replaceAll(/(?<=')\t\n[^']+(?=')/g, '(white space)');
    await expect(shown).toMatchFileSnapshot(`text/${dialect}.sql`);
  });
});

test('a parser sees a broken statement', () => {
  expect(read("SELECT 'a'b' AS x", 'trino').success).toBe(false);
  expect(literalAndName("SELECT 'a\\'b' AS `x`", 'bigquery')).toEqual({ text: "a'b", name: 'x' });
});

/** Spark writes quotes as character codes; DuckDB and Postgres are executed. */
const READ = DIALECTS.filter((name) => name !== 'spark' && !(EXECUTED as readonly string[]).includes(name));

test.each(READ)('%s: a hostile text is the one literal of its statement', (name) => {
  const dialect = dialectOf('test', name);
  for (const text of HOSTILE)
    expect(literalAndName(showLineBreaks(`SELECT ${dialect.text(text)} AS x`), name), text).toEqual({
      text,
      name: 'x',
    });
});

test.each(READ)('%s: a hostile name is the one name of its statement', (name) => {
  const dialect = dialectOf('test', name);
  // This parser takes two double quotes at the start of a name for a triple quote.
  const readable =
    name === 'snowflake' || name === 'trino' ? HOSTILE.filter((text) => !text.startsWith('"')) : HOSTILE;
  for (const text of readable)
    expect(literalAndName(showLineBreaks(`SELECT 'x' AS ${dialect.identifier(text)}`), name)).toEqual({
      text: 'x',
      name: text,
    });
});

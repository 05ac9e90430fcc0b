/** The statements that fit, analyze and chain, in every dialect: read by a parser of it, and kept as text. What `finish` refuses. */
import { parse } from '@polyglot-sql/sdk';
import { describe, expect, test } from 'vitest';
import { abcTiers, fitAbc, fitRfm, fourCriteria, kam11, tiers5 } from '../../src/index.ts';
import { DIALECTS } from '../../src/sql/dialect.ts';
import { concentrationSql, type FitSpec, fitSql, modelSql, pipelineSql } from '../../src/sql/index.ts';
import { HOSTILE } from './hostile.ts';

const accounts = [1, 2, 3, 4, 5].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, monetary: n }));
const SPECS: readonly FitSpec[] = [
  { kind: 'rfm' },
  { kind: 'rfm', method: 'ntile', bins: 3 },
  { kind: 'rfm', method: { monetary: 'share' }, cuts: { recency: [-1, 30.5] } },
  { kind: 'rfm', method: 'nested', bins: 2 },
  { kind: 'abc', crossing: 'lower' },
  { kind: 'clusters' },
  { kind: 'rfm', method: 'naturalBreaks' },
  { kind: 'criteria', criteria: fourCriteria, normalize: { growth: 'robustZ', tenure: 'z' } },
  { kind: 'criteria', criteria: [{ id: 'a`b' }, { id: 'amount' }], weights: 'critic' },
  { kind: 'tiers', scheme: tiers5 },
  { kind: 'tiers', scheme: abcTiers },
  { kind: 'account-kinds', sizeField: "size's" },
];
const ORDER_SPECS: readonly FitSpec[] = [
  { kind: 'lifecycle', churned: { ratio: 5 } },
  { kind: 'regularity' },
];

describe.each(DIALECTS)('%s', (dialect) => {
  const options = { dialect, from: ['sales', "quarter's accounts"], lastOrderDate: 'last order' } as const;
  const pipeline = pipelineSql({
    dialect,
    orders: { table: 'orders', asOf: '2026-01-31' },
    models: [fitRfm(accounts), kam11, fitAbc(accounts)],
    reasons: true,
  });

  test('every statement is one', () => {
    const statements = [
      ...SPECS.map((spec) => fitSql(spec, options).sql),
      ...ORDER_SPECS.map(
        (spec) => fitSql(spec, { dialect, orders: { table: 'orders', asOf: '2026-01-31' } }).sql,
      ),
      concentrationSql({ include: 'buyers' }, { dialect, from: 'accounts' }).sql,
      concentrationSql({}, { dialect, orders: { table: 'orders', asOf: '2026-01-31' } }).sql,
      modelSql(fitAbc([]), { dialect, from: 'accounts', reasons: true }),
      pipeline,
    ];
    for (const sql of statements) {
      const { success, error } = parse(sql, dialect as Parameters<typeof parse>[1]);
      expect(success, `${error}\n${sql}`).toBe(true);
    }
  });

  test('its text', async () => {
    const abc = fitSql({ kind: 'abc' }, { dialect, from: 'accounts' }).sql;
    const criteria = [{ id: 'amount', normalize: 'robustZ' }, { id: 'growth' }] as const;
    const recorded = [
      fitSql({ kind: 'criteria', criteria }, { dialect, from: 'accounts' }),
      fitSql({ kind: 'criteria', criteria, weights: 'entropy' }, { dialect, from: 'accounts' }),
      fitSql({ kind: 'tiers', scheme: { ...abcTiers, scoreField: 'points' } }, { dialect, from: 'accounts' }),
      fitSql({ kind: 'regularity' }, { dialect, orders: { table: 'orders', asOf: '2026-01-31' } }),
    ].map(({ sql }) => sql);
    const shown = [abc, pipeline, ...recorded]
      .join('\n')
      .replaceAll(/(?<=')\t\n[^']+(?=')/g, '(white space)');
    await expect(shown).toMatchFileSnapshot(`text/fit-${dialect}.sql`);
  });

  test('names of columns are quoted, whatever is in them', () => {
    const names = HOSTILE.filter((name) => name.length < 30 && !/[\0\\`$"\n\r]/.test(name)).slice(0, 40);
    for (const name of names) {
      const { sql } = fitSql({ kind: 'abc', value: name }, { dialect, from: name });
      expect(parse(sql, dialect as Parameters<typeof parse>[1]).success, name).toBe(true);
    }
  });
});

describe('what cannot be fitted in SQL', () => {
  const options = { dialect: 'duckdb', from: 'accounts' } as const;

  test('is refused, with what to do', () => {
    const attempt =
      (spec: unknown, given: unknown = options) =>
      () =>
        fitSql(spec as FitSpec, given as typeof options);
    expect(attempt({ kind: 'rfm', values: { monetary: () => 1 } })).toThrow(
      'name a column with values: { monetary: … }',
    );
    expect(attempt({ kind: 'abc', value: () => 1 })).toThrow('name a column with the option "value"');
    expect(attempt({ kind: 'clusters', features: { margin: () => 1 } })).toThrow('features: { margin: … }');
    expect(attempt({ kind: 'rfm', bins: 1 })).toThrow('"bins" must be an integer from 2 to 10');
    expect(attempt({ kind: 'cba' })).toThrow(
      '"kind" must be one of "rfm", "abc", "clusters", "criteria", "tiers", "account-kinds", "lifecycle", "regularity": current value is "cba"',
    );
    expect(attempt(undefined)).toThrow('"kind" must be one of');
    expect(attempt({ kind: 'rfm' }, { ...options, orders: { table: 'o', asOf: '2026-01-31' } })).toThrow(
      'leave out one of them',
    );
    expect(attempt({ kind: 'rfm' }, { dialect: 'duckdb' })).toThrow('"from" must be the name of a table');
    expect(() => concentrationSql({ value: (() => 1) as never }, options)).toThrow('name a column');
    expect(() => concentrationSql({ bootstrap: 9 } as never, options)).toThrow(
      'there is no option "bootstrap"',
    );
  });
});

describe('what comes back', () => {
  const none = { value: null, before: null, count: null, n: null, place: null, distinct: null };
  const facts = { accounts: 3, used: 3, invalid: 0, nameless: 0, firstAsOfDay: null, lastAsOfDay: null };
  const empty = Object.fromEntries(Object.keys(facts).map((name) => [name, null]));
  const book = { kind: 'book', part: null, ...none, ...facts };
  const run = (part: number, value: number, before: number) => ({
    ...empty,
    kind: 'run',
    part: String(part),
    value,
    before,
    count: 1,
    n: 3,
    place: before + 1,
    distinct: 3,
  });
  const rows = [book, ...[0, 1, 2].flatMap((part) => [0, 1, 2].map((i) => run(part, i + 1, i)))];
  const { finish } = fitSql({ kind: 'rfm', bins: 2 }, { dialect: 'duckdb', from: 'accounts' });
  const small = [1, 2, 3].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, monetary: n }));

  test('may be doubles, bigints or text, in any order', () => {
    const expected = JSON.stringify(fitRfm(small, { bins: 2 }));
    expect(JSON.stringify(finish(rows))).toBe(expected);
    const change = (to: (n: number) => unknown) =>
      [...rows]
        .reverse()
        .map((row) =>
          Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'number' ? to(v) : v])),
        );
    expect(JSON.stringify(finish(change(BigInt)))).toBe(expected);
    expect(JSON.stringify(finish(change((n) => `${n}.000`)))).toBe(expected);
  });

  test('is refused when it is not what the statement gives', () => {
    const wrong = (found: unknown) => () => finish(found as never);
    const edit = (at: number, change: object) =>
      rows.map((row, i) => (i === at ? { ...row, ...change } : row));
    expect(wrong(null)).toThrow('they must be an array');
    expect(wrong([1])).toThrow('rows[0] must be an object');
    expect(wrong([])).toThrow('one row of kind "book", not 0');
    expect(wrong([...rows, book])).toThrow('one row of kind "book", not 2');
    expect(wrong([{}])).toThrow('there is no column "kind"');
    // A row that got lost, in front, in the middle, at the end; one too many; a whole dimension.
    expect(wrong(rows.filter((_, i) => i !== 1))).toThrow('out of place');
    expect(wrong(rows.filter((_, i) => i !== 2))).toThrow('are not those of the statement');
    expect(wrong(rows.filter((_, i) => i !== 3))).toThrow('the last values are missing');
    expect(wrong([...rows, rows[3]])).toThrow('out of place');
    expect(wrong(edit(2, { before: 5 }))).toThrow('out of place');
    expect(wrong(edit(2, { value: 1 }))).toThrow('out of place');
    expect(wrong(rows.slice(0, 7))).toThrow('there are 0 values for 3 accounts');
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY, 'x', '', true, {}])
      expect(wrong(edit(2, { value }))).toThrow('"value" must be a finite number');
    expect(wrong(edit(2, { count: 1.5 }))).toThrow('"count" must be a whole number');
    expect(wrong(edit(2, { count: -1 }))).toThrow('"count" must be a whole number');
    expect(wrong(edit(0, { used: 2 }))).toThrow('there are 3 values for 2 accounts');
    expect(wrong(edit(0, { invalid: 2 }))).toThrow(
      'finite numbers within ±1e+290 or NULL: 2 have something else',
    );
  });

  test('without a value at a border is refused, never NaN', () => {
    const found = rows.map((row) =>
      row.kind === 'run'
        ? { ...row, n: 100, distinct: 100, ...(row.place === 3 ? { place: 100, before: 99 } : {}) }
        : { ...row, accounts: 100, used: 100 },
    );
    expect(() => finish(found as never)).toThrow(/a border is between values|a value at a border is missing/);
  });
});

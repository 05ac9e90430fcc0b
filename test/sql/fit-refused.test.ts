/** What fits of criteria, tiers, kinds and histories refuse: rows that are not all there, values that memory refuses, options. */
import { beforeAll, describe, expect, test } from 'vitest';
import { abcTiers, class4, fitCriteria, fitTiers, type TierScheme } from '../../src/index.ts';
import { type FitSpec, type FitSqlOptions, fitSql } from '../../src/sql/index.ts';
import { type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { type Account, CRITERIA_FITS, FIT_BOOKS, loadBook } from './fit-books.ts';
import { HISTORY_BOOKS } from './history-fits.ts';
import { loadOrders } from './support.ts';
import { TIER_BOOKS, TIER_COLUMNS, TIER_SCHEMES, tierCells } from './tier-fits.ts';

const POINTS: TierScheme = { ...abcTiers, scoreField: 'points' };
const LOG = CRITERIA_FITS.find(([name]) => name === 'one column by every scale')?.[1] as object;

describe('rows that got lost, or came twice, never lead to another model', () => {
  const cases: ReadonlyArray<readonly [string, FitSpec, 'criteria' | 'tiers' | 'orders']> = [
    ['every scale', { kind: 'criteria', ...LOG } as FitSpec, 'criteria'],
    [
      'percentiles of many values',
      {
        kind: 'criteria',
        criteria: [{ id: 'amount' }, { id: 'tenure' }, { id: 'orders' }, { id: 'marketShare' }],
      },
      'criteria',
    ],
    [
      'quartiles and medians',
      {
        kind: 'criteria',
        criteria: [
          { id: 'tenure', normalize: 'ladder' },
          { id: 'growth', normalize: 'robustZ' },
        ],
      },
      'criteria',
    ],
    [
      'learned weights',
      { kind: 'criteria', criteria: [{ id: 'amount' }, { id: 'growth' }], weights: 'entropy' },
      'criteria',
    ],
    ['kinds', { kind: 'account-kinds', sizeField: 'amount', valueField: 'reach' }, 'criteria'],
    ...TIER_SCHEMES.filter((_, i) => i % 3 === 0).map(
      ([name, scheme]) => [name, { kind: 'tiers', scheme }, 'tiers'] as const,
    ),
    ['regularity', { kind: 'regularity' }, 'orders'],
    ['stages', { kind: 'lifecycle' }, 'orders'],
  ];
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf('duckdb');
    await loadBook(engine, 'lost criteria', FIT_BOOKS.large as readonly Account[]);
    await engine.load('lost tiers', TIER_COLUMNS, tierCells(TIER_BOOKS.spread ?? []));
    await loadOrders(engine, 'lost orders', HISTORY_BOOKS['from clockwork to chance'] ?? [], {
      date: 'day',
      amount: 'decimal(2)',
    });
  }, 60_000);

  test.each(cases)('%s', async (_, spec, book) => {
    const options: FitSqlOptions =
      book === 'orders'
        ? { dialect: 'duckdb', orders: { table: 'lost orders', asOf: '2025-01-01' } }
        : { dialect: 'duckdb', from: `lost ${book}` };
    const { sql, finish } = fitSql(spec, options);
    const rows = await engine.query(sql);
    const model = JSON.stringify(finish(rows));
    const shape = (change: (n: number) => unknown) =>
      [...rows]
        .reverse()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              typeof value === 'number' ? change(value) : value,
            ]),
          ),
        );
    // As other drivers give them, in another order.
    expect(JSON.stringify(finish(shape(String)))).toBe(model);
    expect(JSON.stringify(finish(shape((n) => (Number.isInteger(n) ? BigInt(n) : n))))).toBe(model);
    const madeOf = (found: readonly ResultRow[]): string => {
      try {
        return JSON.stringify(finish(found));
      } catch (error) {
        expect(String(error)).toContain('as the rows are not those of the statement');
        return 'refused';
      }
    };
    let refused = 0;
    const step = Math.max(1, Math.floor(rows.length / 40));
    for (let at = 0; at < rows.length; at++) {
      if (at % step !== 0 && !(rows[at]?.v0 === null && rows[at]?.v1 === null)) continue;
      const without = madeOf(rows.filter((_, i) => i !== at));
      if (without === 'refused') refused++;
      else expect(without, JSON.stringify(rows[at])).toBe(model);
      expect(madeOf([...rows, rows[at] as ResultRow]), JSON.stringify(rows[at])).toBe('refused');
    }
    expect(refused).toBeGreaterThan(0);
    // Distances from another median.
    const far = rows.map((row) =>
      String(row.part).endsWith('|deviation') && row.place === row.distinct
        ? { ...row, value: 2 * Number(row.value) }
        : row,
    );
    if (JSON.stringify(far) !== JSON.stringify(rows)) expect(madeOf(far)).toBe('refused');
    // All rows of a list, of a kind.
    for (const name of ['kind', 'part'])
      for (const lost of new Set(rows.map((row) => row[name])))
        expect(madeOf(rows.filter((row) => row[name] !== lost)), `${name} ${lost}`).toBe('refused');
    expect(madeOf([])).toBe('refused');
    for (const name of Object.keys(rows[0] as ResultRow))
      for (const odd of [Number.NaN, -1, 0.5, 'x', {}])
        expect(['refused', model]).toContain(
          madeOf(
            rows.map((row) =>
              row.kind === 'book' && row[name] !== null ? { ...row, [name]: odd as never } : row,
            ),
          ),
        );
  });
});

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test('values that memory refuses are told, and harm no other step', async () => {
    const small = (FIT_BOOKS.thirty as readonly Account[]).slice(0, 5);
    const attempt = async (spec: FitSpec, from: string): Promise<string> => {
      const { sql, finish } = fitSql(spec, { dialect, from });
      return JSON.stringify(finish(await engine.query(sql)));
    };
    for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 1.1e100, -1.7e308]) {
      await loadBook(engine, 'odd fits', [
        ...small,
        { ...small[0], accountId: 'odd', amount: odd } as Account,
        { ...small[0], accountId: 'other', amount: 1.7e308 } as Account,
      ]);
      for (const normalize of ['robustZ', 'log', 'percentile'] as const)
        await expect(
          attempt({ kind: 'criteria', criteria: [{ id: 'amount' }], normalize }, 'odd fits'),
        ).rejects.toThrow(
          'Cannot fit criteria as accounts must have finite numbers within ±1e+100 or NULL: 2 have',
        );
      await expect(
        attempt({ kind: 'criteria', criteria: [{ id: 'amount' }], weights: 'entropy' }, 'odd fits'),
      ).rejects.toThrow('2 have something else');
      await expect(attempt({ kind: 'account-kinds', sizeField: 'amount' }, 'odd fits')).rejects.toThrow(
        'Cannot fit kinds of account as accounts must have',
      );
    }
    const [first] = tierCells((TIER_BOOKS.thirty ?? []).slice(0, 1)) as [
      ReturnType<typeof tierCells>[number],
    ];
    const names = Object.keys(TIER_COLUMNS);
    const scheme: TierScheme = {
      ...POINTS,
      entry: [{ field: 'amount', op: '>=', value: 0 }],
      protection: { field: 'netMargin', days: 9, floor: 'B' },
    };
    for (const [name, odd] of [
      ['points', 100.5],
      ['points', -1e-9],
      ['points', Number.NaN],
      ['amount', Number.NEGATIVE_INFINITY],
      ['netMargin', 1e101],
    ] as const) {
      await engine.load('odd tiers', TIER_COLUMNS, [
        first,
        first.map((cell, i) => (names[i] === name ? odd : cell)),
      ]);
      await expect(attempt({ kind: 'tiers', scheme }, 'odd tiers')).rejects.toThrow(
        'Cannot fit tiers as accounts must have finite numbers (scores from 0 to 100) or NULL: 1 have',
      );
    }
  });

  test('names may be hostile', async () => {
    const [one, two] = ['mo\'ne"y', '__proto__'];
    const rows = [1, 2, 3, 4].map((n) => ({
      accountId: `A${n}`,
      [one]: n / 3,
      [two]: 10 - n,
      points: 20 * n,
    }));
    const from = 'odd "book; --';
    const columns = { accountId: 'text', [one]: 'double', [two]: 'double', points: 'double' } as const;
    await engine.load(
      from,
      columns,
      rows.map((row, i) => [row.accountId, row[one] as number, 10 - (i + 1), row.points]),
    );
    const read = rows.map((row, i) =>
      Object.defineProperty({ ...row }, two, { value: 9 - i, enumerable: true }),
    );
    for (const weights of ['preset', 'entropy'] as const) {
      const options = {
        criteria: [{ id: 'a', field: one, normalize: 'robustZ' }, { id: two }],
        weights,
      } as const;
      const { sql, finish } = fitSql({ kind: 'criteria', ...options }, { dialect, from });
      expect(JSON.stringify(finish(await engine.query(sql)))).toBe(
        JSON.stringify(fitCriteria(read, options)),
      );
    }
    const scheme: TierScheme = {
      kind: 'tier-scheme',
      version: 1,
      id: "it's",
      mode: 'both',
      scoreField: 'points',
      tiers: [
        { id: 'o"ne', rank: 1, gates: [{ field: one, op: '>', value: 0.5 }], quota: { accounts: 1 } },
        { id: "t'wo", rank: 2 },
      ],
    };
    const { sql, finish } = fitSql({ kind: 'tiers', scheme }, { dialect, from });
    expect(JSON.stringify(finish(await engine.query(sql)))).toBe(JSON.stringify(fitTiers(rows, scheme)));
  });

  test('the coverage of scores of the caller has a column of its own name', async () => {
    await engine.load(
      'covered',
      { accountId: 'text', points: 'double', share: 'double' },
      [0.1, 0.5, 0.9, null].map((share, i) => [`A${i}`, 90 - i, share]),
    );
    const scheme: TierScheme = { ...POINTS, coverage: { least: 0.5, cap: 'C' } };
    const spec = { kind: 'tiers', scheme, values: { coverage: 'share' } } as const;
    const { sql, finish } = fitSql(spec, { dialect, from: 'covered' });
    const { fitted } = finish(await engine.query(sql));
    expect(fitted.notices[0]).toEqual({ code: 'tier.thin_data', field: 'coverage', value: 1, threshold: 4 });
    expect(() => fitSql({ kind: 'tiers', scheme }, { dialect, from: 'covered' })).toThrow(
      'values: { coverage: … }',
    );
  });
});

test('what cannot be fitted in SQL is refused, with what to do', () => {
  const attempt =
    (spec: unknown, options: unknown = { dialect: 'duckdb', from: 'accounts' }) =>
    () =>
      fitSql(spec as FitSpec, options as FitSqlOptions);
  const criteria = [{ id: 'amount' }, { id: 'growth' }];
  const values = { growth: () => 1 };
  expect(attempt({ kind: 'criteria', criteria, values })).toThrow('name a column as the "field" of "growth"');
  expect(attempt({ kind: 'criteria' })).toThrow('"criteria" must be a list of criteria');
  expect(attempt({ kind: 'criteria', criteria, weights: { amout: 1 } })).toThrow('"amout"');
  expect(attempt({ kind: 'criteria', criteria, weights: 'x' })).toThrow('"weights" must be');
  expect(attempt({ kind: 'criteria', criteria, bins: 3 })).toThrow('there is no option "bins"');
  expect(attempt({ kind: 'tiers', scheme: { ...class4, tiers: [] } })).toThrow('has the fault');
  expect(attempt({ kind: 'tiers', scheme: class4, columns: {} })).toThrow('there is no option "columns"');
  expect(attempt({ kind: 'tiers', scheme: class4, values: null })).toThrow('"values" must be');
  expect(attempt({ kind: 'account-kinds', cuts: { orders: 1, meanOrder: 2, size: null, value: 3 } })).toThrow(
    'nothing to learn',
  );
  expect(attempt({ kind: 'account-kinds', cuts: { order: 1 } })).toThrow('there is no option "order"');

  const orders = { table: 'orders', asOf: '2026-01-31' };
  for (const kind of ['lifecycle', 'regularity']) {
    expect(attempt({ kind })).toThrow('name them with "orders", without "from"');
    expect(attempt({ kind }, { dialect: 'duckdb' })).toThrow('name them with "orders"');
    expect(attempt({ kind }, { dialect: 'duckdb', orders, sample: 3 })).toThrow('without "sample"');
    expect(attempt({ kind, asOf: '2026-01-31' }, { dialect: 'duckdb', orders })).toThrow('leave them out');
    expect(attempt({ kind }, { dialect: 'duckdb', orders: { ...orders, windowDays: 3 } })).toThrow(
      '"windowDays"',
    );
    expect(attempt({ kind, ratio: 1 }, { dialect: 'duckdb', orders })).toThrow('there is no option "ratio"');
    expect(attempt({ kind }, undefined)).toThrow('"orders"');
  }
  expect(attempt({ kind: 'lifecycle', churned: { ratio: 0 } }, { dialect: 'duckdb', orders })).toThrow(
    '"churned.ratio"',
  );
});

/** Scores over criteria: points, score and coverage of every account as in memory, bit for bit; contributions add up to the score. */
import { beforeAll, describe, expect, test } from 'vitest';
import { applyCriteria, type CriteriaModel, type Criterion, fitCriteria } from '../../src/index.ts';
import { dialectOf } from '../../src/sql/dialect.ts';
import { modelSql } from '../../src/sql/index.ts';
import { pointsSql } from '../../src/sql/scale-lines.ts';
import { pointsOn } from '../../src/tiers/scale.ts';
import { generator } from '../tiers/support.ts';
import {
  type Account,
  all,
  asked,
  CRITERIA,
  expectedRows,
  FIELDS,
  MIXED,
  makeBook,
  SETTINGS,
  training,
} from './criteria-books.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { HOSTILE } from './hostile.ts';
import { chained } from './stand-support.ts';

/** Rows without contributions, which must add up to the score and be within two units of the grid of the library's. */
function withoutContributions(
  rows: ResultRow[],
  model: CriteriaModel,
  accounts: readonly Account[],
): ResultRow[] {
  const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const names = model.fitted.criteria.map(({ id }) => `criteria${upper(id)}Contribution`);
  const expected = applyCriteria(accounts, model);
  return rows.map((row, i) => {
    const { criteria } = expected[i] as (typeof expected)[number];
    const parts = names.map((name) => Number(row[name]));
    expect(parts.reduce((a, b) => a + b, 0)).toBe(row.criteriaScore ?? 0);
    parts.forEach((part, c) => {
      expect(Math.abs(part - (criteria.parts[c]?.contribution as number))).toBeLessThanOrEqual(2 ** -35);
    });
    const own = new Set(names);
    for (const { id, normalized, parts: fields = [] } of criteria.parts) {
      const columns = fields.map((field) => `criteria${upper(id)}${upper(field.id)}Contribution`);
      if (columns.length > 0)
        expect(columns.reduce((total, name) => total + Number(row[name]), 0)).toBe(normalized ?? 0);
      fields.forEach(({ contribution }, f) => {
        const name = columns[f] as string;
        expect(Math.abs((row[name] as number) - contribution), name).toBeLessThanOrEqual(2 ** -35);
        own.add(name);
      });
    }
    return Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name)));
  });
}

async function load(engine: Engine, table: string, accounts: readonly Account[]): Promise<void> {
  await engine.load(
    table,
    {
      accountId: 'text',
      amount: 'double',
      growth: 'double',
      delay: 'integer',
      reach: 'double',
      never: 'double',
    },
    accounts.map((account) => [account.accountId, ...FIELDS.map((field) => account[field])]),
  );
}

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await load(engine, 'criteriaBook', asked);
  }, 60_000);

  test.each(SETTINGS)('%s', async (_, options) => {
    const model = fitCriteria(training, options);
    const found = byAccount(await engine.query(chained(engine, 'criteriaBook', [model])));
    expect(withoutContributions(found, model, asked)).toEqual(expectedRows(asked, model));
    expect(new Set(found.map(({ criteriaScore }) => criteriaScore)).size).toBeGreaterThan(100);
  });

  test('logarithms and closeness to the ideal: within a unit of the grid of points', async () => {
    for (const options of [
      { criteria: all('log') },
      { criteria: MIXED, aggregate: 'topsis' },
      { criteria: all('log'), aggregate: 'topsis' },
    ] as const) {
      const model = fitCriteria(training, options);
      const found = byAccount(await engine.query(chained(engine, 'criteriaBook', [model])));
      const expected = expectedRows(asked, model);
      found.forEach((row, i) => {
        for (const [name, value] of Object.entries(expected[i] as ResultRow))
          if (typeof value === 'number' && name.startsWith('criteria'))
            expect(Math.abs(Number(row[name]) - value), `${row.accountId} ${name}`).toBeLessThanOrEqual(
              2 ** -36,
            );
          else expect(row[name], `${row.accountId} ${name}`).toBe(value);
        const parts = model.fitted.criteria.map(({ id }) =>
          Number(row[`criteria${id.charAt(0).toUpperCase()}${id.slice(1)}Contribution`]),
        );
        expect(parts.reduce((total, part) => total + part, 0)).toBe(row.criteriaScore ?? 0);
      });
    }
  });

  test('a scale of a thousand knots', async () => {
    const large = makeBook(3, 1000);
    const model = fitCriteria(large, { criteria: [{ id: 'growth' }, { id: 'delay' }] });
    expect(model.fitted.criteria[0]?.parts[0]?.scale.knots.length).toBeGreaterThan(700);
    const found = byAccount(await engine.query(chained(engine, 'criteriaBook', [model])));
    expect(withoutContributions(found, model, asked)).toEqual(expectedRows(asked, model));
  });

  test('a line never leads past its next knot', async () => {
    const next = generator(9);
    const sql = dialectOf('test', dialect);
    const cases = Array.from({ length: 3000 }, () => {
      const [from, to, low, high] = [
        -1000 * next(),
        1 + 9 * next(),
        100 * next() * next(),
        100 * next() * next(),
      ];
      const scale = {
        method: 'ladder',
        transform: 'none',
        knots: [
          [from, low],
          [to, high],
        ],
        ends: [low, high],
      } as const;
      const value = to * (1 - 2 ** -53);
      return { scale, value, line: low + ((value - from) / (to - from)) * (high - low) };
    }).filter(({ scale, line }) => {
      const [[, low], [, high]] = scale.knots;
      return low < high ? line > high : line < high;
    });
    expect(cases.length).toBeGreaterThan(5);
    const columns = cases.map(
      ({ scale, value }, i) => `${pointsSql(sql, scale, sql.double(value))} AS p${i}`,
    );
    const [found] = await engine.query(`SELECT ${columns.join(', ')}`);
    cases.forEach(({ scale, value }, i) => {
      expect(found?.[`p${i}`]).toBe(pointsOn(scale, value)?.points);
    });
  });

  test('weights that add up to a hair more than 1', async () => {
    const model = structuredClone(fitCriteria(training, { criteria: CRITERIA }));
    for (const criterion of model.fitted.criteria) (criterion as { weight: number }).weight *= 1 + 9e-10;
    const found = byAccount(await engine.query(chained(engine, 'criteriaBook', [model])));
    expect(withoutContributions(found, model, asked)).toEqual(expectedRows(asked, model));
    expect(Math.max(...found.map(({ criteriaCoverage }) => Number(criteriaCoverage)))).toBe(1);
  });

  test('weights and values too small for their squares and quotients', async () => {
    const tiny = [1e-200, -1e-200, 5e-324, 1e-310, 0, 1, null];
    const accounts = tiny.flatMap((amount, i) =>
      tiny.map((growth, j) => ({
        accountId: `T${i}${j}`,
        amount,
        growth,
        delay: (i + j) % 3,
        reach: j % 2 === 0 && j < 6 ? 5 : null,
        never: null,
      })),
    );
    await load(engine, 'criteriaTiny', accounts);
    const criteria: Criterion[] = [
      {
        id: 'amount',
        weight: 1e-200,
        anchors: [
          [0, 0],
          [1e90, 80],
        ],
      },
      {
        id: 'growth',
        weight: 1e-155,
        anchors: [
          [-1, 10],
          [0, 20],
          [1e90, 30],
        ],
      },
      {
        id: 'delay',
        weight: 1e-190,
        anchors: [
          [0, 10],
          [1, 20],
          [2, 30],
        ],
      },
      {
        id: 'reach',
        weight: 1,
        anchors: [
          [0, 10],
          [10, 20],
        ],
      },
    ];
    for (const aggregate of ['mean', 'topsis'] as const) {
      const model = fitCriteria(accounts, { criteria, aggregate });
      const found = byAccount(await engine.query(chained(engine, 'criteriaTiny', [model])));
      expect(withoutContributions(found, model, accounts)).toEqual(expectedRows(accounts, model));
    }
  });

  test('values that are no numbers leave no score', async () => {
    await load(engine, 'criteriaOdd', [
      { accountId: 'infinite', amount: 1, growth: Number.POSITIVE_INFINITY, delay: 1, reach: 1, never: null },
      { accountId: 'large', amount: -1.1e100, growth: 1, delay: 1, reach: 1, never: null },
      { accountId: 'nan', amount: Number.NaN, growth: 1, delay: 1, reach: 1, never: null },
    ]);
    const model = fitCriteria(training, { criteria: CRITERIA });
    const found = await engine.query(chained(engine, 'criteriaOdd', [model]));
    expect(
      found.map(({ criteriaScore, criteriaCoverage, criteriaReasons }) => [
        criteriaScore,
        criteriaCoverage,
        criteriaReasons,
      ]),
    ).toEqual(Array(3).fill([null, null, null]));
  });

  test('a field that was fitted with a function reads the column that is named for it; ids may be hostile', async () => {
    const id = HOSTILE.find((text) => text.includes('DROP TABLE') && text.startsWith('"')) as string;
    const values = { share: ({ amount }: Account) => amount };
    const model = fitCriteria(training, { criteria: [{ id: 'share' }, { id, field: 'growth' }], values });
    expect(() => modelSql(model, { dialect, from: 'criteriaBook' })).toThrow('values: { share: … }');
    const found = byAccount(
      await engine.query(chained(engine, 'criteriaBook', [model], { share: 'amount' })),
    );
    expect(found.map(({ criteriaScore }) => criteriaScore)).toEqual(
      applyCriteria(asked, model, { values }).map(({ criteria }) => criteria.score),
    );
  });
});

test('columns of one name are refused', () => {
  const model = fitCriteria(training, { criteria: [{ id: 'amount' }, { id: 'Amount', field: 'growth' }] });
  expect(() => modelSql(model, { dialect: 'duckdb', from: 'accounts' })).toThrow(
    'two columns would be called "criteriaAmountNormalized"',
  );
});

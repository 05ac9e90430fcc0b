/** RFM scores and segments: every account as in memory, to the last digit, with every method and every shipped map. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  applyRfm,
  assignSegments,
  classic125,
  type FitRfmOptions,
  fitRfm,
  kam11,
  type RfmModel,
  rf10,
  type SegmentMap,
  summarizeOrders,
  value3,
  zh8,
} from '../../src/index.ts';
import { dialectOf } from '../../src/sql/dialect.ts';
import { modelSql } from '../../src/sql/index.ts';
import { modelSteps } from '../../src/sql/model-sql.ts';
import { renderSteps } from '../../src/sql/statement.ts';
import { readSummaryOptions } from '../../src/sql/summary-options.ts';
import { summarySteps } from '../../src/sql/summary-steps.ts';
import { byAccount, type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';
import { HOSTILE } from './hostile.ts';
import { flatSummary, loadOrders, readBundledBook } from './support.ts';

interface Account {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number | null;
  readonly tenure: number | null;
}

const METHODS: ReadonlyArray<FitRfmOptions<Account>> = [
  { method: 'quantile' },
  { method: 'quantile', closed: 'left', bins: 10 },
  { method: 'rank', bins: 4 },
  { method: 'ntile' },
  { method: 'ntile', bins: { recency: 3, frequency: 10, monetary: 2 } },
  { cuts: { recency: [30, 90.5, 180, 365], frequency: [1, 2, 3, 4], monetary: [-10, 0, 0.1, 1e6] } },
  { method: 'naturalBreaks', bins: 3 },
  { method: 'share' },
  { method: 'nested' },
  { method: 'nested', bins: 3, closed: 'left', values: { length: 'tenure' } },
  { method: 'r-rfm' },
  {
    method: { recency: 'ntile', monetary: 'share' },
    weights: { recency: 0.1, frequency: 1 / 3, monetary: 3 },
  },
  {
    values: { length: 'tenure', loss: { value: 'monetary', better: 'low' } },
    weights: { length: 0.7, recency: 0 },
  },
];

/** What SQL gives, from what the library gives. */
function flatRfm(accounts: readonly Account[], model: RfmModel, map: SegmentMap | null): ResultRow[] {
  const scored = applyRfm(accounts, model);
  const segments = map === null ? null : assignSegments(scored, map);
  return scored.map(({ rfm, ...account }, i) => {
    const { recency, frequency, monetary, code, score, more = {}, reasons } = rfm;
    const segment = segments?.[i]?.segment;
    return {
      ...account,
      rfmRecency: recency,
      rfmFrequency: frequency,
      rfmMonetary: monetary,
      ...Object.fromEntries(
        Object.entries(more).map(([name, value]) => [
          `rfmMore${name.charAt(0).toUpperCase()}${name.slice(1)}`,
          value,
        ]),
      ),
      rfmCode: code,
      rfmScore: score,
      rfmReasons: reasons.map((reason) => reason.code).join(' '),
      ...(segment && {
        segmentId: segment.id,
        segmentReasons: segment.reasons.map((reason) => reason.code).join(' '),
        segmentRank: segment.rank,
      }),
    };
  });
}

async function load(engine: Engine, table: string, accounts: readonly Account[]): Promise<void> {
  await engine.load(
    table,
    { accountId: 'text', recency: 'integer', frequency: 'integer', monetary: 'double', tenure: 'integer' },
    accounts.map((a) => [a.accountId, a.recency, a.frequency, a.monetary, a.tenure]),
  );
}

/** A model and a map over a table, in one statement. */
function statement(
  engine: Engine,
  model: RfmModel,
  map: SegmentMap | null,
  table: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const dialect = dialectOf('test', engine.dialect);
  const steps = modelSteps(model, { dialect, from: { table }, values, reasons: true });
  if (map !== null) steps.push(...modelSteps(map, { dialect, from: { step: 'rfm' }, values, reasons: true }));
  return renderSteps(dialect, steps);
}

const book: Account[] = summarizeOrders(readBundledBook(), {
  asOf: '2025-06-30',
  currencyDigits: 2,
  roster: ['prospect 1', 'prospect 2'],
  onProblem: () => undefined,
}).map(({ accountId, recency, frequency, monetary, tenure }) => ({
  accountId,
  recency,
  frequency,
  monetary,
  tenure,
}));

const account: fc.Arbitrary<Account> = fc.record({
  accountId: fc.oneof(
    fc.integer({ min: 0, max: 99 }).map((n) => `A${n}`),
    fc.constantFrom(...HOSTILE),
  ),
  recency: fc.option(fc.integer({ min: -3, max: 20 }), { freq: 15 }),
  frequency: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 15 }),
  monetary: fc.option(
    fc.oneof(
      fc.integer({ min: -3, max: 9 }),
      fc.double({ min: -1e290, max: 1e290, noNaN: true }).map((x) => x + 0),
    ),
    { freq: 15 },
  ),
  tenure: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 30 }),
});

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
    await load(engine, 'rfm', book);
  });

  test.each(METHODS)('the bundled book: %j', async (options) => {
    const model = fitRfm(book, options);
    const map = model.options.dimensions.slice(0, 3).every(({ bins }) => bins === 5) ? kam11 : null;
    const found = byAccount(await engine.query(statement(engine, model, map, 'rfm')));
    expect(found).toEqual(flatRfm(book, model, map));
  });

  test.each([kam11, classic125, rf10, zh8, value3])('map $id', async (map) => {
    const model = fitRfm(book, { bins: map.bins });
    const found = byAccount(await engine.query(statement(engine, model, map, 'rfm')));
    expect(found).toEqual(flatRfm(book, model, map));
    expect(new Set(found.map(({ segmentId }) => segmentId)).size).toBeGreaterThan(2);
  });

  test('small books of ties, gaps and extremes, scored with models of other books', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(account, { selector: (a) => a.accountId, maxLength: 60 }),
        fc.uniqueArray(account, { selector: (a) => a.accountId, maxLength: 60 }),
        fc.constantFrom(...METHODS),
        async (training, accounts, options) => {
          const model = fitRfm(training, options);
          await load(engine, 'any', [
            ...accounts,
            ...training.map((a) => ({ ...a, accountId: `t${a.accountId}` })),
          ]);
          const all = [...accounts, ...training.map((a) => ({ ...a, accountId: `t${a.accountId}` }))];
          const map = model.options.dimensions.slice(0, 3).every(({ bins }) => bins === 5) ? kam11 : null;
          const found = byAccount(await engine.query(statement(engine, model, map, 'any')));
          expect(found).toEqual(byAccount(flatRfm(all, model, map)));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('orders to segments in one statement', async () => {
    const orders = readBundledBook();
    await loadOrders(engine, 'accounts', orders, { date: 'day', amount: 'decimal(2)' });
    const options = { asOf: '2025-06-30', windowDays: 730 };
    const accounts = summarizeOrders(orders, { ...options, currencyDigits: 2, onProblem: () => undefined });
    const model = fitRfm(accounts, { method: 'ntile' });
    const request = readSummaryOptions('test', { dialect, table: 'accounts', ...options });
    const steps = [...summarySteps(request)];
    const shared = { dialect: request.dialect, values: {}, reasons: false };
    steps.push(...modelSteps(model, { ...shared, from: { step: 'accounts' } }));
    steps.push(...modelSteps(kam11, { ...shared, from: { step: 'rfm' } }));
    const found = byAccount(await engine.query(renderSteps(request.dialect, steps)));
    const expected = assignSegments(applyRfm(accounts, model), kam11).map(({ rfm, segment, ...summary }) => ({
      ...flatSummary(summary),
      rfmRecency: rfm.recency,
      rfmFrequency: rfm.frequency,
      rfmMonetary: rfm.monetary,
      rfmCode: rfm.code,
      rfmScore: rfm.score,
      segmentId: segment.id,
      segmentRank: segment.rank,
    }));
    expect(found).toEqual(expected);
  });

  test('a dimension that was fitted with a function reads the column that is named for it', async () => {
    const values = { monetary: (a: Account) => (a.tenure === null ? null : a.tenure / 7) };
    const model = fitRfm(book, { values });
    expect(() => modelSql(model, { dialect, from: 'weeks' })).toThrow('values: { monetary: … }');
    await engine.load(
      'weeks',
      { accountId: 'text', recency: 'integer', frequency: 'integer', 'te"nure': 'double' },
      book.map((a) => [a.accountId, a.recency, a.frequency, a.tenure === null ? null : a.tenure / 7]),
    );
    const found = byAccount(
      await engine.query(modelSql(model, { dialect, from: 'weeks', values: { monetary: 'te"nure' } })),
    );
    expect(found.map(({ rfmCode }) => rfmCode)).toEqual(
      applyRfm(book, model, { values }).map(({ rfm }) => rfm.code),
    );
  });

  test('values that are no numbers have no score; scores of another scale have no segment', async () => {
    await engine.load(
      'odd',
      { accountId: 'text', recency: 'double', frequency: 'double', monetary: 'double' },
      [
        ['nan', Number.NaN, 1, 1],
        ['infinite', 1, Number.POSITIVE_INFINITY, 1],
        ['minus', 1, 1, Number.NEGATIVE_INFINITY],
      ],
    );
    const model = fitRfm(book, { bins: 10 });
    const odd = byAccount(await engine.query(modelSql(model, { dialect, from: 'odd' })));
    expect(odd.map(({ rfmCode, rfmScore }) => [rfmCode, rfmScore])).toEqual(Array(3).fill([null, null]));
    const foreign = await engine.query(statement(engine, model, kam11, 'rfm'));
    const beyond = foreign.filter((row) => Number(row.rfmRecency) > 5);
    expect(beyond.length).toBeGreaterThan(10);
    expect(new Set(beyond.map(({ segmentId }) => segmentId))).toEqual(new Set([null]));
  });

  test('names and ids of a hostile model', async () => {
    const hostile = HOSTILE.filter((_, i) => i % 5 === 0);
    await load(
      engine,
      'any',
      hostile.map((accountId) => ({ accountId, recency: 1, frequency: 1, monetary: 1, tenure: 1 })),
    );
    // Every id is a border, as all values are tied.
    for (let from = 0; from < hostile.length; from += 9) {
      const training = hostile
        .slice(from, from + 9)
        .map((accountId) => ({ accountId, recency: 1, frequency: 1, monetary: 1, tenure: 1 }));
      const model = fitRfm(training, {
        method: 'ntile',
        bins: 9,
        values: { [`x${hostile[from]}`]: 'tenure' },
      });
      const all = hostile.map((accountId) => ({
        accountId,
        recency: 1,
        frequency: 1,
        monetary: 1,
        tenure: 1,
      }));
      const map: SegmentMap = {
        ...kam11,
        bins: 9,
        id: 'own',
        segments: training.map(({ accountId }, i) => ({ id: accountId, rank: i + 1 })),
        rules: training.map(({ accountId }, i) => ({
          segment: accountId,
          boxes: [{ recency: [i + 1, i + 1] }],
        })),
      };
      const found = byAccount(await engine.query(statement(engine, model, map, 'any')));
      expect(found).toEqual(byAccount(flatRfm(all, model, map)));
    }
  });
});

describe('what is no model', () => {
  const options = { dialect: 'duckdb', from: 'accounts' } as const;
  const model = fitRfm(book);

  test('is refused', () => {
    expect(() => modelSql({ kind: 'cba' } as never, options)).toThrow('its "kind" is "cba"');
    const damaged = structuredClone(model) as never as {
      fitted: { dimensions: [{ cuts: [{ value: unknown }] }] };
    };
    damaged.fitted.dimensions[0].cuts[0].value = '1 OR 1=1';
    expect(() => modelSql(damaged as never, options)).toThrow('fitted.dimensions');
    expect(() => modelSql(model, { ...options, dialect: 'oracle' as never })).toThrow(
      'Cannot write the SQL of a model as "dialect" must be one of "duckdb"',
    );
    expect(() => modelSql(model, { ...options, from: [] })).toThrow('"from" must be the name of a table');
    expect(() => modelSql(model, { ...options, form: 'x' } as never)).toThrow('there is no option "form"');
  });

  test('columns of one name are refused', () => {
    const twice = fitRfm(book, { values: { length: 'tenure', Length: 'tenure' } });
    expect(() => modelSql(twice, options)).toThrow('two columns would be called "rfmMoreLength"');
  });
});

/** Laws that hold for any orders: those of the oracle, of permutations, splits and scales, of good and bad rows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addOrders,
  buildHistories,
  checkOrders,
  emptySummary,
  finishSummary,
  mergeSummaries,
  type Problem,
  parseSummaryState,
  type SummarizeOptions,
  summarizeOrders,
  summarizeOrdersAsync,
} from '../../src/index.ts';
import { AS_OF, badNumbersIn } from './help.ts';
import { expectedSummaries, isoOf, type PlainOrder } from './oracle.ts';

const AS_OF_DAY = 20_484;
const runs = (numRuns: number) => ({ numRuns, seed: 20260131 });

const anId = fc.constantFrom(
  'a',
  'b',
  'B',
  '7',
  '😀',
  '～',
  '__proto__',
  'a long id of more than eleven',
  'ünï',
);
const aDay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: AS_OF_DAY - 40, max: AS_OF_DAY + 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(-719_162, -1, 0, AS_OF_DAY - 400, 2_932_896) },
);
const anAmount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -20_000, max: 100_000 }).map((cents) => cents / 100) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 0.1, 0.2, -0.3, 1e16, -1e16, 1e-12, 1e290, -1e290, 5e-324, -5e-324),
  },
  { weight: 1, arbitrary: fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((x) => x + 0) },
);
const anOrder: fc.Arbitrary<PlainOrder> = fc.record({
  accountId: anId,
  day: aDay,
  amount: anAmount,
  orderId: fc.constantFrom('1', '2', '3', 'x'),
});
const someOrders = fc.array(anOrder, { maxLength: 40 });

const someRules = fc.record({
  frequencyOf: fc.constantFrom('orders', 'rows', 'days'),
  returns: fc.constantFrom('net', 'count', 'ignore'),
  future: fc.constantFrom('exclude', 'keep'),
  windowDays: fc.option(fc.constantFrom(1, 7, 30, 401, 1_000_000), { nil: undefined }),
});

type Row = ReturnType<typeof rowOf>;

const rowOf = ({ accountId, day, amount, orderId }: PlainOrder) => ({
  accountId,
  date: isoOf(day),
  amount,
  orderId,
});

const optionsOf = (rules: object): SummarizeOptions<Row> => ({
  asOf: AS_OF,
  ...rules,
  columns: { orderId: 'orderId' },
});

test('summaries are what their documentation says', () => {
  fc.assert(
    fc.property(someOrders, someRules, fc.array(anId, { maxLength: 3 }), (orders, rules, roster) => {
      const expected = expectedSummaries(orders, { asOf: AS_OF, ...rules }, roster);
      const options = { ...optionsOf(rules), roster };
      const found = summarizeOrders(orders.map(rowOf), options);
      expect(found).toStrictEqual(expected);
      expect(badNumbersIn(found)).toEqual([]);
      expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
    }),
    runs(400),
  );
});

test('columns say the same as rows, of text ids and of number ids', () => {
  fc.assert(
    fc.property(someOrders, someRules, fc.boolean(), (orders, rules, withIds) => {
      const names = [...new Set(orders.map((o) => o.accountId))];
      const code = (o: PlainOrder) => names.indexOf(o.accountId) * 3 + 5;
      const frequencyOf = withIds || rules.frequencyOf !== 'orders' ? rules.frequencyOf : 'rows';
      const options = { ...optionsOf({ ...rules, frequencyOf }) };
      const day = Int32Array.from(orders, (o) => o.day);
      const amount = Float64Array.from(orders, (o) => o.amount);
      const orderId = withIds ? orders.map((o) => o.orderId) : undefined;

      const byText = summarizeOrders(
        { accountId: orders.map((o) => o.accountId), day, amount, orderId },
        { ...options, columns: undefined },
      );
      expect(byText).toStrictEqual(summarizeOrders(orders.map(rowOf), options));

      const numbered = orders.map((o) => ({ ...rowOf(o), accountId: code(o) }));
      const expected = summarizeOrders(numbered, options as never);
      for (const accountId of [
        Int32Array.from(orders, code),
        Float64Array.from(orders, code),
        orders.map(code),
      ])
        expect(
          summarizeOrders({ accountId, day, amount, orderId }, { ...options, columns: undefined }),
        ).toStrictEqual(expected);
    }),
    runs(150),
  );
});

test('the order of the rows does not matter', () => {
  const shuffledPair = someOrders.chain((orders) =>
    fc.tuple(fc.constant(orders), fc.shuffledSubarray(orders, { minLength: orders.length })),
  );
  fc.assert(
    fc.property(shuffledPair, someRules, ([orders, mixed], rules) => {
      const options = optionsOf(rules);
      const ofOrders = orders.map(rowOf);
      const ofMixed = mixed.map(rowOf);
      expect(summarizeOrders(ofMixed, options)).toStrictEqual(summarizeOrders(ofOrders, options));
      expect(buildHistories(ofMixed, options)).toStrictEqual(buildHistories(ofOrders, options));
      const state = (rows: Row[]) => addOrders(emptySummary(options), rows, options);
      expect(state(ofMixed)).toStrictEqual(state(ofOrders));
    }),
    runs(150),
  );
});

test('a split gives the whole; merging is associative and commutative, with an identity', () => {
  fc.assert(
    fc.property(someOrders, someOrders, someOrders, someRules, (x, y, z, rules) => {
      const options = optionsOf(rules);
      const state = (orders: readonly PlainOrder[]) =>
        addOrders(emptySummary(options), orders.map(rowOf), options);
      const [a, b, c] = [state(x), state(y), state(z)] as const;
      const all = [...x, ...y, ...z];
      const merged = mergeSummaries(mergeSummaries(a, b), c);
      expect(merged).toStrictEqual(mergeSummaries(a, mergeSummaries(b, c)));
      expect(merged).toStrictEqual(mergeSummaries(c, mergeSummaries(b, a)));
      expect(merged).toStrictEqual(state(all));
      expect(JSON.stringify(merged)).toBe(JSON.stringify(state(all)));
      expect(mergeSummaries(merged, emptySummary(options))).toStrictEqual(merged);
      expect(parseSummaryState(JSON.stringify(merged))).toStrictEqual(merged);
      expect(addOrders(mergeSummaries(a, b), z.map(rowOf), options)).toStrictEqual(merged);
      expect(finishSummary(merged)).toStrictEqual(summarizeOrders(all.map(rowOf), options));
      expect(badNumbersIn(merged)).toEqual([]);
    }),
    runs(150),
  );
});

test('a power of two scales amounts and nothing else', () => {
  const cents = fc.record({
    ...{ accountId: anId, day: aDay, orderId: fc.constant('1') },
    amount: fc.integer({ min: -9999, max: 9999 }).map((x) => x / 100 + 0),
  });
  fc.assert(
    fc.property(
      fc.array(cents, { maxLength: 30 }),
      someRules,
      fc.integer({ min: -200, max: 200 }),
      (orders, rules, power) => {
        const scale = 2 ** power;
        const options = optionsOf(rules);
        const scaled = summarizeOrders(
          orders.map((o) => rowOf({ ...o, amount: o.amount * scale })),
          options,
        );
        expect(scaled).toStrictEqual(
          summarizeOrders(orders.map(rowOf), options).map((a) => ({
            ...a,
            monetary: a.monetary * scale,
            averageOrderValue: a.averageOrderValue === null ? null : a.averageOrderValue * scale,
            returns: { count: a.returns.count, amount: a.returns.amount * scale },
          })),
        );
      },
    ),
    runs(100),
  );
});

test('time moved by whole days moves nothing but the dates', () => {
  fc.assert(
    fc.property(
      fc.array(
        anOrder.filter((o) => Math.abs(o.day) < 100_000),
        { maxLength: 20 },
      ),
      someRules,
      fc.integer({ min: -9999, max: 9999 }),
      (orders, rules, days) => {
        const undated = (list: readonly PlainOrder[], asOf: string) =>
          summarizeOrders(list.map(rowOf), { ...optionsOf(rules), asOf }).map(
            ({ firstOrderDate, lastOrderDate, ...rest }) => ({
              ...rest,
              bought: firstOrderDate !== null && lastOrderDate !== null,
            }),
          );
        const moved = orders.map((o) => ({ ...o, day: o.day + days }));
        expect(undated(moved, isoOf(AS_OF_DAY + days))).toStrictEqual(undated(orders, AS_OF));
      },
    ),
    runs(60),
  );
});

/** Values that some rows of some exports have, right and wrong. */
const anything = fc.constantFrom<unknown>(
  'a',
  'b',
  '',
  '  ',
  '\u3000',
  '2026-01-05',
  '2026-02-30',
  '2026-01-05T10:00:00Z',
  7,
  0,
  -3,
  1.5,
  1e11,
  1e290,
  1e291,
  Number.NaN,
  1 / 0,
  null,
  undefined,
  true,
  [],
  {},
  5n,
  new Date(0),
  new Date(Number.NaN),
);
const aRow = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      accountId: fc.oneof({ weight: 4, arbitrary: anId as fc.Arbitrary<unknown> }, anything),
      date: fc.oneof({ weight: 4, arbitrary: fc.constant<unknown>('2026-01-05') }, anything),
      amount: fc.oneof({ weight: 4, arbitrary: anAmount as fc.Arbitrary<unknown> }, anything),
      orderId: fc.oneof({ weight: 4, arbitrary: fc.constant<unknown>('o') }, anything),
      currency: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>('EUR') }, anything),
      category: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>('c') }, anything),
    }) as fc.Arbitrary<unknown>,
  },
  { weight: 1, arbitrary: anything },
);
const someMapping = fc
  .subarray(['orderId', 'currency', 'category'] as const)
  .map((fields) => Object.fromEntries(fields.map((field) => [field, field])));

test('accepted rows are those without a problem; none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aRow, { maxLength: 25 }),
      someMapping,
      fc.boolean(),
      async (rows, mapping, converts) => {
        const columns = mapping as never;
        const convert =
          converts && 'currency' in mapping
            ? (x: number, currency: string) => (currency === 'a' ? Number.NaN : x)
            : undefined;
        const options: SummarizeOptions<unknown> = { asOf: AS_OF, columns, convert };
        const problems = checkOrders(rows, options);
        const bad = new Set(problems.map((p) => p.row).filter((row) => row !== null));
        const good = rows.filter((_, i) => !bad.has(i));

        const collected: Problem[] = [];
        const seen: number[][] = [];
        const going: SummarizeOptions<unknown> = {
          ...options,
          onProblem: (p) => void collected.push(p),
          onIntake: ({ received, accepted, rejected }) => void seen.push([received, accepted, rejected]),
        };
        const isMixed = problems.some((p) => p.row === null);
        const attempt = (call: () => unknown) => {
          try {
            return call();
          } catch (error) {
            return (error as Error).message;
          }
        };
        const found = attempt(() => summarizeOrders(rows, going));
        expect(found).toStrictEqual(attempt(() => summarizeOrders(good, options)));
        expect(typeof found === 'string').toBe(isMixed);
        expect(collected).toStrictEqual(problems.filter((p) => p.row !== null));
        if (!isMixed) {
          expect(seen).toEqual([[rows.length, rows.length - bad.size, bad.size]]);
          expect(badNumbersIn(found)).toEqual([]);
          expect(await summarizeOrdersAsync(rows, { ...going, onIntake: undefined })).toStrictEqual(found);
        }
        expect(checkOrders(good, options).every((p) => p.row === null)).toBe(true);
        if (bad.size > 0)
          expect(attempt(() => summarizeOrders(rows, options))).toMatch(
            `Cannot summarize orders as ${bad.size} of ${rows.length} rows have problems:`,
          );
      },
    ),
    runs(300),
  );
});

test('bad rows in columns are the same rows as bad rows', () => {
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 25 }), someMapping, (mixed, mapping) => {
      const rows = mixed.filter(
        (row) => typeof row === 'object' && row !== null && 'accountId' in row,
      ) as Array<Record<string, unknown>>;
      const days = rows.map((row) => (row.date === '2026-01-05' ? 20_458 : 'no day'));
      const column = (field: string) => rows.map((row) => row[field]);
      const table = {
        accountId: column('accountId'),
        day: days,
        amount: column('amount'),
        ...Object.fromEntries(Object.keys(mapping).map((field) => [field, column(field)])),
      };
      const dated = rows.map((row, i) => ({ ...row, date: days[i] === 20_458 ? '2026-01-05' : 'no day' }));
      const brief = (problems: Problem[]) => problems.map((p) => [p.row, p.code, p.received]);
      const ofTable = checkOrders(table as never, { asOf: AS_OF });
      expect(brief(ofTable)).toEqual(brief(checkOrders(dated, { asOf: AS_OF, columns: mapping as never })));
    }),
    runs(100),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildHistories,
  fitLifecycle,
  formatLabel,
  formatReason,
  type Indicator,
  type IndicatorId,
  measureIndicators,
  type Signals,
} from '../../src/index.ts';
import { INDICATOR_IDS, isIndicatorId, measureNames } from '../../src/warnings/measure.ts';
import { missingReasons } from '../../src/warnings/missing-reasons.ts';
import { shuffled, thrownBy } from '../concentration/helpers.ts';
import { dayOf } from '../orders/history-of.ts';
import { type AllSignals, AS_OF, ago } from './indicator-help.ts';

type Order = { accountId: string; date: string; amount: number; category: string; orderId: string };

const columns = { category: 'category', orderId: 'orderId' } as const;
const LATEST = '9999-12-31';

const id = fc.constantFrom('a', 'b');
const days = fc.integer({ min: 0, max: 900 });
const flag = fc.boolean();
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const orders = (age: fc.Arbitrary<number>): fc.Arbitrary<Order[]> =>
  fc.array(
    fc.record({
      accountId: id,
      date: age.map(ago),
      amount: fc.oneof(fc.integer({ min: -300, max: 900 }), fc.constantFrom(0, -1e9, 1e9, 1e-9)),
      category: fc.constantFrom('', 'x', 'y', 'z'),
      orderId: fc.nat(40).map(String),
    }),
    { maxLength: 60 },
  );

/** Signals of ages; what was done later may lie in the future, as plans and later facts do. */
function signals(age: fc.Arbitrary<number>): fc.Arbitrary<AllSignals> {
  const date = age.map(ago);
  const list = <T>(record: fc.Arbitrary<T>) => fc.array(record, { maxLength: 12 });
  const span = fc.tuple(age, fc.nat(200), maybe(fc.nat(400)));
  return fc.record({
    invoices: list(
      fc
        .tuple(id, span, fc.double({ min: 0.01, max: 1e6, noNaN: true }))
        .map(([accountId, [start, terms, paid], amount]) => ({
          accountId,
          invoiceDate: ago(start),
          dueDate: ago(start - terms),
          amount,
          paidDate: paid === null ? null : ago(start - paid),
        })),
    ),
    touches: list(fc.record({ accountId: id, date, twoWay: flag })),
    contacts: list(
      fc
        .tuple(id, span, flag, flag, fc.nat(4))
        .map(([accountId, [since, unreachable, left], keyContact, decisionMaker, n]) => ({
          accountId,
          contactId: `c${n}`,
          role: n % 2 === 0 ? 'buyer' : null,
          keyContact,
          decisionMaker,
          since: ago(since),
          leftDate: left === null ? null : ago(since - left),
          unreachableSince: ago(since - unreachable),
        })),
    ),
    complaints: list(
      fc.tuple(id, span, flag).map(([accountId, [start, , closed], urgent]) => ({
        accountId,
        date: ago(start),
        urgent,
        closedDate: closed === null ? null : ago(start - closed),
      })),
    ),
    surveys: list(
      fc
        .tuple(id, span, fc.integer({ min: 1, max: 5 }), fc.nat(10), flag)
        .map(([accountId, [start, , answered], csat, nps, decisionMaker]) => ({
          accountId,
          date: ago(start),
          answered: answered !== null,
          ...(answered !== null && { csat, nps, answeredDate: ago(start - answered) }),
          decisionMaker,
        })),
    ),
    deliveries: list(
      fc.record({
        accountId: id,
        date,
        onTime: flag,
        inFull: flag,
        claim: fc.constantFrom('none', 'minor', 'serious'),
      }),
    ),
    contracts: list(
      fc.tuple(id, span, flag).map(([accountId, [start, length, step], signed]) => ({
        accountId,
        startDate: ago(start),
        endDate: ago(start - length),
        signedDate: signed ? ago(start) : null,
        renewalStepDate: step === null ? null : ago(start - step),
      })),
    ),
    events: list(
      fc.record({
        accountId: id,
        date,
        kind: fc.constantFrom('competitor', 'key_contact_left', 'decision_maker_left', 'other'),
      }),
    ),
    wallet: list(fc.record({ accountId: id, date, share: fc.double({ min: 0, max: 1, noNaN: true }) })),
  }) as fc.Arbitrary<AllSignals>;
}

const ROWS = [
  {
    accountId: 'a',
    segment: { id: 'lost', rank: 11 },
    tier: { id: 'gold', rank: 1 },
    warnings: {
      memory: { asOf: ago(20), rules: [], levels: { segment: { id: 'loyal', rank: 2, since: ago(20) } } },
    },
  },
  { accountId: 'b' },
];

/** Every indicator of the accounts `a` and `b`. */
function measured(
  rows: readonly Order[],
  known: Signals | undefined,
  asOf = AS_OF,
): Array<Readonly<Record<IndicatorId, Indicator>>> {
  const histories = buildHistories(rows, { asOf: LATEST, columns });
  return measureIndicators(ROWS, histories, { asOf, signals: known }).map(
    ({ indicators }) => indicators as Record<IndicatorId, Indicator>,
  );
}

/** Both lists of every kind in one. */
function together(one: AllSignals, other: AllSignals): Signals {
  return Object.fromEntries(
    Object.keys(one).map((kind) => [kind, [...one[kind as keyof Signals], ...other[kind as keyof Signals]]]),
  );
}

describe('measureIndicators', () => {
  test('every indicator, in plain JSON, with all its measures; unknown ones say what is missing', () => {
    fc.assert(
      fc.property(orders(days), signals(days), (rows, known) => {
        for (const account of measured(rows, known)) {
          expect(Object.keys(account)).toEqual(INDICATOR_IDS);
          expect(JSON.parse(JSON.stringify(account))).toStrictEqual(account);
          for (const [name, indicator] of Object.entries(account)) {
            expect(indicator.id).toBe(name);
            expect(Object.keys(indicator.measures)).toEqual(measureNames(name as IndicatorId));
            expect(indicator.missing.length > 0).toBe(indicator.value === null);
            if (indicator.probability !== null) {
              expect(indicator.probability).toBeGreaterThanOrEqual(0);
              expect(indicator.probability).toBeLessThanOrEqual(1);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('does not mind the order of orders and records', () => {
    fc.assert(
      fc.property(orders(days), signals(days), fc.nat(1000), (rows, known, seed) => {
        const mixed = Object.fromEntries(
          Object.entries(known).map(([kind, list]) => [kind, shuffled(list as object[], seed)]),
        ) as Signals;
        expect(measured(shuffled(rows, seed), mixed)).toStrictEqual(measured(rows, known));
      }),
      { numRuns: 40 },
    );
  });

  test('sees nothing that is dated after asOf', () => {
    const future = fc.integer({ min: -400, max: -1 });
    fc.assert(
      fc.property(
        orders(days),
        orders(future),
        signals(days),
        signals(future),
        (rows, laterRows, known, later) => {
          expect(measured([...rows, ...laterRows], together(known, later))).toStrictEqual(
            measured(rows, known),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('what happened later to a record of today is not known today', () => {
    // The same records as they are known on the day: paid, closed, left and answered later is none of these yet.
    const blind = (known: AllSignals): Signals => {
      const none = <T extends object>(record: T, ...fields: string[]): T =>
        Object.fromEntries(
          Object.entries(record).map(([name, value]) => [
            name,
            fields.includes(name) && value !== null && value > AS_OF ? null : value,
          ]),
        ) as T;
      return {
        ...known,
        invoices: known.invoices.map((record) => none(record, 'paidDate')),
        contacts: known.contacts.map((record) => none(record, 'leftDate', 'unreachableSince')),
        complaints: known.complaints.map((record) => none(record, 'closedDate')),
        surveys: known.surveys.map(({ csat, nps, answeredDate, ...record }) =>
          answeredDate !== undefined && (answeredDate as string) > AS_OF
            ? { ...record, answered: false }
            : { ...record, csat, nps, answeredDate },
        ),
        contracts: known.contracts.map((record) => none(record, 'renewalStepDate')),
      };
    };
    fc.assert(
      fc.property(signals(days), (known) => {
        expect(measured([], blind(known))).toStrictEqual(measured([], known));
      }),
      { numRuns: 60 },
    );
  });

  test('more silence never lowers value or probability of overdue', () => {
    fc.assert(
      fc.property(
        orders(days),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 200 }),
        (rows, start, more) => {
          const [early, late] = [start, start + more].map((day) => measured(rows, undefined, ago(-day))) as [
            ReturnType<typeof measured>,
            ReturnType<typeof measured>,
          ];
          early.forEach(({ overdue }, i) => {
            const then = late[i]?.overdue as Indicator;
            if (overdue.value === null) return;
            expect(then.value as number).toBeGreaterThanOrEqual(overdue.value);
            expect(then.probability as number).toBeLessThanOrEqual(overdue.probability as number);
            expect(then.measures.q95).toBe(overdue.measures.q95);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('hostile amounts: no NaN, no infinity', () => {
    for (const amount of [1e290, -1e290, 5e-324]) {
      const rows = Array.from(
        { length: 40 },
        (_, i): Order => ({
          accountId: 'a',
          date: ago(i * 25),
          amount: i % 5 === 4 ? 7 : amount,
          category: `${i % 3}`,
          orderId: `${i}`,
        }),
      );
      const invoices = rows.map(({ date }, i) => ({
        accountId: 'a',
        invoiceDate: date,
        dueDate: date,
        amount: Math.abs(amount),
        paidDate: i % 2 === 0 ? AS_OF : null,
      }));
      const [account] = measured(rows, { invoices });
      expect(JSON.parse(JSON.stringify(account))).toStrictEqual(account);
    }
  });

  test('only the indicators that were asked for; rows are kept as they are', () => {
    const row = Object.freeze({ accountId: 'a', owner: 'Kim', indicators: {} });
    const [found] = measureIndicators([row], [], { asOf: AS_OF, indicators: ['pastDue', 'orders'] });
    expect(found).toMatchObject({ accountId: 'a', owner: 'Kim' });
    expect(Object.keys(found?.indicators ?? {})).toEqual(['pastDue', 'orders']);
    expect(measureIndicators([], [], { asOf: AS_OF })).toEqual([]);
  });

  test('the regularity is that of the book, up to asOf', () => {
    const rows = ['a', 'b', 'c', 'd'].flatMap((accountId) =>
      Array.from(
        { length: 20 },
        (_, i): Order => ({
          accountId,
          date: ago(i * 20 + (i % 3) + 5),
          amount: 1,
          category: 'x',
          orderId: `${accountId}${i}`,
        }),
      ),
    );
    const histories = buildHistories(rows, { asOf: AS_OF, columns });
    const { shape } = fitLifecycle(histories, { asOf: AS_OF }).fitted;
    const [few] = measureIndicators(
      [{ accountId: 'e' }],
      [...histories, ...buildHistories([{ accountId: 'e', date: ago(9), amount: 1 }], { asOf: AS_OF })],
      { asOf: AS_OF },
    );
    expect(few?.indicators.overdue?.measures.shape).toBeLessThan(shape);
    expect(few?.indicators.overdue?.measures.medianGap).toBe(21);
  });

  test('refuses what it cannot use', () => {
    const refused = (options: object, rows: unknown = [{ accountId: 'a' }]) =>
      thrownBy(() => measureIndicators(rows as never, [], options as never));
    const cannot = 'Cannot measure indicators as';
    expect(refused({ asOf: AS_OF, indicators: ['overdue', 'mood'] })).toMatch(
      new RegExp(`^RangeError: ${cannot} "indicators" must be among overdue, .*: current value is "mood"$`),
    );
    expect(refused({ asOf: AS_OF, indicators: 'overdue' })).toBe(
      `TypeError: ${cannot} "indicators" must be an array of ids: current value is "overdue"`,
    );
    expect(refused({})).toMatch(/^TypeError: Cannot measure indicators as "asOf" must be/);
    expect(refused({ asOf: AS_OF }, [{ accountId: 7 }])).toBe(
      `TypeError: ${cannot} "accountId" of accounts[0] must be a string: current value is 7`,
    );
    expect(refused({ asOf: AS_OF, signals: { wallet: [{}] } })).toContain(
      `${cannot} 1 of 1 signal records have problems`,
    );
    expect(refused({ asOf: AS_OF, rules: [] })).toContain('there is no option "rules"');
  });
});

describe('what is missing', () => {
  test('is worded, with the name of the indicator', () => {
    const [account] = measured([], undefined);
    const reasons = Object.values(account ?? {}).flatMap(missingReasons);
    expect(reasons.length).toBeGreaterThan(20);
    for (const reason of reasons) {
      expect(formatReason(reason)).toMatch(
        new RegExp(`^${formatLabel('indicator', reason.field)} cannot be told: `),
      );
      expect(formatReason(reason, { locale: 'zh-CN' })).toMatch(
        new RegExp(`^无法判断${formatLabel('indicator', reason.field, { locale: 'zh-CN' })}：`),
      );
    }
    expect(formatReason(missingReasons({ id: 'pastDue', missing: ['invoices'] })[0] as never)).toBe(
      'days past due cannot be told: there are no invoices',
    );
  });

  test('every indicator has a label', () => {
    for (const name of INDICATOR_IDS) {
      expect(formatLabel('indicator', name, { locale: 'zh-CN' })).toMatch(/\p{Script=Han}/u);
      expect(isIndicatorId(name)).toBe(true);
    }
    expect(isIndicatorId('toString')).toBe(false);
    expect(dayOf(AS_OF)).toBeGreaterThan(0);
  });
});

import { checkSql, type SummarySqlOptions, summarySql } from '../../../src/sql/index.ts';
import type { ColumnType, ResultRow } from '../engines.ts';
import { inMemory, type Order, readBundledBook } from '../support.ts';
import type { CaseCheck, CaseEngine, CaseTable, ParityCase } from './case.ts';
import { messyBook } from './messy-book.ts';

type Rules = Partial<Omit<SummarySqlOptions, 'dialect' | 'table' | 'asOf'>>;

const tables = new WeakMap<readonly Order[], Map<string, CaseTable>>();

/** Orders as a table; the same one for the same orders, so that it need not be loaded twice. */
export function orderTable(
  name: string,
  orders: readonly Order[],
  types: { readonly date: ColumnType; readonly amount: ColumnType },
): CaseTable {
  const made = tables.get(orders) ?? new Map<string, CaseTable>();
  tables.set(orders, made);
  const key = `${types.date} ${types.amount} ${name}`;
  const table = made.get(key) ?? {
    name,
    columns: { accountId: 'text', date: types.date, amount: types.amount, orderId: 'text' },
    rows: orders.map(({ accountId, date, amount, orderId }) => [accountId, date, amount, orderId]),
  };
  made.set(key, table);
  return table;
}

/** Days that the dates of an engine do not reach are none. */
export function reachable(orders: readonly Order[], { firstDay, lastDay }: CaseEngine): readonly Order[] {
  const isBeyond = ({ date }: Order): boolean =>
    typeof date === 'string' && (date.slice(0, 10) < firstDay || date.slice(0, 10) > lastDay);
  return orders.some(isBeyond)
    ? orders.map((order) => (isBeyond(order) ? { ...order, date: null } : order))
    : orders;
}

/** Summaries of a table, and the counts of its rows, as the library has them. */
export function summaryChecks(
  { dialect }: CaseEngine,
  table: string,
  orders: readonly Order[],
  rules: Rules & { readonly asOf: string },
): CaseCheck[] {
  const options = { ...rules, dialect, table };
  const { dateType: _, amountUnit: __, roster: ___, columns, ...memory } = rules;
  const { rows, intake } = inMemory(orders, {
    currencyDigits: 2,
    ...memory,
    ...(columns?.orderId === undefined ? {} : { columns: { orderId: 'orderId' as const } }),
  });
  const counted: ResultRow = {
    received: intake.received,
    accepted: intake.accepted,
    rejected: intake.rejected,
    future: intake.future,
    beforeWindow: intake.beforeWindow,
    returns: intake.returns,
  };
  return [
    { sql: summarySql(options), expected: rows },
    {
      sql: `SELECT ${Object.keys(counted)
        .map((name) => quotedFor(dialect, name))
        .join(', ')} FROM (\n${checkSql(options)}) AS c`,
      expected: [counted],
    },
  ];
}

const quotedFor = (dialect: string, name: string): string =>
  dialect === 'spark' ? `\`${name}\`` : `"${name}"`;

/** Every pair of rules. */
export const RULES: readonly Rules[] = (['net', 'count', 'ignore'] as const).flatMap((returns, i) =>
  (['exclude', 'keep'] as const).flatMap((future, j) =>
    [{}, { windowDays: 365 }].map((window, k) => ({
      returns,
      future,
      ...window,
      frequencyOf: (['orders', 'rows', 'days'] as const)[(i + j + k) % 3] as 'orders' | 'rows' | 'days',
      columns: { orderId: 'orderId' },
    })),
  ),
);

/** Summaries and counts by several sets of rules. */
export function summaryCase(
  name: string,
  orders: readonly Order[],
  asOf: string,
  amount: ColumnType,
  rules: readonly Rules[],
): ParityCase {
  return {
    name: `${name}, amounts as ${amount}: summaries and counts, ${rules.length} sets of rules`,
    tables: (engine) => [
      orderTable('book', reachable(orders, engine), {
        date: amount === 'double' ? 'timestamp' : 'day',
        amount,
      }),
    ],
    checks: (engine) =>
      rules.flatMap((each) => summaryChecks(engine, 'book', reachable(orders, engine), { asOf, ...each })),
  };
}

/** Whole numbers of cents, ids that are numbers, and what is beyond the range. */
const centsCase: ParityCase = {
  name: 'whole numbers of cents, ids that are numbers',
  tables: () => [
    {
      name: 'cents',
      columns: { customer: 'integer', day: 'day', cents: 'integer' },
      rows: CENTS.map((cents, i) => [17_850 + (i % 3), '2026-01-05', cents]),
    },
  ],
  checks: ({ dialect }) => {
    const { rows } = inMemory(
      CENTS.map((cents, i) => ({
        accountId: String(17_850 + (i % 3)),
        date: '2026-01-05',
        amount: cents === null || Math.abs(cents) >= 1e15 ? null : cents / 100,
        orderId: null,
      })),
      { asOf: '2026-01-31', currencyDigits: 2 },
    );
    const columns = { accountId: 'customer', date: 'day', amount: 'cents' };
    return [
      {
        sql: summarySql({ dialect, table: 'cents', columns, asOf: '2026-01-31', amountUnit: 'minor' }),
        expected: rows,
      },
    ];
  },
};
const CENTS = [
  1999,
  5,
  -333,
  0,
  900_719_925_474_099,
  1e15,
  null,
  10,
  -1,
  435,
  100_000_000_000_001,
  -1e15,
  29,
  57,
  58,
];

/** Sums of doubles that are no cents: dust is none, a third digit is rounded and counted. */
const dustCase: ParityCase = {
  name: 'dust of binary fractions, a third digit, numbers that are none',
  tables: () => [
    orderTable(
      'dust',
      [...DUST, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((amount, i) => ({
        accountId: String(i),
        date: '2026-01-05',
        amount,
        orderId: null,
      })),
      { date: 'day', amount: 'double' },
    ),
  ],
  checks: ({ dialect }) => {
    const options = { dialect, table: 'dust', asOf: '2026-01-31' } as const;
    const name = (column: string): string => quotedFor(dialect, column);
    const money = (sql: string): string =>
      `SELECT ${name('accountId')}, ${name('monetary')} FROM (\n${sql}) AS s`;
    const expected = (values: readonly number[]): ResultRow[] =>
      values.map((monetary, i) => ({ accountId: String(i), monetary }));
    return [
      { sql: money(summarySql(options)), expected: expected([15.3, 0.3, 3.3, 20, 0.13, 4.35, 1.01]) },
      {
        sql: money(summarySql({ ...options, currencyDigits: 3 })),
        expected: expected([15.3, 0.3, 3.3, 19.999, 0.126, 4.35, 1.006]),
      },
      {
        sql: `SELECT ${name('accepted')}, ${name('rounded')}, ${name('invalidAmount')} FROM (\n${checkSql(options)}) AS c`,
        expected: [{ accepted: 7, rounded: 3, invalidAmount: 3 }],
      },
    ];
  },
};
const DUST = [6 * 2.55, 3 * 0.1, 1.1 + 2.2, 19.999, 0.126, 4.35, 1.006];

/** Known accounts without orders; orders in two currencies. */
const rosterCase: ParityCase = {
  name: 'a roster; several currencies give no account',
  tables: () => [
    orderTable('sold', ROSTER_ORDERS, { date: 'day', amount: 'decimal(2)' }),
    {
      name: 'crm',
      columns: { id: 'text' },
      rows: [['only in crm'], ['A'], [null], ['  '], ['\ud83d\ude00'], ['A']],
    },
    {
      name: 'mixed',
      columns: { accountId: 'text', date: 'day', amount: 'double', money: 'text' },
      rows: ['EUR', 'JPY', 'EUR'].map((money, i) => [`A${i}`, '2026-01-05', 10, money]),
    },
  ],
  checks: ({ dialect }) => {
    const asOf = '2026-01-31';
    const { rows } = inMemory(ROSTER_ORDERS, {
      asOf,
      currencyDigits: 2,
      roster: ['only in crm', 'A', '\ud83d\ude00'],
    });
    return [
      {
        sql: summarySql({ dialect, table: 'sold', asOf, roster: { table: 'crm', accountId: 'id' } }),
        expected: rows,
      },
      { sql: summarySql({ dialect, table: 'mixed', asOf, columns: { currency: 'money' } }), expected: [] },
    ];
  },
};
const ROSTER_ORDERS: readonly Order[] = [
  { accountId: 'A', date: '2025-12-31', amount: 0.1, orderId: null },
  { accountId: 'A', date: '2025-12-31', amount: -0.3, orderId: null },
  { accountId: 'B', date: '2026-02-01', amount: 5, orderId: null },
];

export function ledgerCases(): ParityCase[] {
  const book = readBundledBook();
  const messy = messyBook();
  const few: readonly Rules[] = [
    { columns: { orderId: 'orderId' } },
    { windowDays: 365, returns: 'count', frequencyOf: 'days' },
  ];
  return [
    summaryCase('bundled book', book, '2025-06-30', 'decimal(2)', few),
    summaryCase('bundled book', book, '2025-06-30', 'double', few),
    summaryCase('messy book', messy, '2025-12-31', 'decimal(2)', RULES.slice(0, 2)),
    summaryCase('messy book', messy, '2025-12-31', 'double', RULES),
    centsCase,
    dustCase,
    rosterCase,
  ];
}

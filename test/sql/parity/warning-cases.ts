/** Warning rules of a first evaluation, with the tolerances of the tests in DuckDB and Postgres. */
import { kamRules, type WarningRules } from '../../../src/index.ts';
import { warningsSql } from '../../../src/sql/index.ts';
import { readBundledBook } from '../support.ts';
import {
  inMemory,
  makeBook,
  measuredWithin,
  regularityOf,
  thresholdRules,
  type WarningBook,
} from '../warning-books.ts';
import type { ParityCase } from './case.ts';
import { orderTable, reachable } from './summary-cases.ts';

export function warningCase(name: string, given: WarningBook, rules: WarningRules): ParityCase {
  return {
    name: `warnings: ${name}`,
    tables: (engine) => [
      orderTable('warningOrders', reachable(given.orders, engine), { date: 'day', amount: 'decimal(2)' }),
      {
        name: 'warningRoster',
        columns: { id: 'text', class: 'text' },
        rows: (given.roster ?? []).map(({ id, tier = null }) => [id, tier]),
      },
    ],
    checks: (engine) => {
      const book = { ...given, orders: reachable(given.orders, engine) };
      return [
        {
          sql: warningsSql(rules, {
            dialect: engine.dialect,
            table: 'warningOrders',
            asOf: book.asOf,
            regularity: regularityOf(book),
            reasons: true,
            evidence: true,
            roster: { table: 'warningRoster', accountId: 'id', tier: 'class' },
          }),
          expected: inMemory(book, rules),
          within: measuredWithin,
        },
      ];
    },
  };
}

export function warningCases(): ParityCase[] {
  const bundled = readBundledBook();
  return [
    warningCase('key-account rules, bundled book', { orders: bundled, asOf: '2025-12-31' }, kamRules),
    warningCase(
      'thresholds of every kind, a half of the book',
      makeBook(1, '2024-06-01', [0.6]),
      thresholdRules(),
    ),
    warningCase(
      'thresholds of every kind, a fifth',
      makeBook(2, '2024-03-01', [0.3, 0.15]),
      thresholdRules(),
    ),
  ];
}

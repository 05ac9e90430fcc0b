/** Fits in the engines: the model that memory fits, byte for byte, from a few rows. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fitRfm } from '../../src/index.ts';
import { fitSql } from '../../src/sql/index.ts';
import { type Account, BOOKS, loadAccounts } from './books.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { METHODS } from './fit-options.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);
  test.each(Object.keys(BOOKS))('%s: every method', async (name) => {
    const book = BOOKS[name] as readonly Account[];
    await loadAccounts(engine, 'fit book', book);
    // What methods differ in by options is seen in the books that have something to differ in.
    const methods = book.length > 100 ? METHODS : METHODS.filter((_, i) => ![1, 5, 8, 11].includes(i));
    for (const options of methods) {
      const { sql, finish } = fitSql(
        { kind: 'rfm', ...options },
        { dialect, from: 'fit book', lastOrderDate: 'lastOrderDate' },
      );
      const rows = await engine.query(sql);
      const model = finish(rows);
      const expected = fitRfm(book, options as never);
      expect(JSON.stringify(model)).toBe(JSON.stringify(expected));
    }
  });
});

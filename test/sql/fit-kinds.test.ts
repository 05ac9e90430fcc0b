/** Kinds of account fitted in the engines: the models that memory fits, byte for byte. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fitKinds } from '../../src/index.ts';
import { fitSql } from '../../src/sql/index.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { type Account, FIT_BOOKS, KIND_FITS, loadBook } from './fit-books.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test.each(Object.keys(FIT_BOOKS))('%s: kinds of account', async (name) => {
    const book = FIT_BOOKS[name] as readonly Account[];
    await loadBook(engine, 'kind fits', book);
    for (const options of KIND_FITS) {
      const { sql, finish } = fitSql({ kind: 'account-kinds', ...options }, { dialect, from: 'kind fits' });
      const model = finish(await engine.query(sql));
      expect(JSON.stringify(model)).toBe(JSON.stringify(fitKinds(book, options)));
    }
  });
});

/** Criteria fitted in the engines: the model that memory fits, byte for byte. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fitCriteria } from '../../src/index.ts';
import { fitSql } from '../../src/sql/index.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { type Account, CRITERIA_FITS, FIT_BOOKS, loadBook } from './fit-books.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test.each(Object.keys(FIT_BOOKS))('%s: every scale, set and kind of weights', async (name) => {
    const book = FIT_BOOKS[name] as readonly Account[];
    await loadBook(engine, 'criteria fits', book);
    for (const [what, options] of CRITERIA_FITS) {
      const { sql, finish } = fitSql({ kind: 'criteria', ...options } as never, {
        dialect,
        from: 'criteria fits',
      });
      const model = finish(await engine.query(sql));
      expect(JSON.stringify(model), what).toBe(JSON.stringify(fitCriteria(book, options as never)));
    }
  });
});

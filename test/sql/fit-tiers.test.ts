/** Tiers fitted in the engines: the model that memory fits, byte for byte. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fitTiers } from '../../src/index.ts';
import { fitSql } from '../../src/sql/index.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';
import { type Scored, TIER_BOOKS, TIER_COLUMNS, TIER_SCHEMES, tierCells } from './tier-fits.ts';

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);

  test.each(Object.keys(TIER_BOOKS))('%s: every scheme', async (name) => {
    const book = TIER_BOOKS[name] as readonly Scored[];
    await engine.load('tier fits', TIER_COLUMNS, tierCells(book));
    for (const [what, scheme] of TIER_SCHEMES) {
      const { sql, finish } = fitSql({ kind: 'tiers', scheme }, { dialect, from: 'tier fits' });
      const rows = await engine.query(sql);
      expect(JSON.stringify(finish(rows)), what).toBe(JSON.stringify(fitTiers(book, scheme)));
    }
  });
});

/** The normal distribution as an expression: as in memory, in real warehouses. */
import { beforeAll, describe, expect, test } from 'vitest';
import { normalAtMost } from '../../src/internal/normal.ts';
import { dialectOf } from '../../src/sql/dialect.ts';
import { normalAtMostSql } from '../../src/sql/normal-tail.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';

const near = Array.from({ length: 1201 }, (_, i) => (i - 600) / 100);
const far = [7, 10, 20, 30, 37, 37.5].flatMap((z) => [z, -z]);
const tiny = [1e-300, 1e-17, 1e-9, 1e-4].flatMap((z) => [z, -z]);
const values = [...near, ...far, ...tiny];

describe.each(EXECUTED)('%s', (dialect) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(dialect);
  }, 60_000);
  const run = async (numbers: ReadonlyArray<number | null>): Promise<unknown[]> => {
    await engine.load(
      'normalNumbers',
      { at: 'integer', z: 'double' },
      numbers.map((z, at) => [at, z]),
    );
    const sql = normalAtMostSql(dialectOf('test', dialect), 'n."z"');
    return (await engine.query(`SELECT ${sql} AS p FROM "normalNumbers" AS n ORDER BY n."at"`)).map(
      ({ p }) => p,
    );
  };

  test('as in memory: 1e-12, relatively below 0', async () => {
    const found = await run(values);
    let worst = 0;
    values.forEach((z, i) => {
      worst = Math.max(worst, Math.abs(Number(found[i]) / normalAtMost(z) - 1));
    });
    expect(worst).toBeLessThan(1e-12);
    expect(found[values.indexOf(0)]).toBeCloseTo(0.5, 12);
  });

  test('too far out for a double, and NULL', async () => {
    expect(await run([-37.6, -1e9, -1e300, 37.6, 1e9, 1e300, null])).toEqual([0, 0, 0, 1, 1, 1, null]);
  });
});

/** The upper tail of the gamma distribution as steps: as in memory, in real warehouses. */
import { beforeAll, describe, expect, test } from 'vitest';
import { gammaAbove, gammaQuantile } from '../../src/internal/gamma-distribution.ts';
import { logGamma } from '../../src/internal/gamma-function.ts';
import { dialectOf } from '../../src/sql/dialect.ts';
import { gammaTailSteps } from '../../src/sql/gamma-tail-steps.ts';
import { curveAt, logGammaPieces, meanRatio, meanRatioPieces } from '../../src/sql/ratio-polynomials.ts';
import { renderSteps } from '../../src/sql/statement.ts';
import { type Engine, EXECUTED, engineOf } from './engines.ts';

const shapes = Array.from({ length: 60 }, (_, i) => 0.04 * (20 / 0.04) ** (i / 59));
const cases = shapes.flatMap((shape) => {
  // Around the line between series and fraction, as far out as a silence gets, and next to nothing.
  const spread = Array.from({ length: 60 }, (_, i) => 1e-6 * (3000 / 1e-6) ** (i / 59));
  const usual = [0.01, 0.5, 0.9, 0.95, 0.99, 0.9999].map((p) => gammaQuantile(shape, p));
  return [...spread, ...usual, shape + 4, shape + 3.999, shape + 4.001].map((x) => ({ shape, x }));
});

describe.each(EXECUTED)('%s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(name);
  }, 60_000);
  const dialect = dialectOf('test', name);
  const run = async (rows: ReadonlyArray<{ shape: number | null; x: number | null }>): Promise<unknown[]> => {
    await engine.load(
      'gammaNumbers',
      { place: 'integer', shape: 'double', logGamma: 'double', x: 'double' },
      rows.map(({ shape, x }, place) => [place, shape, shape === null ? null : logGamma(shape), x]),
    );
    const from = {
      name: 'numbers',
      note: 'x',
      query: { columns: ['t.*'], from: [{ table: 'gammaNumbers' }, 't'] },
    } as const;
    const columns = { shape: 'shape', logGamma: 'logGamma', x: 'x' };
    const found = await engine.query(
      renderSteps(dialect, [from, ...gammaTailSteps(dialect, 'numbers', columns, 'tail')]),
    );
    return found.sort((a, b) => Number(a.place) - Number(b.place)).map(({ tail }) => tail);
  };

  test('as in memory: 1e-10, relatively', async () => {
    const found = await run(cases);
    let worst = 0;
    cases.forEach(({ shape, x }, i) => {
      const expected = gammaAbove(shape, x);
      if (expected < 1e-300) expect(found[i]).toBeLessThan(1e-299);
      else worst = Math.max(worst, Math.abs(Number(found[i]) / expected - 1));
    });
    expect(worst).toBeLessThan(1e-10);
  });

  test('nothing at all, next to nothing, so much that no double tells, and NULL', async () => {
    const [shape, x] = [2, 3];
    const given = [0, -1, 1e-300, 1e5, 1e300, null].map((value) => ({ shape, x: value }));
    expect(await run([...given, { shape: null, x }])).toEqual([1, 1, 1, 0, 0, null, null]);
  });
});

test.each([
  ['quantiles in means', meanRatioPieces(0.99), (shape: number) => Math.log(meanRatio(shape, 0.99))],
  ['the gamma function', logGammaPieces(), logGamma],
])('the curve of %s over the shape is within 1e-11', (_, curve, f) => {
  for (let i = 0; i <= 2000; i++) {
    const shape = 0.4545 * (20 / 0.4545) ** (i / 2000);
    expect(Math.abs(curveAt(curve, shape) - f(shape))).toBeLessThan(1e-11);
  }
});

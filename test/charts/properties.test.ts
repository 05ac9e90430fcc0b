/** Whatever the accounts: specifications are JSON without NaN, and can be read. */
import { analyzeConcentration, assignSegments, scoreRfm, summarizeSegments } from 'account-scoring';
import {
  type ChartSpec,
  migrationMatrix,
  paretoCurve,
  revenueBridge,
  rfmHeatmap,
  rfmHistograms,
  segmentBars,
  tierLadder,
  whaleCurve,
} from 'account-scoring/charts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSvg } from '../../examples/lib/draw-svg.ts';
import { migrationOf } from './books.ts';
import { layoutFaults } from './svg-texts.ts';

const amount = fc.oneof(
  fc.integer({ min: -5, max: 50 }),
  fc.integer({ min: -1e11, max: 1e14 }).map((cents) => cents / 100),
  fc.integer({ min: 1, max: 280 }).map((power) => Number(`1e${power}`)),
  fc.constant(null),
);
const accounts = fc.array(
  fc.record({
    recency: fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.constant(7), fc.constant(null)),
    frequency: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 100_000 })),
    monetary: amount,
  }),
  { maxLength: 40 },
);
const options = fc.record({
  locale: fc.constantFrom('en' as const, 'zh-CN' as const),
  currency: fc.constantFrom('EUR', '人民币元', null),
  width: fc.integer({ min: 420, max: 1200 }),
});
const ids = ['champions', 'loyal', 'lost', 'absent'];
const pairs = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 60 });
const part = fc.integer({ min: 0, max: 1e11 }).map((cents) => cents / 100);

/** Every number and every hole in a specification. */
function faultsIn(value: unknown, path = ''): string[] {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} is ${value}`];
  if (value === undefined || typeof value === 'function') return [`${path} is ${typeof value}`];
  if (typeof value === 'string')
    return /\b(NaN|Infinity|undefined)\b/.test(value) ? [`${path} says ${value}`] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => faultsIn(inner, `${path}.${key}`));
}

const specs = fc
  .tuple(accounts, options, pairs, fc.tuple(part, part, part, part, part))
  .map(([rows, given, moves, [a, b, c, d, e]]) => {
    const named = rows.map((row, i) => ({ ...row, accountId: `A${String(i).padStart(3, '0')}` }));
    const scored = named.length === 0 ? [] : assignSegments(scoreRfm(named));
    const concentration = analyzeConcentration(named, { bootstrap: 0 });
    const groups = summarizeSegments(scored);
    const change = a + b - c - d;
    return {
      given,
      drawn: [
        rfmHeatmap(scored, given),
        rfmHeatmap(scored, { ...given, measure: 'accounts' }),
        rfmHistograms(named, given),
        segmentBars(groups, given),
        tierLadder(groups, given),
        paretoCurve(concentration, given),
        whaleCurve(concentration, given),
        migrationMatrix(migrationOf(moves, ids), { ...given, width: undefined }),
        revenueBridge(
          {
            before: e,
            new: a,
            reactivated: 0,
            expansion: b,
            contraction: -c,
            churn: -d,
            after: e + change,
            change,
          },
          given,
        ),
      ] as const satisfies readonly ChartSpec[],
    };
  });

test('no NaN, no infinity, no hole', () => {
  expect(faultsIn({ a: [1, Number.NaN] })).toEqual(['.a.1 is NaN']);
  fc.assert(
    fc.property(specs, ({ drawn }) => {
      for (const spec of drawn) expect(faultsIn(spec)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('texts neither cover each other nor stick out', async () => {
  await fc.assert(
    fc.asyncProperty(specs, async ({ drawn }) => {
      for (const spec of drawn) expect(layoutFaults(await drawSvg(spec)), spec.description).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

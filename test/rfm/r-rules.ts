/** The two rule sets that the documentation of R's package rfm publishes, as data. */
import type { SegmentMap } from '../../src/index.ts';

type Range = readonly [number, number];

function mapOf(id: string, rules: ReadonlyArray<readonly [string, Range, Range, Range]>): SegmentMap {
  return {
    kind: 'segment-map',
    version: 1,
    id,
    bins: 5,
    segments: rules.map(([segment]) => ({ id: segment, rank: 1 })),
    rules: rules.map(([segment, recency, frequency, monetary]) => ({
      segment,
      boxes: [{ recency, frequency, monetary }],
    })),
  };
}

/** Of the vignette and README of 0.3.0. */
export const vignette: SegmentMap = mapOf('r-vignette', [
  ['Champions', [5, 5], [5, 5], [5, 5]],
  ['Potential Loyalist', [3, 5], [3, 5], [2, 5]],
  ['Loyal Customers', [2, 4], [2, 4], [2, 4]],
  ['Promising', [3, 4], [1, 3], [3, 5]],
  ['New Customers', [4, 5], [1, 3], [1, 5]],
  ["Can't Lose Them", [1, 2], [3, 4], [4, 5]],
  ['At Risk', [1, 2], [2, 5], [4, 5]],
  ['Need Attention', [1, 3], [3, 5], [3, 5]],
  ['About To Sleep', [2, 3], [1, 3], [1, 4]],
  ['Lost', [1, 1], [1, 5], [1, 5]],
]);

/** Of the tests and the documentation of 0.2.2. */
export const tests: SegmentMap = mapOf('r-tests', [
  ['Champions', [4, 5], [4, 5], [4, 5]],
  ['Loyal Customers', [2, 5], [3, 5], [3, 5]],
  ['Potential Loyalist', [3, 5], [1, 3], [1, 3]],
  ['New Customers', [4, 5], [1, 1], [1, 1]],
  ['Promising', [3, 4], [1, 1], [1, 1]],
  ['Need Attention', [2, 3], [2, 3], [2, 3]],
  ['About To Sleep', [2, 3], [1, 2], [1, 2]],
  ['At Risk', [1, 2], [2, 5], [2, 5]],
  ["Can't Lose Them", [1, 1], [4, 5], [4, 5]],
  ['Lost', [1, 2], [1, 2], [1, 2]],
]);

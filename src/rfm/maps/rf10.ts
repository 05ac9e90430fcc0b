import type { SegmentMap } from '../segment-map.ts';

/**
 * The ten-segment grid of recency × frequency that many scripts copy. Total and disjoint over its 25 cells, but blind to
 * monetary value: the largest account with two orders a while ago is "hibernating". Kept for comparison with such scripts.
 */
export const rf10: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'rf10',
  bins: 5,
  segments: [
    { id: 'champions', rank: 1 },
    { id: 'loyal', rank: 2 },
    { id: 'potential_loyal', rank: 3 },
    { id: 'promising', rank: 4 },
    { id: 'new', rank: 4 },
    { id: 'need_attention', rank: 5 },
    { id: 'cannot_lose', rank: 6 },
    { id: 'at_risk', rank: 7 },
    { id: 'about_to_sleep', rank: 8 },
    { id: 'hibernating', rank: 9 },
  ],
  rules: [
    { segment: 'hibernating', boxes: [{ recency: [1, 2], frequency: [1, 2] }] },
    { segment: 'at_risk', boxes: [{ recency: [1, 2], frequency: [3, 4] }] },
    { segment: 'cannot_lose', boxes: [{ recency: [1, 2], frequency: [5, 5] }] },
    { segment: 'about_to_sleep', boxes: [{ recency: [3, 3], frequency: [1, 2] }] },
    { segment: 'need_attention', boxes: [{ recency: [3, 3], frequency: [3, 3] }] },
    { segment: 'loyal', boxes: [{ recency: [3, 4], frequency: [4, 5] }] },
    { segment: 'promising', boxes: [{ recency: [4, 4], frequency: [1, 1] }] },
    { segment: 'new', boxes: [{ recency: [5, 5], frequency: [1, 1] }] },
    { segment: 'potential_loyal', boxes: [{ recency: [4, 5], frequency: [2, 3] }] },
    { segment: 'champions', boxes: [{ recency: [5, 5], frequency: [4, 5] }] },
  ],
};

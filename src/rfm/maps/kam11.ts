import type { SegmentMap } from '../segment-map.ts';

/**
 * Eleven segments for key-account work: every cell of the 5 × 5 × 5 cube in exactly one segment, all reachable, and no place
 * where a better score gives a worse segment.
 *
 * Names follow the eleven-segment list that marketing tools publish; the cells are our own. Big spenders that go quiet are
 * "can't lose", whatever their frequency: that is where a key-account team must look first.
 */
export const kam11: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'kam11',
  bins: 5,
  segments: [
    { id: 'champions', rank: 1 },
    { id: 'loyal', rank: 2 },
    { id: 'promising_big', rank: 3 },
    { id: 'potential_loyal', rank: 4 },
    { id: 'need_attention', rank: 5 },
    { id: 'new', rank: 6 },
    { id: 'cannot_lose', rank: 7 },
    { id: 'at_risk', rank: 8 },
    { id: 'about_to_sleep', rank: 9 },
    { id: 'hibernating', rank: 10 },
    { id: 'lost', rank: 11 },
  ],
  rules: [
    { segment: 'champions', boxes: [{ recency: [4, 5], frequency: [4, 5], monetary: [4, 5] }] },
    {
      segment: 'loyal',
      boxes: [
        { recency: [4, 5], frequency: [4, 5], monetary: [1, 3] },
        { recency: [4, 5], frequency: [3, 3], monetary: [4, 5] },
        { recency: [3, 3], frequency: [4, 5], monetary: [4, 5] },
      ],
    },
    { segment: 'promising_big', boxes: [{ recency: [4, 5], frequency: [1, 2], monetary: [4, 5] }] },
    { segment: 'potential_loyal', boxes: [{ recency: [4, 5], frequency: [2, 3], monetary: [1, 3] }] },
    { segment: 'new', boxes: [{ recency: [4, 5], frequency: [1, 1], monetary: [1, 3] }] },
    {
      segment: 'need_attention',
      boxes: [
        { recency: [3, 3], 'frequency+monetary': [6, 10], frequency: [1, 3] },
        { recency: [3, 3], 'frequency+monetary': [6, 10], frequency: [4, 5], monetary: [1, 3] },
      ],
    },
    { segment: 'about_to_sleep', boxes: [{ recency: [3, 3], 'frequency+monetary': [2, 5] }] },
    { segment: 'cannot_lose', boxes: [{ recency: [1, 2], monetary: [4, 5], 'frequency+monetary': [7, 10] }] },
    {
      segment: 'at_risk',
      boxes: [
        { recency: [1, 2], monetary: [1, 3], 'frequency+monetary': [6, 10] },
        { recency: [1, 2], monetary: [4, 5], 'frequency+monetary': [6, 6] },
      ],
    },
    { segment: 'hibernating', boxes: [{ recency: [2, 2], 'frequency+monetary': [2, 5] }] },
    { segment: 'lost', boxes: [{ recency: [1, 1], 'frequency+monetary': [2, 5] }] },
  ],
};

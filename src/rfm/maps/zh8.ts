import type { SegmentMap } from '../segment-map.ts';

/**
 * The eight groups of Chinese practice (重要价值 … 一般挽留): each score is high or low, in the order recency, frequency,
 * monetary. High is 4 or 5: above the middle of the scale.
 */
export const zh8: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'zh8',
  bins: 5,
  segments: [
    { id: 'key_value', rank: 1 },
    { id: 'key_develop', rank: 2 },
    { id: 'key_keep', rank: 3 },
    { id: 'key_win_back', rank: 4 },
    { id: 'general_value', rank: 5 },
    { id: 'general_develop', rank: 6 },
    { id: 'general_keep', rank: 7 },
    { id: 'general_win_back', rank: 8 },
  ],
  rules: [
    { segment: 'key_value', boxes: [{ recency: [4, 5], frequency: [4, 5], monetary: [4, 5] }] },
    { segment: 'key_keep', boxes: [{ recency: [1, 3], frequency: [4, 5], monetary: [4, 5] }] },
    { segment: 'key_develop', boxes: [{ recency: [4, 5], frequency: [1, 3], monetary: [4, 5] }] },
    { segment: 'key_win_back', boxes: [{ recency: [1, 3], frequency: [1, 3], monetary: [4, 5] }] },
    { segment: 'general_value', boxes: [{ recency: [4, 5], frequency: [4, 5], monetary: [1, 3] }] },
    { segment: 'general_keep', boxes: [{ recency: [1, 3], frequency: [4, 5], monetary: [1, 3] }] },
    { segment: 'general_develop', boxes: [{ recency: [4, 5], frequency: [1, 3], monetary: [1, 3] }] },
    { segment: 'general_win_back', boxes: [{ recency: [1, 3], frequency: [1, 3], monetary: [1, 3] }] },
  ],
};

import type { SegmentMap } from '../segment-map.ts';

/** High, medium and low value by the weighted mean score: from 3.67 on, from 2.33 on, below. */
export const value3: SegmentMap = {
  kind: 'segment-map',
  version: 1,
  id: 'value3',
  bins: 5,
  segments: [
    { id: 'high', rank: 1 },
    { id: 'medium', rank: 2 },
    { id: 'low', rank: 3 },
  ],
  rules: [
    { segment: 'high', boxes: [{ score: { from: 3.67 } }] },
    { segment: 'medium', boxes: [{ score: { from: 2.33, below: 3.67 } }] },
    { segment: 'low', boxes: [{ score: { below: 2.33 } }] },
  ],
};

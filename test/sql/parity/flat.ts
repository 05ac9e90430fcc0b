import type { AccountSummary, Reason, RfmScore, SegmentAssignment } from '../../../src/index.ts';
import type { ResultRow } from '../engines.ts';
import { flatSummary } from '../support.ts';

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const codes = (reasons: readonly Reason[]): string => reasons.map(({ code }) => code).join(' ');

export function flatRfm({
  recency,
  frequency,
  monetary,
  code,
  score,
  more = {},
  reasons,
}: RfmScore): ResultRow {
  return {
    rfmRecency: recency,
    rfmFrequency: frequency,
    rfmMonetary: monetary,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`rfmMore${capital(name)}`, value])),
    rfmCode: code,
    rfmScore: score,
    rfmReasons: codes(reasons),
  };
}

export function flatSegment({ id, rank, reasons }: SegmentAssignment): ResultRow {
  return { segmentId: id, segmentReasons: codes(reasons), segmentRank: rank };
}

/** An account of the library in the columns of SQL; a further step is one more line here. */
export function flatAccount({
  rfm,
  segment,
  ...summary
}: AccountSummary & { readonly rfm?: RfmScore; readonly segment?: SegmentAssignment }): ResultRow {
  return { ...flatSummary(summary), ...(rfm && flatRfm(rfm)), ...(segment && flatSegment(segment)) };
}

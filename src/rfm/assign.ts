import { checkRows } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Reason, RfmScore, SegmentAssignment } from '../types.ts';
import { kam11 } from './maps/kam11.ts';
import { type CellScores, firstMatch, matchReasons } from './match.ts';
import type { SegmentMap } from './segment-map.ts';
import { RFM_DIMENSIONS } from './values.ts';

const ACTION = 'assign segments';

/** The segment of accounts without scores: they have not bought yet. */
export const PROSPECT = 'prospect';
/** The segment of accounts that no rule of the map matches. */
export const OTHER = 'other';

function usesMeanScore(map: SegmentMap): boolean {
  return map.rules.some((rule) => rule.boxes?.some((box) => 'score' in box));
}

function assign(map: SegmentMap, scores: CellScores): SegmentAssignment {
  const match = firstMatch(map, scores);
  if (match === null) {
    const reason: Reason = {
      code: 'segment.no_rule',
      field: 'code',
      value: scores.code,
      op: 'in',
      threshold: map.id,
    };
    return { id: OTHER, rank: null, reasons: [reason] };
  }
  const { segment } = match.rule;
  const rank = map.segments.find(({ id }) => id === segment)?.rank ?? null;
  return { id: segment, rank, reasons: matchReasons(match, scores, map.bins) };
}

function refuseScore(map: SegmentMap, rfm: RfmScore, row: number): never {
  for (const field of RFM_DIMENSIONS) {
    const score = rfm[field];
    if (!isScore(score, map.bins))
      throw new RangeError(
        `Cannot ${ACTION} as map "${map.id}" is for scores 1 to ${map.bins}: accounts[${row}] has ${field} score ${score}`,
      );
  }
  const band = rfm.reasons.find((reason) => isOtherScale(reason, map.bins));
  throw new RangeError(
    `Cannot ${ACTION} as map "${map.id}" is for ${map.bins} bins: accounts[${row}] has a ${band?.field} score out of ${band?.of}`,
  );
}

function isScore(score: number | null, bins: number): boolean {
  return Number.isInteger(score) && (score as number) >= 1 && (score as number) <= bins;
}

/** Whether a reason tells that a score is out of another number of bins than the map's. */
function isOtherScale(reason: Reason, bins: number): boolean {
  return (
    reason.of !== undefined &&
    reason.of !== bins &&
    (RFM_DIMENSIONS as readonly string[]).includes(reason.field)
  );
}

function fits(map: SegmentMap, { recency, frequency, monetary, reasons }: RfmScore): boolean {
  const { bins } = map;
  if (!isScore(recency, bins) || !isScore(frequency, bins) || !isScore(monetary, bins)) return false;
  for (let i = 0; i < reasons.length; i++) if (isOtherScale(reasons[i] as Reason, bins)) return false;
  return true;
}

/**
 * Give every scored account a segment: Champions, At risk, New …
 *
 * A map is data: rules in order over the scores, first match wins. Accounts without orders are `prospect`; accounts that no rule
 * matches are `other`, never left out. The reasons name the conditions that held.
 *
 * Shipped maps: `kam11` (default; total, disjoint and monotone, made for key accounts), `classic125` (the widely copied list
 * of 125 codes), `rf10` (recency × frequency), `zh8` (the eight 重要 / 一般 groups) and `value3` (high, medium, low).
 *
 * Cost: O(1) an account; each of the cells of the cube is decided once.
 *
 * @param accounts rows with an `rfm` key, from {@link scoreRfm} or {@link applyRfm}
 * @param map default {@link kam11}; its `bins` must be those of the scores
 * @returns the same rows in the same order, each with one more key, `segment`
 * @throws {RangeError} if a score does not belong to the map's bins (the row is named)
 * @example From scores to segments
 * ```ts
 * import { assignSegments, scoreRfm } from 'account-scoring';
 *
 * const book = Array.from({ length: 100 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: 3 * i,
 *   frequency: 101 - i,
 *   monetary: 50 * (100 - i),
 * }));
 * const rows = assignSegments(scoreRfm(book));
 * console.log(rows[0]?.segment.id, rows[99]?.segment.id);
 * // → champions lost
 * ```
 */
export function assignSegments<T extends { readonly rfm: RfmScore; readonly segment?: SegmentAssignment }>(
  accounts: readonly T[],
  map: SegmentMap = kam11,
): Array<T & { readonly segment: SegmentAssignment }> {
  checkModel(ACTION, map, 'segment-map', 1);
  checkRows(ACTION, 'accounts', accounts);
  const byCell = usesMeanScore(map) ? null : new Map<string, SegmentAssignment>();
  const prospect = (): SegmentAssignment => ({
    id: PROSPECT,
    rank: null,
    reasons: [
      {
        code: 'segment.no_scores',
        field: 'code',
        value: null,
        op: 'missing',
        threshold: null,
        result: PROSPECT,
      },
    ],
  });
  return accounts.map((account, row) => {
    const { rfm } = account;
    if (rfm === undefined)
      throw new TypeError(
        `Cannot ${ACTION} as accounts[${row}] has no scores: call scoreRfm or applyRfm first`,
      );
    if (rfm.code === null) return { ...account, segment: prospect() };
    if (!fits(map, rfm)) refuseScore(map, rfm, row);
    let segment = byCell?.get(rfm.code);
    if (segment === undefined) {
      segment = assign(map, rfm as CellScores);
      byCell?.set(rfm.code, segment);
    }
    return { ...account, segment };
  });
}

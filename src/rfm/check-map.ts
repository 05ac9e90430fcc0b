import { checkOption, integer } from '../internal/options.ts';
import { type CellScores, firstMatch, matchRule } from './match.ts';
import type { SegmentMap } from './segment-map.ts';

/** One fault of a segment map, with the cells that show it. */
export interface SegmentMapFault {
  /**
   * `uncovered`: no rule matches the cell. `overlap`: several rules do (the first wins). `unreachable`: no cell is decided by the rule,
   * or the segment has none. `not_monotone`: one score more leads from the first cell to the second and to a worse segment.
   */
  readonly code: 'uncovered' | 'overlap' | 'unreachable' | 'not_monotone';
  /** Codes of the cells, such as `"435"`. */
  readonly cells: readonly string[];
  /** The segments concerned: of the cells, or of the rules in order. */
  readonly segments: readonly string[];
  /** The positions of the rules concerned. */
  readonly rules: readonly number[];
}

interface Cell extends CellScores {
  /** The positions of all rules that match. */
  readonly matches: readonly number[];
  readonly segment: string | null;
}

/** Every cell of the cube, decided. Mean scores are those of equal weights. */
function decideCells(map: SegmentMap, bins: number): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const separator = bins > 9 ? '-' : '';
  for (let recency = 1; recency <= bins; recency++)
    for (let frequency = 1; frequency <= bins; frequency++)
      for (let monetary = 1; monetary <= bins; monetary++) {
        const code = `${recency}${separator}${frequency}${separator}${monetary}`;
        const scores = { recency, frequency, monetary, code, score: (recency + frequency + monetary) / 3 };
        const matches = map.rules.flatMap((rule, i) => (matchRule(rule, scores) === null ? [] : [i]));
        cells.set(code, { ...scores, matches, segment: firstMatch(map, scores)?.rule.segment ?? null });
      }
  return cells;
}

/** The cells that one score more leads to. */
function betterNeighbours(cell: Cell, cells: ReadonlyMap<string, Cell>, bins: number): Cell[] {
  const separator = bins > 9 ? '-' : '';
  const { recency, frequency, monetary } = cell;
  return [
    [recency + 1, frequency, monetary],
    [recency, frequency + 1, monetary],
    [recency, frequency, monetary + 1],
  ].flatMap((scores) => cells.get(scores.join(separator)) ?? []);
}

/**
 * Prove a segment map right, or list everything that is wrong with it.
 *
 * A map is right when every cell of the cube of scores has a rule (total), no cell has two (disjoint), every rule decides some cell
 * (reachable) and a better score never leads to a worse segment (monotone, by `rank`). Published maps fail in all four ways,
 * which is why customers are "other", or fall from loyal for buying more.
 *
 * Cost: O(bins³ · rules). Rules over the mean score are judged with equal weights.
 *
 * @param map a segment map
 * @param bins scores per dimension; default the map's own
 * @returns all faults: one per uncovered or overlapping cell, per unreachable rule or segment, per step that leads down; `[]` for a map
 * that is right
 * @throws {RangeError} if `bins` is not an integer from 2 to 10
 * @example The default map has no faults, the classic list has 25
 * ```ts
 * import { checkSegmentMap, classic125, kam11 } from 'account-scoring';
 *
 * console.log(checkSegmentMap(kam11).length, checkSegmentMap(classic125).length);
 * // → 0 25
 * ```
 */
export function checkSegmentMap(map: SegmentMap, bins: number = map.bins): SegmentMapFault[] {
  checkOption('check a segment map', 'bins', integer(2, 10), bins);
  const cells = decideCells(map, bins);
  const ranks = new Map(map.segments.map(({ id, rank }) => [id, rank]));
  const faults: SegmentMapFault[] = [];
  const deciding = new Set<number>();
  for (const { code, matches, segment } of cells.values()) {
    if (segment === null) faults.push({ code: 'uncovered', cells: [code], segments: [], rules: [] });
    else deciding.add(matches[0] as number);
    if (matches.length > 1) {
      const segments = matches.map((rule) => map.rules[rule]?.segment as string);
      faults.push({ code: 'overlap', cells: [code], segments, rules: matches });
    }
  }
  map.rules.forEach(({ segment }, rule) => {
    if (deciding.has(rule)) return;
    const shadowed = [...cells.values()]
      .filter(({ matches }) => matches.includes(rule))
      .map(({ code }) => code);
    faults.push({ code: 'unreachable', cells: shadowed, segments: [segment], rules: [rule] });
  });
  for (const { id } of map.segments)
    if (!map.rules.some((rule) => rule.segment === id))
      faults.push({ code: 'unreachable', cells: [], segments: [id], rules: [] });
  for (const cell of cells.values()) {
    for (const better of betterNeighbours(cell, cells, bins)) {
      const from = ranks.get(cell.segment ?? '');
      const to = ranks.get(better.segment ?? '');
      if (from !== undefined && to !== undefined && to > from)
        faults.push({
          code: 'not_monotone',
          cells: [cell.code, better.code],
          segments: [cell.segment as string, better.segment as string],
          rules: [cell.matches[0] as number, better.matches[0] as number],
        });
    }
  }
  return faults;
}

import { dayFromIsoPrefix } from '../../internal/day.ts';
import { DROP_DAYS, LEVEL_NAMES, levelsOf } from '../levels.ts';
import type { Measure } from '../measure-input.ts';

/**
 * `level`: by how many ranks the account has dropped on a scale of value (segment, tier, lifecycle stage) within 100 days (a quarter and a few days, so that quarterly reviews see it): the worst of them.
 *
 * Ranks are those of `segment.rank` and `tier.rank`, 1 the best; stages rank growth and maturity 1, introduction 2, reactivated 3, decline 4, churned 5. They
 * are compared with the levels that the evaluation before remembered: the best one within 100 days.
 *
 * - `value`: ranks lost, 0 where none is. A drop counts until 100 days after the account was last seen at the better level.
 * - `probability`, `baseline`, `delta`: `null`: a level follows from rules, its noise is that of what it was made of.
 * - `n`: scales that could be compared.
 * - `measures`: `segmentLost`, `tierLost`, `stageLost`: ranks lost (0 for none, `null` where not known); `segmentFrom`, `segmentTo`, `tierFrom`, `tierTo`, `stageFrom`, `stageTo`: ranks before
 *   and now; `toDecline`: 1 where the stage came to decline or churned from a better one, else 0.
 * - Missing: `levels` where the row has no level with a rank; `previous_evaluation` where none is remembered.
 */
export const LEVEL: Measure = {
  names: [
    'segmentLost',
    'tierLost',
    'stageLost',
    'segmentFrom',
    'segmentTo',
    'tierFrom',
    'tierTo',
    'stageFrom',
    'stageTo',
    'toDecline',
  ],
  measure: ({ row, memory, asOf }) => {
    const now = levelsOf(row);
    const measures: Record<string, number | null> = {};
    let worst: number | null = null;
    let n = 0;
    for (const name of LEVEL_NAMES) {
      const to = now[name]?.rank ?? null;
      const known = memory?.levels[name];
      const from =
        known !== undefined && asOf - dayFromIsoPrefix(known.since) <= DROP_DAYS ? known.rank : null;
      measures[`${name}From`] = from;
      measures[`${name}To`] = to;
      if (to === null || from === null) continue;
      const lost = Math.max(0, to - from);
      measures[`${name}Lost`] = lost;
      worst = Math.max(worst ?? 0, lost);
      n++;
    }
    const { stageFrom = null, stageTo = null } = measures;
    if (stageFrom !== null && stageTo !== null)
      measures.toDecline = stageTo >= STAGE_OF_DECLINE && stageFrom < STAGE_OF_DECLINE ? 1 : 0;
    const hasLevel = LEVEL_NAMES.some((name) => (now[name]?.rank ?? null) !== null);
    return { value: worst, n, measures, missing: [hasLevel ? 'previous_evaluation' : 'levels'] };
  },
};

/** The rank of decline among stages. */
const STAGE_OF_DECLINE = 4;

import { dayFromIsoPrefix, isoDay } from '../internal/day.ts';
import type { WarningMemory } from './alert.ts';

/** The scales of value that an account can drop on. */
export type LevelName = 'segment' | 'tier' | 'stage';
export const LEVEL_NAMES: readonly LevelName[] = ['segment', 'tier', 'stage'];

/** Where an account stands on a scale; rank 1 is best. */
export interface Level {
  readonly id: string;
  readonly rank: number | null;
}

type Levels = WarningMemory['levels'];

/** A drop counts for so many days after the account was last seen at the better level. */
export const DROP_DAYS = 100;

/**
 * The ranks of lifecycle stages. From growth to maturity is no drop, and a prospect has no level to lose.
 */
const STAGE_RANKS: Readonly<Record<string, number>> = {
  growth: 1,
  maturity: 1,
  introduction: 2,
  reactivated: 3,
  decline: 4,
  churned: 5,
};

function levelOf(value: unknown): Level | null {
  const { id, rank } = (value ?? {}) as { id?: unknown; rank?: unknown };
  if (typeof id !== 'string') return null;
  return { id, rank: typeof rank === 'number' && Number.isFinite(rank) ? rank : null };
}

/** Where a row stands now: `segment` and `tier` by their ranks, `lifecycle.stage` by a fixed order; `null` where it has none. */
export function levelsOf(row: object): Readonly<Record<LevelName, Level | null>> {
  const { segment, tier, lifecycle } = row as { segment?: unknown; tier?: unknown; lifecycle?: unknown };
  const stage = (lifecycle as { stage?: unknown } | null | undefined)?.stage;
  return {
    segment: levelOf(segment),
    tier: levelOf(tier),
    stage:
      typeof stage === 'string'
        ? { id: stage, rank: Object.hasOwn(STAGE_RANKS, stage) ? (STAGE_RANKS[stage] as number) : null }
        : null,
  };
}

/**
 * The levels to remember for the next evaluation: on each scale the level at hand, or the better one that was there before while it was last seen no more than 100 days
 * ago. `since` is the day on which the account was last seen there. A level without a rank is not remembered, and makes nothing forgotten.
 */
export function rememberLevels(row: object, before: Levels | undefined, asOf: number): Levels {
  const now = levelsOf(row);
  const levels: { -readonly [Name in LevelName]?: Levels[Name] } = {};
  for (const name of LEVEL_NAMES) {
    const level = now[name];
    const known = before?.[name];
    const keeps =
      known !== undefined &&
      asOf - dayFromIsoPrefix(known.since) <= DROP_DAYS &&
      (level === null || level.rank === null || (known.rank !== null && level.rank > known.rank));
    if (keeps) levels[name] = known;
    else if (level !== null && level.rank !== null)
      levels[name] = { id: level.id, rank: level.rank, since: isoDay(asOf) };
  }
  return levels;
}

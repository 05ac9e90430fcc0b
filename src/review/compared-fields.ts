import { sameJson } from '../internal/same-json.ts';
import { byRank } from '../tiers/scheme.ts';
import type { AccountWarnings } from '../warnings/alert.ts';
import type { MigrationField } from './comparison-record.ts';
import type { Review, ReviewAccount } from './review-record.ts';
import { STAGES_OF_LIFE } from './stages-of-life.ts';
import { isSameYardstick } from './yardsticks.ts';

/** A field whose ids mean the same in both reviews. */
export interface ComparedField {
  readonly field: MigrationField;
  /** The ids of the scale, best first. */
  readonly ids: readonly string[];
  /** Ids beside the scale, shown where they occur. */
  readonly outside: readonly string[];
  /** 1 is best; ids without one are neither better nor worse than others. `null` where no id is better. */
  readonly rankOf: ReadonlyMap<string, number> | null;
  /** The id of an account of the review before (0) or after (1). */
  readonly read: (account: ReviewAccount, side: 0 | 1) => string;
}

/** Where an account has no id. */
const NONE = 'none';

/** The least grave first. */
const STATUSES: ReadonlyArray<AccountWarnings['status']> = ['green', 'blue', 'yellow', 'orange', 'red'];

function ranksBy(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, i) => [id, i + 1]));
}

/** The segments of a map, best first, those of one rank as the map lists them. */
function segmentsOf({ choices }: Review): ReadonlyArray<{ readonly id: string; readonly rank: number }> {
  const { segments } = choices.segmentMap;
  return segments.map(({ id, rank }) => ({ id, rank })).sort((a, b) => a.rank - b.rank);
}

/** The tiers of a review, best first. */
export function tierIdsOf({ models }: Review): string[] {
  return byRank(models.tiers.options).map(({ id }) => id);
}

function heldTiers({ tiers }: Review): ReadonlyMap<string, string> {
  return new Map(tiers.state.accounts.map(({ accountId, tier }) => [accountId, tier]));
}

function tierFields(before: Review, after: Review): ComparedField[] {
  const ids = tierIdsOf(before);
  if (!sameJson(ids, tierIdsOf(after))) return [];
  const scale = { ids, outside: ['not_key', 'unknown'], rankOf: ranksBy([...ids, 'not_key']) };
  const held = [heldTiers(before), heldTiers(after)] as const;
  return [
    { field: 'tier', ...scale, read: ({ tier }) => tier.id },
    { field: 'heldTier', ...scale, read: ({ accountId }, side) => held[side].get(accountId) ?? NONE },
  ];
}

function clusterFields(before: Review, after: Review): ComparedField[] {
  const model = before.models.clusters;
  if (model === null || !isSameYardstick('clusters', before, after)) return [];
  return [
    {
      field: 'cluster',
      ids: model.fitted.clusters.map(({ id }) => String(id)),
      outside: [NONE],
      rankOf: null,
      read: ({ cluster }) => (cluster === null || cluster.id === null ? NONE : String(cluster.id)),
    },
  ];
}

/** The fields that can be compared: of segments and tiers, those of the same ids in the same order; of clusters, those of one model. */
export function comparedFields(before: Review, after: Review): ComparedField[] {
  const segments = segmentsOf(before);
  const isSameMap = sameJson(segments, segmentsOf(after));
  const segment: ComparedField = {
    field: 'segment',
    ids: segments.map(({ id }) => id),
    outside: ['prospect', 'other'],
    rankOf: new Map(segments.map(({ id, rank }) => [id, rank])),
    read: (account) => account.segment.id,
  };
  return [
    ...(isSameMap ? [segment] : []),
    {
      field: 'abc',
      ids: ['A', 'B', 'C'],
      outside: [NONE],
      rankOf: ranksBy(['A', 'B', 'C']),
      read: ({ abc }) => abc.class ?? NONE,
    },
    ...tierFields(before, after),
    {
      field: 'lifecycle',
      ids: STAGES_OF_LIFE,
      outside: [],
      rankOf: null,
      read: ({ lifecycle }) => lifecycle.stage,
    },
    ...clusterFields(before, after),
    {
      field: 'warnings',
      ids: STATUSES,
      outside: ['grey'],
      rankOf: ranksBy(STATUSES),
      read: ({ warnings }) => warnings.status,
    },
  ];
}

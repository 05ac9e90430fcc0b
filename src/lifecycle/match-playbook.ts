import { checkModel } from '../model/parse-model.ts';
import type { Reason } from '../types.ts';
import { placeOf, readKey } from './field-values.ts';
import type { Playbook, PlaybookEntry, PlaybookTier } from './playbook.ts';

/** What an account is asked to be looked up by. */
export type PlaybookKind = 'tier' | 'stage' | 'segment';

/** A playbook by id, ready to look accounts up. */
export interface PlaybookIndex {
  readonly id: string;
  readonly tiers: ReadonlyMap<string, PlaybookTier>;
  readonly otherTier: Omit<PlaybookTier, 'id'>;
  readonly stages: ReadonlyMap<string, PlaybookEntry>;
  readonly segments: ReadonlyMap<string, PlaybookEntry>;
}

/** What the playbook has for an account. */
export interface PlaybookMatch {
  readonly tier: Omit<PlaybookTier, 'id'>;
  /** The entries that were found, by what: stage, segment, tier. */
  readonly found: ReadonlyArray<{
    readonly because: PlaybookKind;
    readonly of: string | null;
    readonly cadenceDays: number | null;
    readonly actions: readonly string[];
  }>;
  readonly cadenceDays: number;
  readonly reasons: readonly Reason[];
}

/** Index a playbook; anything else is refused. */
export function indexPlaybook(action: string, playbook: Playbook): PlaybookIndex {
  checkModel(action, playbook, 'playbook', 1);
  const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]): Map<string, Entry> =>
    new Map(entries.map((entry) => [entry.id, entry]));
  return {
    id: playbook.id,
    tiers: byId(playbook.tiers),
    otherTier: playbook.otherTier,
    stages: byId(playbook.stages),
    segments: byId(playbook.segments),
  };
}

/** The ids on a row: `tier.id`, `lifecycle.stage`, `segment.id`, or the same as plain texts (`tier`, `stage`, `segment`). */
function idsOf(
  action: string,
  row: object,
  index: number,
): ReadonlyArray<readonly [PlaybookKind, string | null]> {
  const { tier, stage, lifecycle, segment } = row as Readonly<Record<string, unknown>>;
  const place = (): string => placeOf('accounts', row, index);
  const ofLifecycle =
    typeof lifecycle === 'object' && lifecycle !== null
      ? (lifecycle as { readonly stage?: unknown }).stage
      : lifecycle;
  return [
    ['stage', readKey(action, 'stage', ofLifecycle ?? stage, place)],
    ['segment', readKey(action, 'segment', segment, place)],
    ['tier', readKey(action, 'tier', tier, place)],
  ];
}

/** Look an account up: by stage, by segment, by tier. The shortest cadence holds. */
export function matchPlaybook(
  action: string,
  playbook: PlaybookIndex,
  row: object,
  index: number,
): PlaybookMatch {
  const reasons: Reason[] = [];
  const found: Array<PlaybookMatch['found'][number]> = [];
  let tier: Omit<PlaybookTier, 'id'> = playbook.otherTier;
  for (const [because, of] of idsOf(action, row, index)) {
    const known =
      of === null
        ? undefined
        : { tier: playbook.tiers, stage: playbook.stages, segment: playbook.segments }[because].get(of);
    if (known !== undefined)
      reasons.push({ code: 'playbook.entry', field: because, value: of, op: '=', threshold: known.id });
    else if (of === null)
      reasons.push({ code: 'playbook.missing', field: because, value: null, op: 'missing', threshold: null });
    else
      reasons.push({
        code: 'playbook.no_entry',
        field: because,
        value: of,
        op: 'missing',
        threshold: playbook.id,
      });
    if (because === 'tier' && known !== undefined) tier = known as PlaybookTier;
    const entry = known ?? (because === 'tier' ? playbook.otherTier : undefined);
    if (entry !== undefined)
      found.push({
        because,
        of: known === undefined ? null : of,
        cadenceDays: entry.cadenceDays,
        actions: entry.actions,
      });
  }
  // The tier always has a cadence; one that is asked for by stage or segment is told only if it is shorter.
  let decided = found[found.length - 1] as PlaybookMatch['found'][number];
  for (const entry of found)
    if (entry.cadenceDays !== null && entry.cadenceDays < (decided.cadenceDays as number)) decided = entry;
  const cadenceDays = decided.cadenceDays as number;
  reasons.push({
    code: decided.of === null ? 'playbook.other_cadence' : 'playbook.cadence',
    field: decided.because,
    value: decided.of,
    op: '=',
    threshold: cadenceDays,
  });
  return { tier, found, cadenceDays, reasons };
}

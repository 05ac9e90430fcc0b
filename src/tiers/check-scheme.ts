import { show } from '../internal/show.ts';
import { checkShape } from './check-shape.ts';
import { byRank, conditionsOf, type TierCondition, type TierScheme } from './scheme.ts';
import {
  fault,
  gateFaults,
  isComparable,
  lowestFaults,
  quotaFaults,
  rangeFaults,
  repeated,
  type TierSchemeFault,
} from './scheme-faults.ts';

const RESERVED = new Set(['not_key', 'unknown']);

/**
 * Prove a tier scheme right, or list everything that is wrong with it.
 *
 * A scheme is right when every score belongs to one tier (60–74 and 75–100 leave 74.5 to nobody), ranks and ids differ, a better tier never asks for
 * less, every account that passes the entry gate has a tier, and caps, floors and quotas make sense. `fitTiers` and `classifyTiers` refuse a
 * scheme with faults. Gates with alternatives (`anyOf`) are not compared between tiers. Cost: O(tiers · gates).
 *
 * @param scheme a tier scheme
 * @returns all faults; `[]` for a scheme that is right
 * @throws {TypeError} if it has another shape, such as a field that no scheme has (the field is named)
 * @throws {RangeError} if a value is out of range
 * @example Whole numbers leave gaps
 * ```ts
 * import { checkTierScheme, tiers5, type TierScheme } from 'account-scoring';
 *
 * const mine: TierScheme = {
 *   kind: 'tier-scheme',
 *   version: 1,
 *   id: 'mine',
 *   mode: 'score',
 *   tiers: [
 *     { id: 'top', rank: 1, score: { from: 75 } },
 *     { id: 'rest', rank: 2, score: { below: 74 } },
 *   ],
 * };
 * console.log(checkTierScheme(tiers5).length, checkTierScheme(mine));
 * // → 0 [ { code: 'gap', tiers: [ 'top', 'rest' ], values: [ 74, 75 ] } ]
 * ```
 */
export function checkTierScheme(scheme: TierScheme): TierSchemeFault[] {
  checkShape('check a tier scheme', scheme);
  return faultsOf(scheme);
}

/** The faults of a scheme whose shape is right. */
function faultsOf(scheme: TierScheme): TierSchemeFault[] {
  const tiers = byRank(scheme);
  const ids = new Set(tiers.map(({ id }) => id));
  const named = [
    ...(scheme.vetoes ?? []).flatMap(({ cap }) => cap ?? []),
    ...(scheme.coverage === undefined ? [] : [scheme.coverage.cap]),
    ...(scheme.protection === undefined ? [] : [scheme.protection.floor]),
  ];
  const gated = tiers.flatMap(({ id, gates }) =>
    (gates ?? []).map((gate) => ({ id, list: conditionsOf(gate) })),
  );
  const asking: ReadonlyArray<{ readonly id: string; readonly list: readonly TierCondition[] }> = [
    ...gated,
    ...(scheme.entry ?? []).map((condition) => ({ id: 'entry', list: [condition] })),
  ];
  const vetoes = scheme.vetoes ?? [];
  return [
    ...repeated(tiers, ({ id }) => id, 'duplicate_id'),
    ...repeated(tiers, ({ rank }) => rank, 'duplicate_rank'),
    ...tiers.filter(({ id }) => RESERVED.has(id)).map(({ id }) => fault('duplicate_id', [id])),
    ...rangeFaults(tiers, scheme.mode),
    ...gateFaults(tiers, scheme.mode),
    ...lowestFaults(scheme, tiers),
    ...named.filter((id) => !ids.has(id)).map((id) => fault('unknown_tier', [id])),
    ...quotaFaults(tiers),
    ...asking
      .filter(({ list }) => list.length === 0 || !list.every((condition) => isComparable(condition, 'more')))
      .map(({ id }) => fault('condition', [id])),
    ...vetoes.filter(({ when }) => !isComparable(when, 'less')).map(({ id }) => fault('condition', [id])),
    ...vetoes
      .filter(({ id }, v) => vetoes.findIndex((veto) => veto.id === id) < v)
      .map(({ id }) => fault('duplicate_id', [id])),
  ];
}

/** Refuse a scheme with faults, naming the first. */
export function refuseFaults(action: string, scheme: TierScheme): void {
  checkShape(action, scheme);
  const faults = faultsOf(scheme);
  const [first] = faults;
  if (first === undefined) return;
  const values = first.values.length > 0 ? ` (${first.values.join(' and ')})` : '';
  const more = faults.length > 1 ? `, and ${faults.length - 1} more: see checkTierScheme` : '';
  throw new RangeError(
    `Cannot ${action} as scheme ${show(scheme.id)} has the fault ${first.code} at ${first.tiers.join(', ')}${values}${more}`,
  );
}

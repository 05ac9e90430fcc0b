import type { Locale } from '../types.ts';
import { CLUSTER_FIELDS, CONTRASTS } from './labels/clusters.ts';
import { ACCOUNT_CHANGES, BESIDES, BRIDGE_STEPS, COMPARED } from './labels/comparison.ts';
import { ABC, VERDICTS } from './labels/concentration.ts';
import { FIELDS } from './labels/fields.ts';
import { INDICATORS, SIGNAL_FIELD_LABELS } from './labels/indicators.ts';
import type { Labels } from './labels/labels.ts';
import { STAGES } from './labels/lifecycle.ts';
import {
  CAUSES,
  CHANGES,
  CHECKLIST,
  CONDITIONS,
  DELIVERED_PARTS,
  DIMENSIONS,
  EFFECT_SIZES,
  LOYALTY_FIELDS,
  LOYALTY_LEVELS,
  OUTCOMES,
} from './labels/loyalty.ts';
import { ACTIONS, ENTITLEMENTS, OWNERS, SERVICE_LEVELS } from './labels/playbooks.ts';
import { MAP_FAULTS, MAPS, SEGMENTS } from './labels/rfm.ts';
import { CRITERIA, KINDS, MOVES, SCHEMES, TIER_FIELDS, TIERS } from './labels/tiers.ts';
import {
  ALERT_STATES,
  FAMILIES,
  INDICATOR_MEASURES,
  RULES,
  SEVERITIES,
  STATUSES,
  WARNING_ACTIONS,
} from './labels/warnings.ts';

/** The tables of labels. */
export type LabelKind =
  | 'segment'
  | 'contrast'
  | 'field'
  | 'abc'
  | 'map'
  | 'mapFault'
  | 'verdict'
  | 'criterion'
  | 'tier'
  | 'scheme'
  | 'move'
  | 'kind'
  | 'stage'
  | 'loyaltyLevel'
  | 'checklist'
  | 'condition'
  | 'dimension'
  | 'deliveredPart'
  | 'change'
  | 'outcome'
  | 'cause'
  | 'effectSize'
  | 'action'
  | 'serviceLevel'
  | 'owner'
  | 'entitlement'
  | 'rule'
  | 'severity'
  | 'status'
  | 'alertState'
  | 'family'
  | 'indicator'
  | 'warningAction'
  | 'accountChange'
  | 'bridge'
  | 'migration';

/** Lists, as bundlers keep objects that are spread. */
const TABLES: Readonly<Record<LabelKind, readonly Labels[]>> = {
  segment: [SEGMENTS, BESIDES],
  contrast: [CONTRASTS],
  field: [FIELDS, TIER_FIELDS, LOYALTY_FIELDS, CLUSTER_FIELDS, SIGNAL_FIELD_LABELS, INDICATORS],
  abc: [ABC, BESIDES],
  map: [MAPS],
  mapFault: [MAP_FAULTS],
  verdict: [VERDICTS],
  criterion: [CRITERIA],
  tier: [TIERS, BESIDES],
  scheme: [SCHEMES],
  move: [MOVES],
  kind: [KINDS],
  stage: [STAGES, BESIDES],
  loyaltyLevel: [LOYALTY_LEVELS],
  checklist: [CHECKLIST],
  condition: [CONDITIONS],
  dimension: [DIMENSIONS],
  deliveredPart: [DELIVERED_PARTS],
  change: [CHANGES],
  outcome: [OUTCOMES],
  cause: [CAUSES],
  effectSize: [EFFECT_SIZES],
  action: [ACTIONS],
  serviceLevel: [SERVICE_LEVELS],
  owner: [OWNERS],
  entitlement: [ENTITLEMENTS],
  rule: [RULES],
  severity: [SEVERITIES],
  status: [STATUSES, BESIDES],
  alertState: [ALERT_STATES],
  family: [FAMILIES],
  indicator: [INDICATORS, INDICATOR_MEASURES],
  warningAction: [WARNING_ACTIONS],
  accountChange: [ACCOUNT_CHANGES],
  bridge: [BRIDGE_STEPS],
  migration: [COMPARED, BESIDES],
};

/**
 * The name of a segment, class, field or map in a language.
 *
 * An id without a label is returned as it is: segments of your own map carry their labels in the map.
 *
 * @param kind which table: a {@link LabelKind}
 * @param id such as `champions`
 * @param options `locale`, default `'en'`
 * @returns the label
 * @example Both languages
 * ```ts
 * import { formatLabel } from 'account-scoring';
 *
 * console.log(formatLabel('segment', 'cannot_lose'), formatLabel('segment', 'cannot_lose', { locale: 'zh-CN' }));
 * // → Can't lose 不可流失客户
 * ```
 */
export function formatLabel(
  kind: LabelKind,
  id: string,
  options: { locale?: Locale | undefined } = {},
): string {
  const label = TABLES[kind].find((labels) => Object.hasOwn(labels, id))?.[id];
  return label === undefined ? id : label[options.locale ?? 'en'];
}

import type { Locale } from '../types.ts';
import { ABC, VERDICTS } from './labels/concentration.ts';
import { FIELDS } from './labels/fields.ts';
import type { Labels } from './labels/labels.ts';
import { STAGES } from './labels/lifecycle.ts';
import { MAP_FAULTS, MAPS, SEGMENTS } from './labels/rfm.ts';
import { CRITERIA, KINDS, MOVES, SCHEMES, TIERS } from './labels/tiers.ts';

/** The tables of labels. */
export type LabelKind =
  | 'segment'
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
  | 'stage';

const TABLES: Readonly<Record<LabelKind, Labels>> = {
  segment: SEGMENTS,
  field: FIELDS,
  abc: ABC,
  map: MAPS,
  mapFault: MAP_FAULTS,
  verdict: VERDICTS,
  criterion: CRITERIA,
  tier: TIERS,
  scheme: SCHEMES,
  move: MOVES,
  kind: KINDS,
  stage: STAGES,
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
  const label = Object.hasOwn(TABLES[kind], id) ? TABLES[kind][id] : undefined;
  return label === undefined ? id : label[options.locale ?? 'en'];
}

import { formatLabel, type LabelKind } from '../explain/labels.ts';
import { classic125 } from '../rfm/maps/classic125.ts';
import { kam11 } from '../rfm/maps/kam11.ts';
import { rf10 } from '../rfm/maps/rf10.ts';
import { value3 } from '../rfm/maps/value3.ts';
import { zh8 } from '../rfm/maps/zh8.ts';
import type { SegmentMap } from '../rfm/segment-map.ts';
import type { CriteriaSet } from '../tiers/criterion.ts';
import { contributionIndex } from '../tiers/presets/contribution-index.ts';
import { definitionModel } from '../tiers/presets/definition-model.ts';
import { fourBigs } from '../tiers/presets/four-bigs.ts';
import { fourCriteria } from '../tiers/presets/four-criteria.ts';
import { judgeAndSelect } from '../tiers/presets/judge-and-select.ts';
import { scaleGrowthLoyalty } from '../tiers/presets/scale-growth-loyalty.ts';
import { valueToFirm } from '../tiers/presets/value-to-firm.ts';
import type { TierScheme } from '../tiers/scheme.ts';
import { abcTiers } from '../tiers/schemes/abc-tiers.ts';
import { class4 } from '../tiers/schemes/class4.ts';
import { tiers5 } from '../tiers/schemes/tiers5.ts';
import { valueBands } from '../tiers/schemes/value-bands.ts';
import { scalarOf, shownCell } from './cells.ts';
import { plainName } from './column-names.ts';
import { sheetError } from './sheet-error.ts';

const MAPS: readonly SegmentMap[] = [kam11, zh8, rf10, classic125, value3];
const SCHEMES: readonly TierScheme[] = [abcTiers, valueBands, class4, tiers5];
const CRITERIA: readonly CriteriaSet[] = [
  scaleGrowthLoyalty,
  fourCriteria,
  fourBigs,
  valueToFirm,
  contributionIndex,
  judgeAndSelect,
  definitionModel,
];

/** The one that a cell names by its id or its label in either language. The first is the default. */
function choose<T extends { readonly id: string }>(
  name: string,
  given: unknown,
  from: readonly T[],
  kind: LabelKind | null,
): T {
  const cell = scalarOf(given);
  if (cell === undefined) return from[0] as T;
  const plain = plainName(String(cell));
  const found = from.find(({ id }) =>
    [id, ...(kind === null ? [] : [formatLabel(kind, id), formatLabel(kind, id, { locale: 'zh-CN' })])].some(
      (text) => plainName(text) === plain,
    ),
  );
  if (found !== undefined) return found;
  throw sheetError((words) => words.badOption(name, shownCell(cell), from.map(({ id }) => id).join(', ')));
}

/** The segment map that a cell names; default `kam11`. */
export function mapNamed(given: unknown): SegmentMap {
  return choose('map', given, MAPS, 'map');
}

/** The tier scheme that a cell names; default `abc_tiers`. */
export function schemeNamed(given: unknown): TierScheme {
  return choose('scheme', given, SCHEMES, 'scheme');
}

/** The set of criteria that the options name. */
export function criteriaNamed(given: string | undefined, fallback: string): CriteriaSet {
  return choose('criteria', given ?? fallback, CRITERIA, null);
}

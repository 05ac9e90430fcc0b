import type { WarningRuleFault } from './check-rules-fault.ts';
import { isIndicatorId, measureNames } from './measure.ts';

const OPERATORS: readonly string[] = ['<', '<=', '>', '>=', '='];
const COMMON: readonly string[] = ['value', 'baseline', 'lastYear', 'delta', 'probability', 'n'];

const COMPARISON_FIELDS: readonly string[] = ['indicator', 'measure', 'op', 'than'];

type Code = WarningRuleFault['code'];
/** What is wrong with a part, by itself. */
export type Found = readonly [code: Code, names: readonly string[], values: readonly number[]];

function isMeasure(indicator: string, name: unknown): boolean {
  if (typeof name !== 'string') return false;
  return COMMON.includes(name) || (isIndicatorId(indicator) && measureNames(indicator).includes(name));
}

export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= 1e100;
export type Fields = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const shown = (value: unknown): number[] => (isNumber(value) ? [value] : []);

/** Fields that nothing looks at: most often a typing error. */
export function unknownFields(value: Fields, known: readonly string[]): Found[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name): Found => ['unknown_field', [name], []]);
}

function ofList(list: unknown, indicator: string): Found[] {
  if (!Array.isArray(list) || list.length === 0) return [['empty', ['than'], []]];
  return list.flatMap((part) => ofThreshold(part, indicator));
}

function ofMeasure({ measure, times = 1 }: Fields, indicator: string): Found[] {
  const faults: Found[] = isMeasure(indicator, measure)
    ? []
    : [['unknown_measure', [`${indicator}.${String(measure)}`], []]];
  return isNumber(times) ? faults : [...faults, ['condition', ['times'], []]];
}

function ofAges(steps: unknown, otherwise: unknown, indicator: string): Found[] {
  if (!Array.isArray(steps)) return [['condition', ['byAge'], []]];
  const list = steps.map((step: unknown): Fields => (isObject(step) ? step : {}));
  const ages = list.map(({ belowDays }) => belowDays);
  // An age that is not above the one before is never reached.
  const wrong = ages.filter((days, i) => {
    const before = ages[i - 1];
    return !isNumber(days) || days <= (isNumber(before) ? before : 0);
  });
  return [
    ...wrong.map((days): Found => ['condition', ['belowDays'], shown(days)]),
    ...list.flatMap((step) => unknownFields(step, ['belowDays', 'than'])),
    ...[...list.map(({ than }) => than), otherwise].flatMap((part) => ofThreshold(part, indicator)),
  ];
}

function ofThreshold(than: unknown, indicator: string): Found[] {
  if (isNumber(than)) return [];
  if (!isObject(than)) return [['condition', ['than'], []]];
  const { max, min, peerPercentile: p, byTier, byAge, otherwise } = than;
  if ('measure' in than) return [...ofMeasure(than, indicator), ...unknownFields(than, ['measure', 'times'])];
  if ('max' in than) return [...ofList(max, indicator), ...unknownFields(than, ['max'])];
  if ('min' in than) return [...ofList(min, indicator), ...unknownFields(than, ['min'])];
  if ('peerPercentile' in than) {
    const faults: Found[] =
      isNumber(p) && p >= 0 && p <= 100 ? [] : [['condition', ['peerPercentile'], shown(p)]];
    return [...faults, ...unknownFields(than, ['peerPercentile'])];
  }
  if ('byTier' in than) {
    const parts = isObject(byTier) ? [...Object.values(byTier), otherwise] : [null];
    const faults = parts.flatMap((part) => ofThreshold(part, indicator));
    return [...faults, ...unknownFields(than, ['byTier', 'otherwise'])];
  }
  if (!('byAge' in than)) return [['condition', ['than'], []]];
  return [...ofAges(byAge, otherwise, indicator), ...unknownFields(than, ['byAge', 'otherwise'])];
}

function ofConditions(list: unknown, indicator: string): Found[] {
  if (!Array.isArray(list) || list.length === 0) return [['empty', ['when'], []]];
  return list.flatMap((part) => ofCondition(part, indicator));
}

/** What is wrong with a condition, which may be anything. */
export function ofCondition(condition: unknown, indicator: string): Found[] {
  if (!isObject(condition)) return [['condition', ['when'], []]];
  for (const name of ['all', 'any'])
    if (name in condition)
      return [...ofConditions(condition[name], indicator), ...unknownFields(condition, [name])];
  if ('not' in condition)
    return [...ofCondition(condition.not, indicator), ...unknownFields(condition, ['not'])];
  const whose = condition.indicator ?? indicator;
  if (typeof whose !== 'string' || !isIndicatorId(whose)) return [['unknown_indicator', [String(whose)], []]];
  const measure = condition.measure ?? 'value';
  const faults: Found[] = isMeasure(whose, measure)
    ? []
    : [['unknown_measure', [`${whose}.${String(measure)}`], []]];
  if (!OPERATORS.includes(condition.op as string)) faults.push(['condition', ['op'], []]);
  return [...faults, ...ofThreshold(condition.than, whose), ...unknownFields(condition, COMPARISON_FIELDS)];
}

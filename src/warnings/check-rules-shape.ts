import { ruleFault, type WarningRuleFault } from './check-rules-fault.ts';
import { LEVELS } from './evaluate-rule.ts';
import { isIndicatorId, measureNames } from './measure.ts';
import type { RuleCondition, Threshold, WarningRule } from './rule.ts';

const OPERATORS: readonly string[] = ['<', '<=', '>', '>=', '='];
const COMMON: readonly string[] = ['value', 'baseline', 'lastYear', 'delta', 'probability', 'n'];

type Code = WarningRuleFault['code'];
type Found = readonly [code: Code, names: readonly string[], values: readonly number[]];

function isMeasure(indicator: string, name: unknown): boolean {
  if (typeof name !== 'string') return false;
  return COMMON.includes(name) || (isIndicatorId(indicator) && measureNames(indicator).includes(name));
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 1e100;
const shown = (value: unknown): number[] => (isNumber(value) ? [value] : []);

function ofList(list: readonly Threshold[], indicator: string): Found[] {
  if (!Array.isArray(list) || list.length === 0) return [['empty', ['than'], []]];
  return list.flatMap((part) => ofThreshold(part, indicator));
}

function ofThreshold(than: Threshold, indicator: string): Found[] {
  if (typeof than === 'number') return isNumber(than) ? [] : [['condition', ['than'], []]];
  if (typeof than !== 'object' || than === null) return [['condition', ['than'], []]];
  if ('measure' in than) {
    const faults: Found[] = isMeasure(indicator, than.measure)
      ? []
      : [['unknown_measure', [`${indicator}.${than.measure}`], []]];
    return isNumber(than.times ?? 1) ? faults : [...faults, ['condition', ['times'], []]];
  }
  if ('max' in than) return ofList(than.max, indicator);
  if ('min' in than) return ofList(than.min, indicator);
  if ('peerPercentile' in than) {
    const p = than.peerPercentile;
    return isNumber(p) && p >= 0 && p <= 100 ? [] : [['condition', ['peerPercentile'], shown(p)]];
  }
  if ('byTier' in than)
    return [...Object.values(than.byTier ?? {}), than.otherwise].flatMap((part) =>
      ofThreshold(part, indicator),
    );
  if (!('byAge' in than) || !Array.isArray(than.byAge)) return [['condition', ['than'], []]];
  const ages = than.byAge.map(({ belowDays }) => belowDays);
  // An age that is not above the one before is never reached.
  const wrong = ages.filter((days, i) => !isNumber(days) || days <= (ages[i - 1] ?? 0));
  return [
    ...wrong.map((days): Found => ['condition', ['belowDays'], shown(days)]),
    ...[...than.byAge.map((step) => step.than), than.otherwise].flatMap((part) =>
      ofThreshold(part, indicator),
    ),
  ];
}

function ofConditions(list: readonly RuleCondition[], indicator: string): Found[] {
  if (!Array.isArray(list) || list.length === 0) return [['empty', ['when'], []]];
  return list.flatMap((part) => ofCondition(part, indicator));
}

function ofCondition(condition: RuleCondition, indicator: string): Found[] {
  if (typeof condition !== 'object' || condition === null) return [['condition', ['when'], []]];
  if ('all' in condition) return ofConditions(condition.all, indicator);
  if ('any' in condition) return ofConditions(condition.any, indicator);
  if ('not' in condition) return ofCondition(condition.not, indicator);
  const whose = condition.indicator ?? indicator;
  if (!isIndicatorId(whose)) return [['unknown_indicator', [String(whose)], []]];
  const measure = condition.measure ?? 'value';
  const faults: Found[] = isMeasure(whose, measure) ? [] : [['unknown_measure', [`${whose}.${measure}`], []]];
  if (!OPERATORS.includes(condition.op)) faults.push(['condition', ['op'], []]);
  return [...faults, ...ofThreshold(condition.than, whose)];
}

function ofPeriod(name: string, value: number | undefined, least: number): Found[] {
  const isRight = value === undefined || (Number.isInteger(value) && value >= least && value <= 1e6);
  return isRight ? [] : [['period', [name], shown(value)]];
}

function ofRecovery(recoverAt: number | RuleCondition | undefined, indicator: string): Found[] {
  if (recoverAt === undefined) return [];
  if (typeof recoverAt !== 'number') return ofCondition(recoverAt, indicator);
  if (recoverAt > 1) return [['recovery_above_trigger', ['recoverAt'], shown(recoverAt)]];
  return recoverAt > 0 ? [] : [['condition', ['recoverAt'], shown(recoverAt)]];
}

/** What is wrong with the parts of a rule, each by itself. */
export function shapeFaults(rule: WarningRule): WarningRuleFault[] {
  const { id, indicator } = rule;
  const faults: WarningRuleFault[] = [];
  const add = (found: readonly Found[], ...levels: WarningRuleFault['levels']): void => {
    for (const [code, names, values] of found) faults.push(ruleFault(code, [id], { levels, names, values }));
  };
  if (!isIndicatorId(indicator)) add([['unknown_indicator', [String(indicator)], []]]);
  const levels = LEVELS.filter((level) => rule.levels[level] !== undefined);
  if (levels.length === 0) add([['empty', ['levels'], []]]);
  for (const level of levels) {
    const definition = rule.levels[level];
    if (definition === undefined) continue;
    add(ofCondition(definition.when, indicator), level);
    add(ofPeriod('forEvaluations', definition.forEvaluations, 1), level);
    add(ofPeriod('forDays', definition.forDays, 0), level);
    add(ofRecovery(definition.recoverAt, indicator), level);
  }
  if (rule.minData !== undefined) add(ofCondition(rule.minData, indicator));
  add(ofRecovery(rule.recoverAt, indicator));
  add(ofPeriod('keepForDays', rule.keepForDays, 0));
  add(ofPeriod('cooldownDays', rule.cooldownDays, 0));
  return faults;
}

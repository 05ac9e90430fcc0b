import {
  type Fields,
  type Found,
  isNumber,
  isObject,
  ofCondition,
  shown,
  unknownFields,
} from './check-rules-condition.ts';
import { ruleFault, type WarningRuleFault } from './check-rules-fault.ts';
import { LEVELS } from './evaluate-rule.ts';
import { isIndicatorId } from './measure.ts';
import type { WarningFamily, WarningRule } from './rule.ts';

const FAMILIES: readonly WarningFamily[] = [
  'volume',
  'payment',
  'experience',
  'relationship',
  'contract',
  'competition',
  'delivery',
  'value',
];
const RULE_FIELDS: readonly string[] = [
  'id',
  'indicator',
  'family',
  'levels',
  'minData',
  'recoverAt',
  'keepForDays',
  'cooldownDays',
  'action',
  'early',
];
const LEVEL_FIELDS: readonly string[] = ['when', 'forEvaluations', 'forDays', 'recoverAt'];

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

function ofPeriod(name: string, value: unknown, least: number): Found[] {
  const isRight =
    value === undefined || (isNumber(value) && Number.isInteger(value) && value >= least && value <= 1e6);
  return isRight ? [] : [['period', [name], shown(value)]];
}

function ofRecovery(recoverAt: unknown, indicator: string): Found[] {
  if (recoverAt === undefined) return [];
  if (typeof recoverAt !== 'number') return ofCondition(recoverAt, indicator);
  if (recoverAt > 1) return [['recovery_above_trigger', ['recoverAt'], shown(recoverAt)]];
  return recoverAt > 0 ? [] : [['condition', ['recoverAt'], shown(recoverAt)]];
}

function ofLevel(definition: unknown, indicator: string): Found[] {
  if (!isObject(definition)) return [['condition', ['levels'], []]];
  return [
    ...ofCondition(definition.when, indicator),
    ...ofPeriod('forEvaluations', definition.forEvaluations, 1),
    ...ofPeriod('forDays', definition.forDays, 0),
    ...ofRecovery(definition.recoverAt, indicator),
    ...unknownFields(definition, LEVEL_FIELDS),
  ];
}

function ofHead({ id, indicator, family, action, early }: Fields): Found[] {
  const faults: Found[] = [];
  if (!isId(id)) faults.push(['id', ['id'], shown(id)]);
  if (typeof indicator !== 'string' || !isIndicatorId(indicator))
    faults.push(['unknown_indicator', [String(indicator)], []]);
  if (!FAMILIES.includes(family as WarningFamily)) faults.push(['unknown_family', [String(family)], []]);
  if (action !== undefined && !isId(action)) faults.push(['condition', ['action'], []]);
  if (early !== undefined && typeof early !== 'boolean') faults.push(['condition', ['early'], []]);
  return faults;
}

/** How a rule is named in faults: by its id, or by its place. */
export function nameOfRule(rule: unknown, at: number): string {
  return isObject(rule) && isId(rule.id) ? rule.id : `rules[${at}]`;
}

/** What is wrong with the parts of a rule, each by itself. It may be anything: rules come from people who write JSON. */
export function shapeFaults(rule: WarningRule | null | undefined, at: number): WarningRuleFault[] {
  const name = nameOfRule(rule, at);
  const fields: unknown = rule;
  if (!isObject(fields)) return [ruleFault('condition', [name], { names: ['rules'] })];
  const faults: WarningRuleFault[] = [];
  const add = (found: readonly Found[], ...levels: WarningRuleFault['levels']): void => {
    for (const [code, names, values] of found)
      faults.push(ruleFault(code, [name], { levels, names, values }));
  };
  add(ofHead(fields));
  const indicator = String(fields.indicator);
  const given = isObject(fields.levels) ? fields.levels : {};
  const levels = LEVELS.filter((level) => given[level] !== undefined);
  const strange = Object.keys(given).filter((level) => !(LEVELS as readonly string[]).includes(level));
  add(strange.map((level): Found => ['unknown_level', [level], []]));
  if (levels.length === 0 && strange.length === 0) add([['empty', ['levels'], []]]);
  for (const level of levels) add(ofLevel(given[level], indicator), level);
  if (fields.minData !== undefined) add(ofCondition(fields.minData, indicator));
  add(ofRecovery(fields.recoverAt, indicator));
  add(ofPeriod('keepForDays', fields.keepForDays, 0));
  add(ofPeriod('cooldownDays', fields.cooldownDays, 0));
  add(unknownFields(fields, RULE_FIELDS));
  return faults;
}

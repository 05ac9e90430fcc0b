import { expect, test } from 'vitest';
import { formatLabel, formatReason, type RuleCondition } from '../../src/index.ts';
import { kamRules } from '../../src/warnings/kam-rules.ts';
import { INDICATOR_IDS, measureNames } from '../../src/warnings/measure.ts';

const COMMON = ['baseline', 'lastYear', 'delta', 'probability', 'n'];

/** `indicator.measure` of all comparisons, and of the thresholds that are measures. */
function measuresIn(condition: RuleCondition, own: string): string[] {
  if ('all' in condition) return condition.all.flatMap((part) => measuresIn(part, own));
  if ('any' in condition) return condition.any.flatMap((part) => measuresIn(part, own));
  if ('not' in condition) return measuresIn(condition.not, own);
  const whose = condition.indicator ?? own;
  const inside = [...JSON.stringify(condition.than).matchAll(/"measure":"(\w+)"/g)].map(([, name]) => name);
  const names = [condition.measure ?? 'value', ...inside];
  return names.map((name) => (name === 'value' ? whose : `${whose}.${name}`));
}

const compared = kamRules.rules.flatMap(({ indicator, levels, minData, recoverAt }) => {
  const all = [minData, recoverAt, ...Object.values(levels).flatMap((l) => [l.when, l.recoverAt])];
  return all.flatMap((c) => (typeof c === 'object' ? measuresIn(c, indicator) : []));
});
const every = INDICATOR_IDS.flatMap((id) => measureNames(id).map((name) => `${id}.${name}`));

test('the default rules compare what is looked for here', () => {
  expect(compared).toEqual(
    expect.arrayContaining(['delivery.chanceAt95', 'contactGap.unreachableDays', 'overdue.q95']),
  );
});

test.each([...new Set([...compared, ...every])])('%s has a name in both languages', (field) => {
  const [indicator, measure = ''] = field.split('.') as [string, string?];
  const id = COMMON.includes(measure) && formatLabel('indicator', field) === field ? indicator : field;
  const en = formatLabel('indicator', id);
  const zh = formatLabel('indicator', id, { locale: 'zh-CN' });
  expect(en).not.toBe(id);
  expect(zh).toMatch(/[一-鿿]/);
  const reason = { code: 'warning.compare', field, value: 1, op: '>', threshold: 0 } as const;
  for (const locale of ['en', 'zh-CN'] as const) {
    expect(formatReason(reason, { locale })).toContain(locale === 'en' ? en : zh);
    expect(formatReason(reason, { locale })).not.toContain(`(${measure})`);
  }
});

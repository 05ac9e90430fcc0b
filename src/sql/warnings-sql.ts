import { prepareRule } from '../warnings/evaluate-rule.ts';
import { parseWarningRules } from '../warnings/parse-rules.ts';
import type { WarningRules } from '../warnings/rule.ts';
import { renderSteps } from './statement.ts';
import { readWarningOptions, type WarningSqlOptions } from './warnings/warning-options.ts';
import { warningSteps } from './warnings/warning-steps.ts';

const ACTION = 'write the SQL of warnings';

export function warningsSql(rules: WarningRules, options: WarningSqlOptions): string {
  const read = parseWarningRules(rules);
  const looksAtSilence = read.rules.some((rule) =>
    prepareRule(rule, () => null).indicators.includes('overdue'),
  );
  const statement = readWarningOptions(ACTION, options, looksAtSilence);
  const { dialect } = statement.request;
  return renderSteps(dialect, warningSteps(ACTION, read, statement)) + (dialect.ofManySteps ?? '');
}

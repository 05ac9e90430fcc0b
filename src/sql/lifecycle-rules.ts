import type { LifecycleThresholds } from '../lifecycle/lifecycle-model.ts';
import { allOf, caseWhen, onlyIf } from './expressions.ts';
import { type Conditions, conditionsOf, EVIDENCE, stageSql } from './lifecycle-conditions.ts';
import {
  beforeOf,
  CANDIDATES,
  firstReasons,
  firstSteps,
  laterReasons,
  laterSteps,
} from './lifecycle-judge.ts';
import { type PreviousRequest, previousSteps, STATE } from './lifecycle-previous.ts';
import { type Column, columnName, type Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';

/** The stage by the rules, and where a fall of the amount would make it another. */
function ruleSteps(is: Conditions): Step[] {
  const { e } = is;
  const isOther = `${e('stage')} NOT IN ('prospect', 'churned', 'reactivated', 'decline')`;
  const fall = onlyIf(allOf(isOther, is.hasOrders, is.isShrinking), "'decline'");
  return [
    {
      name: 'lifecycleStage',
      note: 'Stages: the first rule that holds, falls of the amount left aside',
      query: { columns: ['e.*', [stageSql(is), 'stage']], from: [{ step: 'lifecycleEvidence' }, 'e'] },
    },
    {
      name: 'lifecycleFalls',
      note: 'Who would be in decline by a fall of the amount alone',
      query: { columns: ['e.*', [fall, 'fall']], from: [{ step: 'lifecycleStage' }, 'e'] },
    },
  ];
}

/** Steps that judge `lifecycleEvidence` by the rules, and against the evaluation before where there is one. */
export function lifecycleColumns(
  t: LifecycleThresholds,
  request: SummaryRequest,
  withReasons: boolean,
  previous: PreviousRequest | null,
  name: string,
): Step[] {
  const { dialect, rules } = request;
  const is = conditionsOf(dialect, t);
  const { e } = is;
  const own = (column: string): string => `e.${dialect.identifier(column)}`;
  const before = beforeOf(dialect);
  const asOf = dialect.day(rules.asOf);
  const judged =
    previous === null
      ? {
          steps: firstSteps(is, 'lifecycleFalls'),
          since: asOf,
          before: {
            asOf: dialect.asDay('NULL'),
            stage: dialect.asText('NULL'),
            since: dialect.asDay('NULL'),
            candidate: dialect.asText('NULL'),
            shrinking: onlyIf('1 = 0', 'TRUE'),
          },
          problem: dialect.asText('NULL'),
          reasons: firstReasons,
        }
      : {
          steps: [...previousSteps(request, previous), ...laterSteps(dialect, is, 'lifecycleFalls')],
          since: caseWhen([
            [`${before('stage')} = ${e('now')}`, before('since')],
            [`${e('now')} IS NOT NULL`, asOf],
          ]),
          before: {
            asOf: before('asOf'),
            stage: before('stage'),
            since: before('since'),
            candidate: before('candidate'),
            shrinking: onlyIf(`${before('shrinking')} IS NOT NULL`, `${before('shrinking')} = 1`),
          },
          problem: own('problem'),
          reasons: laterReasons,
        };
  const shown: Column[] = [
    own('accountId'),
    [e('now'), 'lifecycleStage'],
    [e('candidate'), 'lifecycleCandidate'],
    [`COALESCE(${is.isShrinking}, FALSE)`, 'lifecycleShrinking'],
    [judged.since, 'lifecycleSince'],
    ...EVIDENCE.map((field): Column => [e(field), columnName('lifecycle', field)]),
    [asOf, 'lifecycleAsOf'],
    ...STATE.map((field): Column => [judged.before[field], columnName('lifecycle', 'before', field)]),
    [judged.problem, 'lifecycleProblem'],
  ];
  if (withReasons) shown.push([judged.reasons(dialect, is), 'lifecycleReasons']);
  return [
    ...ruleSteps(is),
    ...judged.steps,
    {
      name,
      note: 'Stages, and what they come from',
      query: { columns: shown, from: [{ step: CANDIDATES }, 'e'] },
    },
  ];
}

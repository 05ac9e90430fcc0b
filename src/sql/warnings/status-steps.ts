import { LEVELS } from '../../warnings/evaluate-rule.ts';
import type { WarningFamily } from '../../warnings/rule.ts';
import { RED_HIGHS, RED_MEDIUMS } from '../../warnings/status.ts';
import { LARGE } from '../../warnings/status-share.ts';
import { FEWEST_PURCHASES, watchRules } from '../../warnings/status-watch.ts';
import { allOf, anyOf, type Branch, caseWhen, number } from '../expressions.ts';
import type { Column, Step } from '../statement.ts';
import { hasBuyingDataSql } from './fact-steps.ts';
import { type RuleSql, rankOf, ruleLifted, ruleRank, ruleState } from './rule-steps.ts';
import type { WarningStatement } from './warning-options.ts';

/** The last step of the status: `"status"`, `"worst"` and `"worstLifted"` as numbers, `"firing"`, `"judged"`, `"atRisk"`. */
export const STATUSES = 'warningStatuses';

const HIGH = /* @__PURE__ */ rankOf('high');
const CRITICAL = /* @__PURE__ */ rankOf('critical');

/** A rule that can judge, and where its columns are. */
interface Seeing {
  readonly sql: RuleSql;
  readonly at: number;
}

function sumOf(terms: readonly string[], constant = 0): string {
  const all = constant === 0 && terms.length > 0 ? terms : [...terms, String(constant)];
  return all.join(' + ');
}

const oneIf = (condition: string): string => caseWhen([[condition, '1']], '0');

/** What the status is told from: how many alerts and families of alerts there are, and how many rules could judge. */
function countColumns(statement: WarningStatement, rules: readonly RuleSql[]): Column[] {
  const { dialect } = statement.request;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const seeing = rules.flatMap((sql, at): Seeing[] => (sql.isBlind ? [] : [{ sql, at }]));
  const isState = ({ at }: Seeing, state: string): string => `${own(ruleState(at))} = '${state}'`;
  const loud = seeing.filter(({ sql }) => sql.rule.rule.early !== true);
  const early = seeing.filter(({ sql }) => sql.rule.rule.early === true);
  const families = [...new Set(loud.map(({ sql }) => sql.rule.rule.family))];
  const inFamily = (family: WarningFamily, from: number): string =>
    anyOf(
      ...loud
        .filter(({ sql }) => sql.rule.rule.family === family)
        .map((rule) => `(${isState(rule, 'firing')} AND ${own(ruleLifted(rule.at))} >= ${from})`),
    );
  const watch = watchRules(rules.map(({ rule }) => rule.rule));
  const watching = seeing.filter(({ sql }) => watch.has(sql.rule.rule.id));
  const isKnown = ({ at }: Seeing): string => `COALESCE(${own(ruleState(at))}, '') <> 'unknown'`;
  const worst = (column: (rule: number) => string): string => {
    const ranks = loud.map((rule) => caseWhen([[isState(rule, 'firing'), own(column(rule.at))]], '0'));
    return ranks.length === 0
      ? '0'
      : ranks.length === 1
        ? (ranks[0] as string)
        : `GREATEST(${ranks.join(', ')})`;
  };
  return [
    [sumOf(families.map((family) => oneIf(inFamily(family, HIGH)))), 'highFamilies'],
    [sumOf(families.map((family) => oneIf(inFamily(family, 1)))), 'families'],
    [worst(ruleRank), 'worst'],
    [worst(ruleLifted), 'worstLifted'],
    [sumOf(seeing.map((rule) => oneIf(isState(rule, 'firing')))), 'firing'],
    [
      sumOf([
        ...seeing.map((rule) => oneIf(isState(rule, 'pending'))),
        ...early.map((rule) => oneIf(isState(rule, 'firing'))),
      ]),
      'quiet',
    ],
    [sumOf(seeing.map((rule) => oneIf(isKnown(rule)))), 'judged'],
    [
      watch.size === 0
        ? '1'
        : sumOf(
            watching.map((rule) =>
              oneIf(
                allOf(
                  isKnown(rule),
                  hasBuyingDataSql(statement, rule.sql.rule.rule.indicator, FEWEST_PURCHASES),
                ),
              ),
            ),
          ),
      'watched',
    ],
  ];
}

/** Steps from `from` (levels of rules) to {@link STATUSES}. */
export function statusSteps(statement: WarningStatement, from: string, rules: readonly RuleSql[]): Step[] {
  const { request, severity } = statement;
  const { dialect } = request;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const status = caseWhen(
    [
      [`${own('worstLifted')} = ${CRITICAL}`, "'red'"],
      [`${own('highFamilies')} >= ${RED_HIGHS}`, "'red'"],
      [`${own('families')} >= ${RED_MEDIUMS}`, "'red'"],
      [`${own('highFamilies')} > 0`, "'orange'"],
      [`${own('families')} > 0`, "'yellow'"],
      [`${own('quiet')} > 0`, "'blue'"],
      [`${own('judged')} = 0`, "'grey'"],
      [`${own('watched')} = 0`, "'grey'"],
    ],
    "'green'",
  );
  const value = own('value');
  const chances = LEVELS.map((level): Branch => {
    const chance = dialect.double(severity[level]);
    return [`${own('worst')} = ${rankOf(level)}`, `${chance} * ${value}`];
  });
  const atRisk = caseWhen([
    [`${own('status')} = 'grey'`, 'NULL'],
    [`${value} <= 0`, dialect.double(0)],
    ...chances,
    [`${value} > 0`, dialect.double(0)],
  ]);
  const step = (name: string, note: string, before: string, columns: readonly Column[]): Step => ({
    name,
    note,
    query: { columns: ['a.*', ...columns], from: [{ step: before }, 'a'] },
  });
  return [
    step('warningCounts', 'What the status is told from', from, countColumns(statement, rules)),
    step('warningColours', 'Status: the first that holds', 'warningCounts', [[status, 'status']]),
    step(STATUSES, 'How much is at stake', 'warningColours', [[atRisk, 'atRisk']]),
  ];
}

/** The codes of the reasons of a status, in the order of the library's. */
export function statusReasons({ request: { dialect } }: WarningStatement, rules: readonly RuleSql[]): string {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const isStatus = (...names: string[]): string =>
    `${own('status')} IN (${names.map((name) => `'${name}'`).join(', ')})`;
  const code = (condition: string, word: string): string =>
    caseWhen([[condition, `'status.${word} '`]], "''");
  const first = caseWhen(
    [
      [`${own('worstLifted')} = ${CRITICAL}`, "'status.criticals '"],
      [
        allOf(
          isStatus('red', 'orange'),
          `${own('highFamilies')} >= ${RED_HIGHS} OR ${own('families')} < ${RED_MEDIUMS}`,
        ),
        "'status.highs '",
      ],
      [isStatus('red', 'yellow'), "'status.mediums '"],
    ],
    "''",
  );
  // One for each alert that made it so: those that fire, else the quiet ones. An alert of a quiet status fires where it is an early sign only.
  const alerts = rules.flatMap((sql, at) => {
    if (sql.isBlind) return [];
    const state = own(ruleState(at));
    const quiet = `${isStatus('blue')} AND ${state} IN ('firing', 'pending')`;
    const loud = `${isStatus('red', 'orange', 'yellow')} AND ${state} = 'firing'`;
    return [code(sql.rule.rule.early === true ? quiet : `(${loud}) OR (${quiet})`, 'alert')];
  });
  const parts = [
    first,
    ...alerts,
    code(allOf(isStatus('grey'), `${own('judged')} = 0`), 'no_data'),
    code(allOf(isStatus('grey'), `${own('judged')} > 0`), 'no_orders'),
    code(isStatus('green'), 'clear'),
    "'status.judged '",
    code(`${own('share')} > ${number(dialect, LARGE)}`, 'share'),
  ];
  return `TRIM(${dialect.concat(...parts)})`;
}

/** A level of a number, as text; NULL for 0. */
export function levelText(rank: string): string {
  return caseWhen(LEVELS.map((level): Branch => [`${rank} = ${rankOf(level)}`, `'${level}'`]));
}

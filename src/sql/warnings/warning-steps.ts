import { prepareRule } from '../../warnings/evaluate-rule.ts';
import type { IndicatorId } from '../../warnings/indicator.ts';
import type { WarningRules } from '../../warnings/rule.ts';
import { watchRules } from '../../warnings/status-watch.ts';
import { historySteps } from '../history-steps.ts';
import { type Column, checkColumnNames, columnName, type Step } from '../statement.ts';
import type { ConditionContext } from './condition-sql.ts';
import { factSteps, measureColumn, SHARES } from './fact-steps.ts';
import { indicatorColumns } from './indicator-step.ts';
import { indicatorSteps, isOfOrders, withoutSignals } from './indicator-table.ts';
import { type PeerPercentiles, peerSteps } from './peer-steps.ts';
import { type RuleSql, ruleLifted, ruleSql, ruleState, ruleSteps } from './rule-steps.ts';
import { levelText, STATUSES, statusReasons, statusSteps } from './status-steps.ts';
import type { WarningStatement } from './warning-options.ts';

/** The last step of warnings: a row an account. */
export const WARNINGS = 'warnings';

/** Stands for a percentile among peers in a threshold: no measure has such a name. */
const peerMeasure = (measure: string, percentile: number): string => `${percentile} ${measure}`;

/** What conditions look at, collected as they are written. */
interface LookedAt {
  readonly wanted: Map<IndicatorId, Set<string>>;
  readonly peers: Map<
    string,
    { readonly name: string; readonly value: string; readonly columns: Map<number, string> }
  >;
  readonly context: ConditionContext;
}

function lookAt({ request, roster }: WarningStatement): LookedAt {
  const { dialect } = request;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const wanted: LookedAt['wanted'] = new Map();
  const peers: LookedAt['peers'] = new Map();
  const plain = (indicator: IndicatorId, name: string): string | number | null => {
    if (!isOfOrders(indicator)) return withoutSignals(indicator, name);
    const measures = wanted.get(indicator) ?? new Set();
    wanted.set(indicator, measures.add(name));
    return own(measureColumn(indicator, name));
  };
  const measure = (indicator: IndicatorId, name: string): string | number | null => {
    const [percentile, of] = name.split(' ');
    if (of === undefined) return plain(indicator, name);
    const value = plain(indicator, of);
    if (value === null) return null;
    const key = `${indicator} ${of}`;
    const sql = typeof value === 'number' ? dialect.double(value) : dialect.asDouble(value);
    const peer = peers.get(key) ?? { name: `peer${peers.size}`, value: sql, columns: new Map() };
    const column = peer.columns.get(Number(percentile)) ?? `${peer.name}Percentile${peer.columns.size}`;
    peer.columns.set(Number(percentile), column);
    peers.set(key, peer);
    return own(column);
  };
  const tier = roster === null || roster.tier === null ? null : own('tier');
  return { wanted, peers, context: { dialect, measure, tier, ageDays: own('ageDays') } };
}

/** Orders to warnings of a first evaluation; the last step is {@link WARNINGS}. Rules are right already. */
export function warningSteps(action: string, rules: WarningRules, statement: WarningStatement): Step[] {
  const { request, withEvidence, withReasons } = statement;
  const { dialect } = request;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const prepared = rules.rules.map((rule) =>
    prepareRule(rule, (_, measure, percentile) => ({ measure: peerMeasure(measure, percentile) })),
  );
  const { wanted, peers, context } = lookAt(statement);
  const sqls = prepared.map((rule): RuleSql => ruleSql(context, rule));
  const watch = watchRules(rules.rules);
  for (const { rule, isBlind } of sqls) {
    const { id, indicator } = rule.rule;
    if (!isBlind && watch.has(id) && (indicator === 'amount' || indicator === 'orders'))
      context.measure(indicator, 'baselineOrders');
  }
  const evidence = withEvidence
    ? [...new Set(prepared.flatMap(({ indicators }) => indicators))]
        .filter(isOfOrders)
        .flatMap((id) => indicatorColumns(id).map((name) => [id, name] as const))
    : [];
  for (const [id, name] of evidence) context.measure(id, name);
  const list: PeerPercentiles[] = [...peers.values()];
  const peered = peerSteps(dialect, SHARES, list);
  const shown: Column[] = [
    own('accountId'),
    [own('status'), 'warningStatus'],
    [levelText(own('worstLifted')), 'warningLevel'],
    [own('share'), 'warningShare'],
    [own('atRisk'), 'warningValueAtRisk'],
    [own('judged'), 'warningJudged'],
    [own('firing'), 'warningFiring'],
    ...sqls.flatMap(({ rule, isBlind }, at): Column[] => {
      const { id } = rule.rule;
      const state = columnName('warning', id, 'State');
      const level = columnName('warning', id, 'Level');
      if (isBlind)
        return [
          [dialect.asText("'unknown'"), state],
          [dialect.asText('NULL'), level],
        ];
      return [
        [own(ruleState(at)), state],
        [levelText(own(ruleLifted(at))), level],
      ];
    }),
    ...(withReasons ? [[statusReasons(statement, sqls), 'warningReasons'] as const] : []),
    ...evidence.map(([id, name]): Column => {
      const column = measureColumn(id, name);
      return [own(column), column];
    }),
  ];
  checkColumnNames(action, [
    'accountId',
    ...shown.flatMap((column) => (typeof column === 'string' ? [] : [column[1]])),
  ]);
  return [
    ...historySteps(request),
    ...indicatorSteps(request, wanted),
    ...factSteps(statement, wanted),
    ...peered,
    ...ruleSteps(dialect, peered.at(-1)?.name ?? SHARES, sqls),
    ...statusSteps(statement, 'warningLevels', sqls),
    {
      name: WARNINGS,
      note: 'Status, what is at stake, and what each rule says',
      query: { columns: shown, from: [{ step: STATUSES }, 'a'] },
    },
  ];
}

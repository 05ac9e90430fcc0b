import type { ComparisonNode, ConditionNode, Limit } from '../../warnings/condition-node.ts';
import type { IndicatorId } from '../../warnings/indicator.ts';
import type { Dialect } from '../dialects/dialect-record.ts';
import { type Branch, number } from '../expressions.ts';
import { agreedTruth, allTruths, anyTruth, notTruth, type Truth, truthByCase } from './truth.ts';

/** A measure as SQL; a number or `null` where it is the same for every account. */
export type MeasureSql = (indicator: IndicatorId, measure: string) => string | number | null;

/** What conditions are written with. */
export interface ConditionContext {
  readonly dialect: Dialect;
  readonly measure: MeasureSql;
  /** The tier of the account: text, NULL where it has none; `null` where nobody has one. */
  readonly tier: string | null;
  /** Days since the first purchase, NULL without one. */
  readonly ageDays: string;
}

type Operator = '<' | '<=' | '>' | '>=';
type Value = string | number;

function holds(op: Operator, a: number, b: number): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

function compare({ dialect }: ConditionContext, value: Value, op: Operator, bound: Value | null): Truth {
  if (bound === null) return 'NULL';
  if (typeof value === 'number' && typeof bound === 'number')
    return holds(op, value, bound) ? 'TRUE' : 'FALSE';
  const sql = (side: Value): string => (typeof side === 'number' ? number(dialect, side) : side);
  return `(${sql(value)} ${op} ${sql(bound)})`;
}

/**
 * A value against a threshold. To be at least the larger of two is to be at least both, and so on: taken apart like this, a threshold of
 * which only a part is known decides where it can, as the ranges that memory works with do.
 */
function against(
  context: ConditionContext,
  indicator: IndicatorId,
  value: Value,
  op: Operator,
  limit: Limit,
): Truth {
  const inner = (part: Limit): Truth => against(context, indicator, value, op, part);
  if (limit === null || typeof limit === 'number') return compare(context, value, op, limit);
  if ('measure' in limit) {
    const { measure, times = 1 } = limit;
    const other = context.measure(indicator, measure);
    if (other === null || times === 1) return compare(context, value, op, other);
    if (typeof other === 'number') return compare(context, value, op, other * times);
    return compare(context, value, op, `${other} * ${context.dialect.double(times)}`);
  }
  const rises = op === '>' || op === '>=';
  if ('max' in limit) return (rises ? allTruths : anyTruth)(limit.max.map(inner));
  if ('min' in limit) return (rises ? anyTruth : allTruths)(limit.min.map(inner));
  if ('byTier' in limit) return byTier(context, limit.byTier, inner, inner(limit.otherwise));
  const { ageDays } = context;
  const steps = limit.byAge.map(({ than }) => inner(than));
  const otherwise = inner(limit.otherwise);
  const branches = limit.byAge.map(
    ({ belowDays }, i): Branch => [`${ageDays} < ${number(context.dialect, belowDays)}`, steps[i] as Truth],
  );
  const unknown = agreedTruth([...steps, otherwise]);
  return truthByCase([[`${ageDays} IS NULL`, unknown], ...branches], otherwise);
}

function byTier(
  { dialect, tier }: ConditionContext,
  tiers: Readonly<Record<string, Limit>>,
  inner: (part: Limit) => Truth,
  otherwise: Truth,
): Truth {
  if (tier === null) return otherwise;
  const branches = Object.entries(tiers).map(
    ([name, limit]): Branch => [`${tier} = ${dialect.text(name)}`, inner(limit)],
  );
  return truthByCase(branches, otherwise);
}

function comparisonSql(context: ConditionContext, { indicator, measure, op, than }: ComparisonNode): Truth {
  const value = context.measure(indicator, measure);
  if (value === null) return 'NULL';
  const is = (operator: Operator): Truth => against(context, indicator, value, operator, than);
  if (op !== '=' && op !== '!=') return is(op);
  const isSame = allTruths([is('<='), is('>=')]);
  return op === '=' ? isSame : notTruth(isSame);
}

/** Write a condition; its thresholds must not be eased, as they are not before an alert has fired. */
export function conditionSql(context: ConditionContext, node: ConditionNode): Truth {
  if (node.kind === 'is') return comparisonSql(context, node);
  const parts = node.of.map((part) => conditionSql(context, part));
  return node.kind === 'all' ? allTruths(parts) : anyTruth(parts);
}

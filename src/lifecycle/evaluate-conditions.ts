import { checkOptions, checkRows, fieldOrFunction, type OptionCheck } from '../internal/options.ts';
import type { Reason } from '../types.ts';
import { AMOUNT, type NumberOf, placeOf, type RowReader, readNumber, rowReader } from './field-values.ts';

/** The four basic conditions. */
export type ConditionId = 'quality' | 'service' | 'delivery' | 'delivered_value';

/** One basic condition and how it stands. */
export interface ConditionItem {
  readonly id: ConditionId;
  readonly value: number | null;
  readonly op: '>=' | '<=';
  readonly threshold: number;
  /** `null` when the value is missing. */
  readonly passed: boolean | null;
  /** By how much it holds (0 or more) or fails (below 0), in the unit of the value; `null` when the value is missing. */
  readonly margin: number | null;
}

/** The basic conditions of one account, together. */
export interface BasicConditions {
  /** `false` if one failed, whatever the others; else `null` if one is unknown; `true` only if all four hold. */
  readonly passed: boolean | null;
  readonly failed: readonly ConditionId[];
  readonly unknown: readonly ConditionId[];
  readonly items: readonly ConditionItem[];
  readonly reasons: readonly Reason[];
}

/** A condition as it is to be read and judged; what is not given stays as it is by default. */
export interface ConditionRule<T> {
  /** A field or a function of the row. */
  value?: NumberOf<T> | undefined;
  /** `'>='`: the value must be at least the threshold; `'<='`: at most. */
  op?: '>=' | '<=' | undefined;
  threshold?: number | undefined;
}

/** The options of {@link evaluateConditions}. */
export interface ConditionsOptions<T> {
  /** What to change, by condition. */
  conditions?: Readonly<Partial<Record<ConditionId, ConditionRule<T>>>> | undefined;
}

const ACTION = 'evaluate basic conditions';

interface Condition {
  readonly id: ConditionId;
  readonly read: RowReader;
  readonly op: '>=' | '<=';
  readonly threshold: number;
}

/** The ratio that `scoreDeliveredValue` left on the row, or a plain field. */
function deliveredRatio(row: object): unknown {
  const { deliveredValue, deliveredValueRatio } = row as {
    readonly deliveredValue?: { readonly ratio?: unknown } | null;
    readonly deliveredValueRatio?: unknown;
  };
  return deliveredValue?.ratio ?? deliveredValueRatio;
}

const DEFAULTS: readonly Condition[] = [
  { id: 'quality', read: (row) => (row as { claimsPpm?: unknown }).claimsPpm, op: '<=', threshold: 1000 },
  { id: 'service', read: (row) => (row as { slaHitRate?: unknown }).slaHitRate, op: '>=', threshold: 0.95 },
  { id: 'delivery', read: (row) => (row as { otif?: unknown }).otif, op: '>=', threshold: 0.95 },
  { id: 'delivered_value', read: deliveredRatio, op: '>=', threshold: 1 },
];

function isRule(rule: unknown): boolean {
  if (rule === undefined) return true;
  if (typeof rule !== 'object' || rule === null) return false;
  return Object.entries(rule).every(
    ([name, value]) =>
      value === undefined ||
      (name === 'value' && fieldOrFunction.holds(value as never)) ||
      (name === 'op' && (value === '>=' || value === '<=')) ||
      (name === 'threshold' && typeof value === 'number' && Math.abs(value) <= AMOUNT.most),
  );
}

const CONDITIONS: OptionCheck = {
  expected:
    'an object with { value, op: ">=" or "<=", threshold } for quality, service, delivery, delivered_value',
  type: 'object',
  holds: (rules: object | null) =>
    rules !== null &&
    Object.entries(rules).every(([id, rule]) => DEFAULTS.some((known) => known.id === id) && isRule(rule)),
};

function judge(row: object, place: () => string, condition: Condition): ConditionItem {
  const { id, read, op, threshold } = condition;
  const value = readNumber(ACTION, id, read(row), AMOUNT, place);
  if (value === null) return { id, value, op, threshold, passed: null, margin: null };
  const margin = (op === '>=' ? value - threshold : threshold - value) + 0;
  return { id, value, op, threshold, passed: op === '>=' ? value >= threshold : value <= threshold, margin };
}

function reasonOf({ id, value, op, threshold, passed }: ConditionItem): Reason {
  const field = id;
  if (passed === null) return { code: 'condition.missing', field, value, op: 'missing', threshold };
  if (passed) return { code: 'condition.passed', field, value, op, threshold };
  return { code: 'condition.failed', field, value, op: op === '>=' ? '<' : '>', threshold };
}

function evaluateOne(row: object, place: () => string, conditions: readonly Condition[]): BasicConditions {
  const items = conditions.map((condition) => judge(row, place, condition));
  const idsOf = (passed: boolean | null): ConditionId[] =>
    items.filter((item) => item.passed === passed).map(({ id }) => id);
  const failed = idsOf(false);
  const unknown = idsOf(null);
  return {
    passed: failed.length > 0 ? false : unknown.length > 0 ? null : true,
    failed,
    unknown,
    items,
    reasons: items.map(reasonOf),
  };
}

/**
 * Evaluate whether an account gets the four things without which no key account stays: quality, service, delivery and delivered
 * value.
 *
 * They are conditions, not scores: one that fails cannot be made good by the other three, so nothing is averaged. Defaults:
 * `claimsPpm` (claims per million units) at most 1000, `slaHitRate` (share of requests answered in time) at least .95, `otif`
 * (share of deliveries on time and in full) at least .95, `deliveredValue.ratio` (from {@link scoreDeliveredValue}, or the
 * field `deliveredValueRatio`) at least 1. The thresholds are customary or proposed; set your own, such as a quality score of
 * at least 90.
 *
 * Edge cases: a value at the threshold passes; a missing value leaves the result `null`, unless another condition fails. Cost:
 * O(accounts).
 *
 * @param accounts one row per account
 * @param options `conditions`: value, direction and threshold by condition
 * @returns the same rows in the same order, each with one more key, `conditions`
 * @throws {TypeError} if a value is not a finite number within ±1e290 (the row is named), or an option is of a wrong shape
 * @throws {RangeError} if `conditions` names another condition or a wrong value
 * @example One broken promise is enough
 * ```ts
 * import { evaluateConditions } from 'account-scoring';
 *
 * const [acme] = evaluateConditions([
 *   { accountId: 'Acme', claimsPpm: 300, slaHitRate: 0.99, otif: 0.91, deliveredValueRatio: 1.4 },
 * ]);
 * console.log(acme?.conditions.passed, acme?.conditions.failed);
 * // → false [ 'delivery' ]
 * ```
 */
export function evaluateConditions<T extends object & { readonly conditions?: BasicConditions }>(
  accounts: readonly T[],
  options: ConditionsOptions<T> = {},
): Array<T & { readonly conditions: BasicConditions }> {
  checkOptions(ACTION, options, { conditions: CONDITIONS });
  checkRows(ACTION, 'accounts', accounts);
  const conditions = DEFAULTS.map((condition): Condition => {
    const rule = options.conditions?.[condition.id];
    return {
      id: condition.id,
      read: rule?.value === undefined ? condition.read : rowReader(rule.value),
      op: rule?.op ?? condition.op,
      threshold: (rule?.threshold ?? condition.threshold) + 0,
    };
  });
  return accounts.map((row, i) => ({
    ...row,
    conditions: evaluateOne(row, () => placeOf('accounts', row, i), conditions),
  }));
}

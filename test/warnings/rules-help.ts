import fc from 'fast-check';
import type { PercentileOf } from '../../src/warnings/condition-node.ts';
import { look, type PreparedRule, prepareRule } from '../../src/warnings/evaluate-rule.ts';
import type { Indicator, IndicatorId } from '../../src/warnings/indicator.ts';
import { INDICATOR_IDS, measureNames } from '../../src/warnings/measure.ts';
import type {
  Comparison,
  RuleCondition,
  Threshold,
  WarningLevel,
  WarningRule,
} from '../../src/warnings/rule.ts';
import type { Subject } from '../../src/warnings/threshold-bound.ts';

/** What is known of an indicator; the rest is `null`. */
export type Known = Partial<Omit<Indicator, 'id' | 'measures'>> & {
  readonly measures?: Indicator['measures'];
};

export function indicator(id: IndicatorId, known: Known = {}): Indicator {
  const measures = Object.fromEntries(measureNames(id).map((name) => [name, null]));
  return {
    id,
    value: null,
    baseline: null,
    lastYear: null,
    delta: null,
    probability: null,
    n: 0,
    missing: [],
    ...known,
    measures: { ...measures, ...known.measures },
  };
}

/** An account of which some indicators are known. */
export function subject(
  known: Readonly<Partial<Record<IndicatorId, Known>>>,
  more: Partial<Omit<Subject, 'indicators'>> = {},
): Subject {
  const indicators = Object.fromEntries(INDICATOR_IDS.map((id) => [id, indicator(id, known[id])]));
  return { indicators, tier: null, ageDays: 1000, ...more };
}

export const noPeers: PercentileOf = () => null;

/** The worst level that holds; `unknown` where that cannot be told. */
export function levelOf(rule: WarningRule | PreparedRule, of: Subject): WarningLevel | 'clear' | 'unknown' {
  const prepared = 'rule' in rule ? rule : prepareRule(rule, noPeers);
  const { holds } = look(prepared, of);
  const at = holds.indexOf(1);
  if (at >= 0) return prepared.levels[at]?.level ?? 'clear';
  return holds.includes(0.5) ? 'unknown' : 'clear';
}

export const THRESHOLD = fc.letrec<{ threshold: Threshold }>((tie) => ({
  threshold: fc.oneof(
    { maxDepth: 2 },
    fc.integer({ min: -3, max: 3 }),
    fc.record({ measure: fc.constantFrom('q90', 'q95', 'baseline'), times: fc.constantFrom(-1, 1, 2) }),
    fc.record({ max: fc.array(tie('threshold'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ min: fc.array(tie('threshold'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ byTier: fc.record({ gold: tie('threshold') }), otherwise: tie('threshold') }),
    fc.record({
      byAge: fc.tuple(fc.record({ belowDays: fc.constant(100), than: tie('threshold') })),
      otherwise: tie('threshold'),
    }),
  ),
})).threshold;

export const CONDITION = fc.letrec<{ condition: RuleCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      measure: fc.constantFrom('value', 'delta', 'n', 'probability', 'q90'),
      op: fc.constantFrom<Comparison['op']>('<', '<=', '>', '>=', '='),
      than: THRESHOLD,
    }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
})).condition;

const NUMBER = fc.integer({ min: -4, max: 4 });

/** A complete account, and the same with some things not known. */
export const ACCOUNTS = fc
  .record({
    value: NUMBER,
    delta: NUMBER,
    baseline: NUMBER,
    probability: NUMBER,
    n: NUMBER,
    q90: NUMBER,
    q95: NUMBER,
    tier: fc.constantFrom('gold', null),
    ageDays: fc.constantFrom(50, 200),
    hidden: fc.array(fc.constantFrom('value', 'delta', 'baseline', 'probability', 'q90', 'q95', 'ageDays')),
  })
  .map(({ hidden, tier, ageDays, n, q90, q95, ...rest }) => {
    const hides = (name: string) => (hidden as readonly string[]).includes(name);
    const make = (isHidden: boolean): Subject => {
      const shown = (name: string, value: number) => (isHidden && hides(name) ? null : value);
      const { value, delta, baseline, probability } = rest;
      return subject(
        {
          overdue: {
            value: shown('value', value),
            delta: shown('delta', delta),
            baseline: shown('baseline', baseline),
            probability: shown('probability', probability),
            n,
            measures: { q90: shown('q90', q90), q95: shown('q95', q95) },
          },
        },
        { tier, ageDays: shown('ageDays', ageDays) },
      );
    };
    return { whole: make(false), partial: make(true) };
  });

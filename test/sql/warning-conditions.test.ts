/** Conditions of warning rules as SQL: for thousands of accounts and conditions, the truth that memory finds. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dialectOf } from '../../src/sql/dialect.ts';
import { conditionSql, type MeasureSql } from '../../src/sql/warnings/condition-sql.ts';
import { isConstant, truthColumn } from '../../src/sql/warnings/truth.ts';
import { judge } from '../../src/warnings/condition-judge.ts';
import { type ConditionNode, measureOf, nodeOf } from '../../src/warnings/condition-node.ts';
import type { Indicator } from '../../src/warnings/indicator.ts';
import type { RuleCondition } from '../../src/warnings/rule.ts';
import type { Subject } from '../../src/warnings/threshold-bound.ts';
import { ACCOUNTS, CONDITION, noPeers } from '../warnings/rules-help.ts';
import { type Engine, EXECUTED, engineOf, type ResultRow } from './engines.ts';

const NAMES = ['value', 'delta', 'baseline', 'probability', 'n', 'q90', 'q95'] as const;
type Name = (typeof NAMES)[number];

const nodes: readonly ConditionNode[] = fc
  .sample(CONDITION, { numRuns: 250, seed: 7 })
  .flatMap((condition: RuleCondition) => [
    nodeOf(condition, 'overdue', noPeers),
    nodeOf({ not: condition }, 'overdue', noPeers),
  ]);
const subjects: readonly Subject[] = fc
  .sample(ACCOUNTS, { numRuns: 120, seed: 8 })
  .flatMap(({ whole, partial }) => [whole, partial]);

const overdueOf = ({ indicators }: Subject): Indicator => indicators.overdue as Indicator;
const knownOf = (of: Subject, name: Name): number | null => measureOf(overdueOf(of), name);

/** The subject, with some measures that are the same for all. */
function fixed(of: Subject, same: Readonly<Partial<Record<Name, number | null>>>): Subject {
  const { q90 = knownOf(of, 'q90'), q95 = knownOf(of, 'q95'), ...fields } = same;
  const overdue = {
    ...overdueOf(of),
    ...fields,
    measures: { ...overdueOf(of).measures, q90, q95 },
  } as Indicator;
  return { ...of, indicators: { ...of.indicators, overdue } };
}

describe.each(EXECUTED)('%s', (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineOf(name);
    await engine.load(
      'conditionFacts',
      {
        at: 'integer',
        tier: 'text',
        ageDays: 'integer',
        ...Object.fromEntries(NAMES.map((column) => [column, 'double' as const])),
      },
      subjects.map((of, at) => [at, of.tier, of.ageDays, ...NAMES.map((column) => knownOf(of, column))]),
    );
  }, 60_000);
  const dialect = dialectOf('test', name);
  const own = (column: string): string => `a.${dialect.identifier(column)}`;

  test.each([
    ['of every account its own', {}],
    ['some the same for all', { delta: 1, q90: null }],
    ['what is compared the same for all', { value: 2, n: 0, probability: null }],
    ['all the same', { value: 1, delta: null, baseline: -1, probability: 0, n: 0, q90: 2, q95: null }],
  ] as const)('measures: %s', async (_, same: Readonly<Partial<Record<Name, number | null>>>) => {
    const measure: MeasureSql = (__, measured) =>
      measured in same ? (same[measured as Name] as number | null) : own(measured);
    const context = { dialect, measure, tier: own('tier'), ageDays: own('ageDays') };
    const truths = nodes.map((node) => conditionSql(context, node));
    const columns = truths.map((truth, i) => `${truthColumn(dialect, truth)} AS c${i}`);
    const rows = await engine.query(
      `SELECT ${own('at')} AS place, ${columns.join(', ')} FROM "conditionFacts" AS a ORDER BY place`,
    );
    const seen = new Set<number>();
    const wrong: string[] = [];
    subjects.forEach((of, at) => {
      const known = fixed(of, same);
      nodes.forEach((node, i) => {
        const expected = judge(node, known);
        const found = (rows[at] as ResultRow)[`c${i}`];
        seen.add(expected);
        if (found !== (expected === 0.5 ? null : expected === 1))
          wrong.push(`${JSON.stringify(node)} of ${at}: ${found} instead of ${expected}`);
      });
    });
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(seen).toEqual(new Set([0, 0.5, 1]));
    // What does not hang on the account is worked out as the statement is written.
    const plain = truths.filter(isConstant).length;
    expect(plain).toBe(truths.filter((truth) => !truth.includes('a.')).length);
    if ('baseline' in same) expect(plain).toBeGreaterThan(100);
  });
});

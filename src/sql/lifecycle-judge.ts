import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, caseWhen, onlyIf } from './expressions.ts';
import { type Conditions, EVIDENCE } from './lifecycle-conditions.ts';
import { beforeColumns, PREVIOUS_STATES, type STATE } from './lifecycle-previous.ts';
import { declineReasons, verdictReasons } from './lifecycle-reasons.ts';
import { type Column, columnName, type Step } from './statement.ts';

/** The step that has the stage of today (`now`) and what the next evaluation would confirm (`candidate`). */
export const CANDIDATES = 'lifecycleCandidates';

type Before = (field: (typeof STATE)[number]) => string;

/** A column of the state before, in a step whose rows are called `e`. */
export function beforeOf(dialect: Dialect): Before {
  return (field) => `e.${dialect.identifier(columnName('before', field))}`;
}

/** Whether a fall that is seen today was seen before. */
function countsFall(before: Before): string {
  return anyOf(`${before('shrinking')} = 1`, `${before('stage')} = 'decline'`);
}

function isDeclineNext({ e }: Conditions): string {
  return allOf(`COALESCE(${e('fall')}, ${e('stage')}) = 'decline'`, `${e('now')} <> 'decline'`);
}

/** A first evaluation: a fall waits for the second one, nothing else does. */
export function firstSteps({ e }: Conditions, from: string): Step[] {
  return [
    {
      name: CANDIDATES,
      note: 'What a second evaluation would confirm',
      query: {
        columns: ['e.*', [e('stage'), 'now'], [e('fall'), 'candidate']],
        from: [{ step: from }, 'e'],
      },
    },
  ];
}

/** A later evaluation, as `judge` in memory: what the rules say today, held against the evaluation before. */
export function laterSteps(dialect: Dialect, is: Conditions, from: string): Step[] {
  const { e } = is;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const before = beforeOf(dialect);
  const settled = anyOf(
    `${before('stage')} IS NULL`,
    `${before('stage')} = ${e('verdict')}`,
    `${before('candidate')} = ${e('verdict')}`,
    `${e('verdict')} IN ('churned', 'reactivated', 'prospect')`,
    `${before('stage')} IN ('prospect', 'churned')`,
  );
  const verdict = caseWhen(
    [[allOf(`${e('fall')} IS NOT NULL`, countsFall(before)), "'decline'"]],
    e('stage'),
  );
  const now = caseWhen(
    [
      [`${own('e', 'problem')} IS NOT NULL`, 'NULL'],
      [settled, e('verdict')],
    ],
    before('stage'),
  );
  const candidate = caseWhen([
    [isDeclineNext(is), "'decline'"],
    [`${e('now')} <> ${e('verdict')}`, e('verdict')],
  ]);
  const kept = ['accountId', ...EVIDENCE, 'stage', 'fall'];
  return [
    {
      name: 'lifecycleBefore',
      note: 'Stages, and the evaluation before',
      query: {
        columns: [...kept.map((name): Column => [own('e', name), name]), ...beforeColumns(dialect)],
        from: [{ step: from }, 'e'],
        leftJoins: [[PREVIOUS_STATES, 'b', `${own('b', 'accountId')} = ${own('e', 'accountId')}`]],
      },
    },
    {
      name: 'lifecycleVerdicts',
      note: 'What the rules say: a fall counts from the second evaluation on that sees one',
      query: { columns: ['e.*', [verdict, 'verdict']], from: [{ step: 'lifecycleBefore' }, 'e'] },
    },
    {
      name: 'lifecycleNow',
      note: 'The stage: a change waits until two evaluations agree, unless it counts at once',
      query: { columns: ['e.*', [now, 'now']], from: [{ step: 'lifecycleVerdicts' }, 'e'] },
    },
    {
      name: CANDIDATES,
      note: 'What the next evaluation would confirm',
      query: { columns: ['e.*', [candidate, 'candidate']], from: [{ step: 'lifecycleNow' }, 'e'] },
    },
  ];
}

export function firstReasons(dialect: Dialect, is: Conditions): string {
  const next = dialect.concat(declineReasons(dialect, is), "'lifecycle.pending '");
  const pending = caseWhen([[`${is.e('candidate')} IS NOT NULL`, next]], "''");
  return `TRIM(${dialect.concat(verdictReasons(dialect, is, is.e('stage'), null), pending)})`;
}

export function laterReasons(dialect: Dialect, is: Conditions): string {
  const { e } = is;
  const before = beforeOf(dialect);
  const told = (condition: string, codes: string): string => caseWhen([[condition, codes]], "''");
  const isPending = `${e('now')} <> ${e('verdict')}`;
  const isConfirmed = allOf(
    `${e('now')} = ${e('verdict')}`,
    `${before('stage')} <> ${e('verdict')}`,
    `${before('candidate')} = ${e('verdict')}`,
  );
  const fell = allOf(is.isShrinking, countsFall(before));
  const codes = dialect.concat(
    // What is pending is told once, and a decline by all that speaks for it.
    caseWhen([[allOf(isPending, isDeclineNext(is)), "''"]], verdictReasons(dialect, is, e('verdict'), fell)),
    told(isConfirmed, "'lifecycle.confirmed '"),
    told(isDeclineNext(is), declineReasons(dialect, is)),
    told(`${e('candidate')} IS NOT NULL`, "'lifecycle.pending '"),
  );
  return onlyIf(`${e('now')} IS NOT NULL`, `TRIM(${codes})`);
}

import type { Dialect } from '../dialects/dialect-record.ts';
import { type Branch, caseWhen } from '../expressions.ts';

/**
 * A condition as SQL in three-valued logic, where NULL is what cannot be told; `TRUE`, `FALSE` and `NULL` alone are constants, which
 * are worked out as the statement is written. SQL's own AND, OR and NOT are those of Kleene.
 */
export type Truth = string;

const CONSTANTS = ['TRUE', 'FALSE', 'NULL'];

/** Whether a truth is the same for every account. */
export function isConstant(truth: Truth): boolean {
  return CONSTANTS.includes(truth);
}

/** All of the truths. */
export function allTruths(truths: readonly Truth[]): Truth {
  return join(truths, 'TRUE', 'FALSE', ' AND ');
}

/** One of the truths. */
export function anyTruth(truths: readonly Truth[]): Truth {
  return join(truths, 'FALSE', 'TRUE', ' OR ');
}

function join(truths: readonly Truth[], neutral: Truth, decisive: Truth, by: string): Truth {
  if (truths.includes(decisive)) return decisive;
  const said = [...new Set(truths)].filter((truth) => truth !== neutral);
  if (said.length === 0) return neutral;
  return said.length === 1 ? (said[0] as Truth) : `(${said.join(by)})`;
}

/** The opposite. */
export function notTruth(truth: Truth): Truth {
  if (truth === 'NULL') return 'NULL';
  if (truth === 'TRUE') return 'FALSE';
  return truth === 'FALSE' ? 'TRUE' : `(NOT ${truth})`;
}

/** The truth of the first branch whose condition, which is never NULL, holds. */
export function truthByCase(branches: readonly Branch[], otherwise: Truth): Truth {
  const [first = otherwise] = branches.map(([, truth]) => truth);
  if (
    isConstant(first) &&
    [...branches.map(([, truth]) => truth), otherwise].every((truth) => truth === first)
  )
    return first;
  return `(${caseWhen(branches, otherwise)})`;
}

/** The truth that all of them have: one that does not hang on which of them it is. */
export function agreedTruth(truths: readonly Truth[]): Truth {
  const distinct = [...new Set(truths)];
  if (distinct.length === 1) return distinct[0] as Truth;
  if (distinct.every(isConstant)) return 'NULL';
  const every = allTruths(distinct);
  const none = notTruth(anyTruth(distinct));
  const branches: Branch[] = [];
  if (every !== 'FALSE' && every !== 'NULL') branches.push([every, 'TRUE']);
  if (none !== 'FALSE' && none !== 'NULL') branches.push([none, 'FALSE']);
  return branches.length === 0 ? 'NULL' : `(${caseWhen(branches, 'NULL')})`;
}

/** A truth as an expression of a column: a constant that cannot be told has no type of its own. */
export function truthColumn(dialect: Dialect, truth: Truth): string {
  return truth === 'NULL' ? `(${dialect.asInteger('NULL')} = 1)` : truth;
}

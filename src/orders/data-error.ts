import { problemText } from '../explain/problem-text.ts';
import type { Problem } from '../types.ts';

/** How many problems an error message spells out. */
export const SHOWN_PROBLEMS = 5;

/** What is thrown for rows that cannot be used: an `Error` that carries the first problems as data. */
export interface OrderDataError extends Error {
  readonly name: 'OrderDataError';
  /** The first few problems. */
  readonly problems: readonly Problem[];
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Make the one error for bad rows. */
export function orderDataError(
  action: string,
  first: readonly Problem[],
  counts: { received: number; rejected: number; problems: number },
  hint: string,
): OrderDataError {
  const { received, rejected } = counts;
  const lines = first.map((problem) => `  ${problemText(problem)}`);
  const more = counts.problems > first.length ? '\n  …' : '';
  const error = new Error(
    `Cannot ${action} as ${rejected} of ${received} rows have problems:\n${lines.join('\n')}${more}\n${hint}`,
  );
  error.name = 'OrderDataError';
  return Object.assign(error, {
    problems: first,
    received,
    accepted: received - rejected,
    rejected,
  }) as OrderDataError;
}

import { show } from '../internal/show.ts';
import type { CriteriaScore } from '../types.ts';
import type { Subject } from './condition.ts';
import type { Ladder } from './ladder.ts';
import { rowName } from './read-number.ts';

/** The score of a row, 0 to 100, and its criteria, checked. */
export function subjectOf(
  action: string,
  { scheme, criteria: named }: Ladder,
  row: object,
  index: number,
): Subject {
  const { criteria } = row as { criteria?: CriteriaScore };
  if (scheme.scoreField === undefined || named.length > 0) {
    if (criteria === undefined || !Array.isArray(criteria.parts))
      throw new TypeError(
        `Cannot ${action} as ${rowName(row, index)} has no scores over criteria: run scoreCriteria first, or name a field with "scoreField"`,
      );
    const unknown = named.find((id) => !criteria.parts.some((part) => part.id === id));
    if (unknown !== undefined)
      throw new TypeError(
        `Cannot ${action} as a condition looks at criterion ${show(unknown)}, which ${rowName(row, index)} was not scored on: its criteria are ${criteria.parts.map(({ id }) => id).join(', ')}`,
      );
  }
  if (scheme.scoreField === undefined) return { row, index, criteria, score: criteria?.score ?? null };
  const own = (row as Record<string, unknown>)[scheme.scoreField] ?? null;
  if (own !== null && !(typeof own === 'number' && own >= 0 && own <= 100))
    throw new TypeError(
      `Cannot ${action} as ${rowName(row, index)} must have a number from 0 to 100, or null, for "${scheme.scoreField}": current value is ${show(own)}`,
    );
  return { row, index, criteria, score: own === null ? null : own + 0 };
}

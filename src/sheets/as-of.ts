import { isoDay, NO_DAY } from '../internal/day.ts';
import { scalarOf, shownCell } from './cells.ts';
import { type DateOrder, dateEvidence, readDate } from './dates.ts';
import { sheetError } from './sheet-error.ts';

/** Read the day that a call counts back from: `null` when none was given. */
export function readAsOf(given: unknown, order: DateOrder | null): string | null {
  const cell = scalarOf(given);
  if (cell === undefined) return null;
  const evidence = typeof cell === 'string' ? dateEvidence(cell) : 'none';
  const day = readDate(cell, evidence === 'dmy' || evidence === 'mdy' ? evidence : order);
  if (day === NO_DAY) throw sheetError((words) => words.badAsOf(shownCell(cell)));
  return isoDay(day);
}

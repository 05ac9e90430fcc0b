import type { AmountEvidence, DecimalMark } from './amounts.ts';
import type { DateEvidence, DateOrder } from './dates.ts';
import { ReviewError } from './review-error.ts';
import type { Tally } from './tally.ts';

/**
 * Whether `05/01/2025` is in January or in May.
 *
 * @returns `null` where no date of the file asks
 * @throws {ReviewError} where the dates of the file do not tell, or tell both
 */
export function decideOrder(tally: Tally<DateEvidence>): DateOrder | null {
  const [day, month] = [tally.seen.get('day-first'), tally.seen.get('month-first')];
  if (day !== undefined && month !== undefined)
    throw new ReviewError(2, (words) => words.contradictoryDates(day, month));
  if (day !== undefined) return 'day-first';
  if (month !== undefined) return 'month-first';
  const either = tally.seen.get('either');
  if (either !== undefined) throw new ReviewError(2, (words) => words.undecidedDates(either));
  return null;
}

/**
 * Which character is the decimal mark.
 *
 * @returns `null` where both are, and every amount tells its own
 * @throws {ReviewError} where the amounts of the file leave it open
 */
export function decideMark(tally: Tally<AmountEvidence>): DecimalMark | null {
  const [point, comma] = [tally.seen.get('.'), tally.seen.get(',')];
  const open = tally.seen.get('either.') ?? tally.seen.get('either,');
  if (point !== undefined && comma !== undefined) {
    // Each amount that tells its mark is read by it; one that does not cannot be read.
    if (open !== undefined)
      throw new ReviewError(2, (words) => words.contradictoryAmounts(point, comma, open));
    return null;
  }
  if (comma !== undefined) return ',';
  const dotted = tally.seen.get('either.');
  // `1,234` throughout is a thousands comma; `1.234` throughout may be either.
  if (point === undefined && dotted !== undefined)
    throw new ReviewError(2, (words) => words.undecidedAmounts(dotted));
  return '.';
}

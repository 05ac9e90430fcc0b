import { dayFromIsoPrefix } from '../internal/day.ts';
import type { OrderIntake } from '../types.ts';
import type { ReviewDiagnostic, ReviewTotals } from './review-record.ts';

/** A month without an order at the end of a book is worth a word: its last part may be missing. */
const QUIET_END_DAYS = 31;

/** What the reader should know of the orders before believing anything made of them. */
export function diagnoseOrders(
  asOf: string,
  periodDays: number,
  intake: OrderIntake,
  totals: ReviewTotals,
): ReviewDiagnostic[] {
  const found: ReviewDiagnostic[] = [];
  const note = (code: string, field: string, value: number, threshold: number): void => {
    found.push({ stage: 'orders', code, field, value, threshold });
  };
  if (intake.rejected > 0) note('review.rows_rejected', 'orders', intake.rejected, intake.received);
  if (intake.future > 0) note('review.rows_later', 'orders', intake.future, intake.accepted);
  const { firstOrderDate, lastOrderDate } = totals;
  if (firstOrderDate === null || lastOrderDate === null) {
    note('review.no_orders', 'orders', 0, intake.received);
    return found;
  }
  const day = dayFromIsoPrefix(asOf);
  const quiet = day - dayFromIsoPrefix(lastOrderDate);
  if (quiet > QUIET_END_DAYS) note('review.quiet_end', 'lastOrderDate', quiet, QUIET_END_DAYS);
  const reach = day - dayFromIsoPrefix(firstOrderDate) + 1;
  if (reach < 2 * periodDays) note('review.short_history', 'firstOrderDate', reach, 2 * periodDays);
  return found;
}

import { dayFromIsoPrefix } from '../../internal/day.ts';
import { allOf, onlyIf } from '../expressions.ts';
import { dayBefore, HISTORY, inUnits } from '../history-steps.ts';
import type { Column, Step } from '../statement.ts';
import type { WarningRequest } from './indicator-step.ts';

/** Months are buckets of 30 days, counted back from the day of the evaluation. */
export const MONTH_DAYS = 30;
export const MONTHS = 24;

/** The step of net amounts by month: a row for every account with a purchase. */
export const WARNING_MONTHS = 'warningMonths';

/** The column of a month, 0 the last one: a decimal, in minor units where amounts are. */
export function monthName(month: number): string {
  return `month${month}`;
}

/** A month as a double in currency units. */
export function monthAmount(request: WarningRequest, alias: string, month: number): string {
  return inUnits(request, `${alias}.${request.dialect.identifier(monthName(month))}`);
}

/** Net amounts of the last 24 months, and `"tenure"`, days since the first purchase: what {@link WARNING_MONTHS} has. Read from histories once for all indicators that look at months. */
export function monthSteps(request: WarningRequest): Step[] {
  const { dialect, rules } = request;
  const own = (name: string): string => `h.${dialect.identifier(name)}`;
  const today = dayFromIsoPrefix(rules.asOf);
  const asOf = dialect.day(rules.asOf);
  const months = Array.from({ length: MONTHS }, (_, month): Column => {
    const from = `${own('day')} >= ${dayBefore(request, today, MONTH_DAYS * (month + 1) - 1)}`;
    const to = month === 0 ? null : `${own('day')} < ${dayBefore(request, today, MONTH_DAYS * month - 1)}`;
    return [`COALESCE(SUM(${onlyIf(allOf(from, to), own('amount'))}), 0)`, monthName(month)];
  });
  const first = `MIN(${onlyIf(`${own('amount')} > 0`, own('day'))})`;
  return [
    {
      name: 'monthTotals',
      note: 'Net amounts of buckets of 30 days, the last one first',
      query: {
        columns: [own('accountId'), [dialect.daysBetween(first, asOf), 'tenure'], ...months],
        from: [{ step: HISTORY }, 'h'],
        groupBy: [own('accountId')],
      },
    },
    {
      name: WARNING_MONTHS,
      note: 'Those of accounts with a purchase',
      query: {
        columns: ['m.*'],
        from: [{ step: 'monthTotals' }, 'm'],
        where: `m.${dialect.identifier('tenure')} IS NOT NULL`,
      },
    },
  ];
}

import { chanceOfHigher } from '../../internal/rank-test.ts';
import { weightedMean } from '../../internal/weighted-mean.ts';
import type { Invoice } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf, WINDOW_DAYS, YEAR_DAYS } from '../windows.ts';

function paidBetween(invoices: readonly Invoice[], from: number, to: number): Invoice[] {
  return invoices.filter(({ paidDay }) => paidDay !== null && paidDay >= from && paidDay <= to);
}

/** Days from the invoice to its payment; paid before the invoice is 0. */
function daysOf({ invoiceDay, paidDay }: Invoice): number {
  return Math.max(0, (paidDay as number) - invoiceDay);
}

function meanDays(invoices: readonly Invoice[], days: (invoice: Invoice) => number): number | null {
  return weightedMean(
    invoices.map(days),
    invoices.map(({ amount }) => amount),
  );
}

/**
 * `daysToPay`: how long the account takes to pay: days from invoice to payment of the invoices that were paid in the last 90 days, weighted by amount.
 *
 * Invoices that were not paid are not in it: `pastDue` and `dso` see those.
 *
 * - `baseline`: the same of the invoices paid in the 12 months before the window; `lastYear`: of those paid in the same 90 days last year.
 * - `delta`: the change as a share of the baseline.
 * - `probability`: how likely days so long are by chance: Mann and Whitney's rank test of the invoices of both sides, one-sided.
 * - `n`: invoices of the smaller side.
 * - `measures`: `daysLonger`: value less baseline; `paid`, `baselinePaid`: invoices; `delayOfTerms`: days late (0 for none) as a share of the days of the terms, both
 *   weighted by amount, `null` where the terms are 0 days; `terms`: days.
 * - Missing: `invoices` where the list is not given or the account has none, `payments_90_days` where none was paid in the window.
 */
export const DAYS_TO_PAY: Measure = {
  names: ['daysLonger', 'paid', 'baselinePaid', 'delayOfTerms', 'terms'],
  measure: ({ signals: { invoices }, asOf }) => {
    if (!invoices.some(({ invoiceDay }) => invoiceDay <= asOf)) return { missing: ['invoices'] };
    const paid = paidBetween(invoices, asOf - WINDOW_DAYS + 1, asOf);
    const before = paidBetween(invoices, asOf - WINDOW_DAYS - YEAR_DAYS + 1, asOf - WINDOW_DAYS);
    const lastYear = paidBetween(invoices, asOf - YEAR_DAYS - WINDOW_DAYS + 1, asOf - YEAR_DAYS);
    const value = meanDays(paid, daysOf);
    const baseline = meanDays(before, daysOf);
    const terms = meanDays(paid, ({ invoiceDay, dueDay }) => dueDay - invoiceDay);
    const delay = meanDays(paid, ({ dueDay, paidDay }) => Math.max(0, (paidDay as number) - dueDay));
    return {
      value,
      baseline,
      lastYear: meanDays(lastYear, daysOf),
      delta: value === null || baseline === null ? null : changeOf(value, baseline),
      probability: chanceOfHigher(paid.map(daysOf), before.map(daysOf)),
      n: Math.min(paid.length, before.length),
      measures: {
        daysLonger: value === null || baseline === null ? null : value - baseline,
        paid: paid.length,
        baselinePaid: before.length,
        delayOfTerms: terms === null || delay === null || terms === 0 ? null : delay / terms,
        terms,
      },
      missing: ['payments_90_days'],
    };
  },
};

import { addExact, roundExact } from '../../internal/exact-sum.ts';
import { medianOf } from '../../internal/gaps.ts';
import type { Invoice } from '../account-signals.ts';
import type { Measure } from '../measure-input.ts';
import { changeOf, WINDOW_DAYS, YEAR_DAYS } from '../windows.ts';

const MONTH_DAYS = 30;
/** Quarters before `asOf` that the usual value is taken from. */
const QUARTERS = 4;

/** What is owed on a day, and what was invoiced in the 90 days up to it. */
interface Balance {
  readonly receivables: number;
  readonly overdue: number;
  readonly sales: number;
}

function balanceOn(invoices: readonly Invoice[], day: number): Balance {
  const open: number[] = [];
  const overdue: number[] = [];
  const sales: number[] = [];
  for (const { invoiceDay, dueDay, amount, paidDay } of invoices) {
    if (invoiceDay > day) break;
    if (invoiceDay > day - WINDOW_DAYS) addExact(sales, amount);
    if (paidDay !== null && paidDay <= day) continue;
    addExact(open, amount);
    if (dueDay < day) addExact(overdue, amount);
  }
  return { receivables: roundExact(open), overdue: roundExact(overdue), sales: roundExact(sales) };
}

/** Days of sales that an amount is; `null` without sales. */
function daysOfSales(amount: number, sales: number): number | null {
  return sales === 0 ? null : (amount / sales) * WINDOW_DAYS;
}

function simpleOn(invoices: readonly Invoice[], day: number): number | null {
  const { receivables, sales } = balanceOn(invoices, day);
  return daysOfSales(receivables, sales);
}

/** Take the sales of 30 days after 30 days off the receivables, the latest first; the days it takes are the answer. */
function countBack(invoices: readonly Invoice[], day: number, receivables: number): number {
  let rest = receivables;
  let days = 0;
  let row = invoices.length - 1;
  while (row >= 0 && (invoices[row] as Invoice).invoiceDay > day) row--;
  // What is left by rounding is nothing.
  for (let from = day - MONTH_DAYS + 1; rest > receivables * 1e-12 && row >= 0; from -= MONTH_DAYS) {
    const sales: number[] = [];
    for (; row >= 0 && (invoices[row] as Invoice).invoiceDay >= from; row--)
      addExact(sales, (invoices[row] as Invoice).amount);
    const sold = roundExact(sales);
    days += sold >= rest ? (rest / sold) * MONTH_DAYS : MONTH_DAYS;
    rest -= sold;
  }
  return days;
}

/**
 * `dso`: days of sales outstanding: what the account owes, in days of what is invoiced to it (receivables / invoiced in the last 90 days × 90).
 *
 * - `baseline`: the median of the same 90, 180, 270 and 360 days ago, where something was invoiced; `lastYear`: 365 days ago.
 * - `delta`: the change as a share of the baseline.
 * - `probability`: `null`: a balance is a fact, not an estimate.
 * - `n`: invoices of the last 90 days.
 * - `measures`: `simple`: the same as the value; `countBack`: the sales of 30 days after 30 days taken off the receivables, the latest first, which is not misled by sales that rise or
 *   fall (there also where nothing was invoiced in 90 days); `delinquent`: the part past due, in the same days; `receivables`, `sales`: currency units.
 * - Missing: `invoices` where the list is not given or the account has none up to `asOf`, `invoices_90_days` where nothing was invoiced in the window.
 */
export const DSO: Measure = {
  names: ['simple', 'countBack', 'delinquent', 'receivables', 'sales'],
  measure: ({ signals: { invoices }, asOf }) => {
    const [first] = invoices;
    if (first === undefined || first.invoiceDay > asOf) return { missing: ['invoices'] };
    const { receivables, overdue, sales } = balanceOn(invoices, asOf);
    const value = daysOfSales(receivables, sales);
    const usual: number[] = [];
    for (let quarter = 1; quarter <= QUARTERS; quarter++) {
      const then = simpleOn(invoices, asOf - quarter * WINDOW_DAYS);
      if (then !== null) usual.push(then);
    }
    const baseline = medianOf(usual);
    let n = 0;
    for (const { invoiceDay } of invoices) if (invoiceDay <= asOf && invoiceDay > asOf - WINDOW_DAYS) n++;
    return {
      value,
      baseline,
      lastYear: simpleOn(invoices, asOf - YEAR_DAYS),
      delta: value === null || baseline === null ? null : changeOf(value, baseline),
      n,
      measures: {
        simple: value,
        countBack: countBack(invoices, asOf, receivables),
        delinquent: daysOfSales(overdue, sales),
        receivables,
        sales,
      },
      missing: ['invoices_90_days'],
    };
  },
};

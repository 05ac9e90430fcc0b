import { WINDOW_DAYS } from '../../warnings/windows.ts';
import { allOf, anyOf, caseWhen, number, onlyIf } from '../expressions.ts';
import { inUnits } from '../history-steps.ts';
import type { Step } from '../statement.ts';
import type { WarningRequest } from './indicator-step.ts';
import { WINDOW_DAYS_STEP, windowConditions } from './window-conditions.ts';

/** Equal up to rounding; as in `internal/thinned-sum.ts`. */
export const CLOSE = 1e-9;
/** Up to so many amounts, all ways in which they can fall are counted; as there. */
export const MOST_COUNTED = 10;

/** Rows of net amounts of days in either window, as shares of the largest of their account; see {@link amountRowSteps}. */
export const AMOUNT_ROWS = 'amountRows';
/** An account's amounts, one row each: which way its chance is told, and what that needs. */
export const AMOUNT_SUMS = 'amountSums';

/**
 * Steps to {@link AMOUNT_ROWS}: `"isRecent"` (1 or 0), `"amount"` (−1 to 1, never 0), `"share"` (the chance that it is recent), `"place"` of `"places"`, and
 * `"isEqual"`, 1 where all of an account are positive and equal; and to {@link AMOUNT_SUMS}: `"places"`, `"recent"` (how many), `"share"`, `"recentSum"`, `"isEqual"`.
 */
export function amountRowSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const d = windowConditions(dialect, 'd');
  const perAccount = (alias: string): string => `(PARTITION BY ${own(alias, 'accountId')})`;
  const size = `abs(${own('q', 'amount')})`;
  const days = dialect.asDouble(own('s', 'baselineDays'));
  const isEqual = allOf(
    `${own('s', 'least')} > 0`,
    `${own('s', 'smallest')} >= ${own('s', 'largest')} * ${number(dialect, 1 - CLOSE)}`,
  );
  return [
    {
      name: 'netAmounts',
      note: 'Days with a net amount, returns subtracted, in the last 90 days and in what they are compared with',
      query: {
        columns: [
          own('d', 'accountId'),
          own('d', 'age'),
          [caseWhen([[d.recent, '1']], '0'), 'isRecent'],
          [inUnits(request, own('d', 'net')), 'amount'],
          [
            caseWhen([[`${own('d', 'isLastYear')} = 1`, String(WINDOW_DAYS)]], own('d', 'trailingDays')),
            'baselineDays',
          ],
        ],
        from: [{ step: WINDOW_DAYS_STEP }, 'd'],
        where: allOf(`${own('d', 'net')} <> 0`, anyOf(d.recent, d.baseline)),
      },
    },
    {
      name: 'amountScales',
      note: 'Beside the largest of them',
      query: {
        columns: [
          'q.*',
          [`MAX(${size}) OVER ${perAccount('q')}`, 'largest'],
          [`MIN(${size}) OVER ${perAccount('q')}`, 'smallest'],
          [`MIN(${own('q', 'amount')}) OVER ${perAccount('q')}`, 'least'],
          [`COUNT(*) OVER ${perAccount('q')}`, 'places'],
          [`ROW_NUMBER() OVER (PARTITION BY ${own('q', 'accountId')} ORDER BY ${own('q', 'age')})`, 'place'],
        ],
        from: [{ step: 'netAmounts' }, 'q'],
        where: `${own('q', 'baselineDays')} IS NOT NULL`,
      },
    },
    {
      name: AMOUNT_ROWS,
      note: 'As shares of it; each is recent with a chance of the share of the days',
      query: {
        columns: [
          own('s', 'accountId'),
          own('s', 'isRecent'),
          own('s', 'places'),
          own('s', 'place'),
          [`${own('s', 'amount')} / ${own('s', 'largest')}`, 'amount'],
          [caseWhen([[isEqual, '1']], '0'), 'isEqual'],
          [`${dialect.double(WINDOW_DAYS)} / (${days} + ${WINDOW_DAYS})`, 'share'],
        ],
        from: [{ step: 'amountScales' }, 's'],
      },
    },
    {
      name: AMOUNT_SUMS,
      note: 'What is recent of them',
      query: {
        columns: [
          own('r', 'accountId'),
          [`MAX(${own('r', 'places')})`, 'places'],
          [`SUM(${own('r', 'isRecent')})`, 'recent'],
          [`MAX(${own('r', 'share')})`, 'share'],
          [`COALESCE(SUM(${onlyIf(`${own('r', 'isRecent')} = 1`, own('r', 'amount'))}), 0)`, 'recentSum'],
          [`MAX(${own('r', 'isEqual')})`, 'isEqual'],
        ],
        from: [{ step: AMOUNT_ROWS }, 'r'],
        groupBy: [own('r', 'accountId')],
      },
    },
  ];
}

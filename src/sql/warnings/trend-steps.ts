import { log1p } from '../arithmetic.ts';
import { allOf, type Branch, caseWhen, number, onlyIf } from '../expressions.ts';
import { inUnits } from '../history-steps.ts';
import { numbersStep } from '../numbers-step.ts';
import type { Step } from '../statement.ts';
import { indicatorStep, type WarningRequest } from './indicator-step.ts';
import { MONTH_DAYS, MONTHS, monthAmount, monthName, WARNING_MONTHS } from './month-steps.ts';

/** As in `warnings/indicators/trend.ts`. */
const FEWEST_BUCKETS = 12;
const WARM_UP = 6;
const ALLOWANCE = 0.5;
const OFFSET = 0.1;
const LEAST_SD = 0.05;

/** Accounts to `trendLogs`: a row for each of their whole months, the first one is 0, with the logarithm of its amount as a share of the mean month. */
function logSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const whole = dialect.asInteger(
    `floor(${dialect.asDouble(own('m', 'tenure'))} / ${dialect.double(MONTH_DAYS)})`,
  );
  const months = caseWhen([[`${own('m', 'tenure')} < ${MONTHS * MONTH_DAYS}`, whole]], String(MONTHS));
  const everyMonth = Array.from({ length: MONTHS }, (_, month) => month);
  const parts = everyMonth.map((month) => {
    const amount = own('m', monthName(month));
    // The last twelve are there, or nothing is told.
    return month < FEWEST_BUCKETS ? amount : caseWhen([[`${own('m', 'months')} > ${month}`, amount]], '0');
  });
  const share = caseWhen(
    [[`${own('a', 'amount')} > 0`, `${own('a', 'amount')} / ${own('a', 'typical')}`]],
    dialect.double(0),
  );
  const isBefore = `${own('x', 'at')} < ${own('x', 'months')} - 1`;
  const partition = `PARTITION BY ${own('x', 'accountId')}`;
  return [
    {
      name: 'trendMonths',
      note: 'Whole months since the first purchase, 24 at most',
      query: { columns: ['m.*', [months, 'months']], from: [{ step: WARNING_MONTHS }, 'm'] },
    },
    {
      name: 'trendMeans',
      note: 'The mean month, where there are twelve',
      query: {
        columns: [
          'm.*',
          [
            onlyIf(
              `${own('m', 'months')} >= ${FEWEST_BUCKETS}`,
              `${inUnits(request, `(${parts.join(' + ')})`)} / ${dialect.asDouble(own('m', 'months'))}`,
            ),
            'typical',
          ],
          ['1', 'one'],
        ],
        from: [{ step: 'trendMonths' }, 'm'],
      },
    },
    numbersStep(dialect, 'trendNumbers', MONTHS),
    {
      name: 'trendAmounts',
      note: 'A row for each month, the first one is 0',
      query: {
        columns: [
          [own('m', 'accountId'), 'accountId'],
          [own('m', 'months'), 'months'],
          [own('m', 'typical'), 'typical'],
          [`${own('m', 'months')} - 1 - ${own('k', 'number')}`, 'at'],
          [
            caseWhen(
              everyMonth.map(
                (month): Branch => [`${own('k', 'number')} = ${month}`, monthAmount(request, 'm', month)],
              ),
            ),
            'amount',
          ],
        ],
        from: [{ step: 'trendMeans' }, 'm'],
        leftJoins: [['trendNumbers', 'k', `${own('k', 'one')} = ${own('m', 'one')}`]],
        where: allOf(`${own('m', 'typical')} > 0`, `${own('k', 'number')} < ${own('m', 'months')}`),
      },
    },
    {
      name: 'trendShares',
      note: 'Logarithms of months as shares of the mean month',
      query: {
        columns: [
          own('a', 'accountId'),
          own('a', 'months'),
          own('a', 'typical'),
          own('a', 'at'),
          [`ln(${share} + ${dialect.double(OFFSET)})`, 'log'],
        ],
        from: [{ step: 'trendAmounts' }, 'a'],
      },
    },
    {
      name: 'trendCentres',
      note: 'Their mean, without the last month',
      query: {
        columns: [
          'x.*',
          [
            `SUM(${onlyIf(isBefore, own('x', 'log'))}) OVER (${partition}) / ${dialect.asDouble(`(${own('x', 'months')} - 1)`)}`,
            'centre',
          ],
        ],
        from: [{ step: 'trendShares' }, 'x'],
      },
    },
    {
      name: 'trendLogs',
      note: 'How far months are from it: small numbers, whose squares lose no digits',
      query: {
        columns: ['x.*', [`${own('x', 'log')} - ${own('x', 'centre')}`, 'away']],
        from: [{ step: 'trendCentres' }, 'x'],
      },
    },
  ];
}

/**
 * The indicator `trend`: a CUSUM on log monthly revenue.
 *
 * A sum that is set back to 0 wherever it falls below is the plain sum of its steps, less the lowest that this one has been: window functions are enough. So
 * are the running mean and standard deviation.
 */
export function trendSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const last = (name: string): string => `l.${dialect.identifier(name)}`;
  const none = dialect.asDouble('NULL');
  const at = dialect.asDouble(own('at'));
  const running = `(PARTITION BY ${own('accountId')} ORDER BY ${own('at')} ROWS BETWEEN UNBOUNDED PRECEDING AND`;
  const sumBefore = (value: string): string => `SUM(${value}) OVER ${running} 1 PRECEDING)`;
  const sd = caseWhen([[`${own('sd')} < ${n(LEAST_SD)}`, n(LEAST_SD)]], own('sd'));
  const freedom = `(${at} - 1)`;
  const t = own('t');
  const size = `sqrt(${freedom} * ${log1p(`(${t} * ${t} / ${freedom})`)})`;
  const normal = `${caseWhen([[`${t} < 0`, `-${size}`]], size)} * (8 * ${freedom} + 1) / (8 * ${freedom} + 3)`;
  const step = (name: string, note: string, from: string, value: string, column: string): Step => ({
    name,
    note,
    query: { columns: ['a.*', [value, column]], from: [{ step: from }, 'a'] },
  });
  return [
    ...logSteps(request),
    {
      name: 'trendSums',
      note: 'Sums over the months before',
      query: {
        columns: [
          'a.*',
          [sumBefore(own('away')), 'sum'],
          [sumBefore(`${own('away')} * ${own('away')}`), 'squares'],
        ],
        from: [{ step: 'trendLogs' }, 'a'],
      },
    },
    step(
      'trendVariances',
      'Their variance',
      'trendSums',
      onlyIf(
        `${own('at')} >= ${WARM_UP}`,
        `(${own('squares')} - ${own('sum')} * ${own('sum')} / ${at}) / (${at} - 1)`,
      ),
      'variance',
    ),
    step(
      'trendDeviations',
      'Their standard deviation',
      'trendVariances',
      caseWhen(
        [[`${own('variance')} > 0`, `sqrt(${own('variance')})`]],
        onlyIf(`${own('variance')} <= 0`, dialect.double(0)),
      ),
      'sd',
    ),
    step(
      'trendDistances',
      'How far a month is from those before, from the seventh on',
      'trendDeviations',
      `(${own('away')} - ${own('sum')} / ${at}) / (${sd}) * sqrt(${at} / (${at} + 1))`,
      't',
    ),
    step(
      'trendSteps',
      'On the normal scale, less the allowance',
      'trendDistances',
      caseWhen([[`${own('at')} >= ${WARM_UP}`, `0 - ${normal} - ${n(ALLOWANCE)}`]], dialect.double(0)),
      'step',
    ),
    step(
      'trendPaths',
      'The plain sum of these',
      'trendSteps',
      `SUM(${own('step')}) OVER ${running} CURRENT ROW)`,
      'path',
    ),
    step(
      'trendLows',
      'The lowest that it has been',
      'trendPaths',
      `MIN(${own('path')}) OVER ${running} CURRENT ROW)`,
      'low',
    ),
    step(
      'trendZeros',
      'When it was lowest last',
      'trendLows',
      `MAX(${onlyIf(`${own('path')} = ${own('low')}`, own('at'))}) OVER (PARTITION BY ${own('accountId')})`,
      'zeroAt',
    ),
    {
      name: 'trendLast',
      note: 'The last month',
      query: {
        columns: [
          own('accountId'),
          [`${own('path')} - ${own('low')}`, 'value'],
          [`${own('centre')} + ${own('sum')} / ${at} + ln(${own('typical')})`, 'mean'],
          [own('sd'), 'sd'],
          [dialect.asDouble(`(${own('at')} - ${own('zeroAt')})`), 'since'],
        ],
        from: [{ step: 'trendZeros' }, 'a'],
        where: `${own('at')} = ${own('months')} - 1`,
      },
    },
    {
      name: indicatorStep('trend'),
      note: 'How much evidence of a slow decline has piled up',
      query: {
        columns: [
          // Named, as ClickHouse would call it "a.accountId" beside the table that is looked up.
          [own('accountId'), 'accountId'],
          [last('value'), 'value'],
          [none, 'baseline'],
          [none, 'lastYear'],
          [none, 'delta'],
          [`exp(-${last('value')})`, 'probability'],
          [own('months'), 'n'],
          [dialect.asDouble(own('months')), 'months'],
          [last('mean'), 'mean'],
          [last('sd'), 'sd'],
          [last('since'), 'since'],
        ],
        from: [{ step: 'trendMonths' }, 'a'],
        leftJoins: [['trendLast', 'l', `${last('accountId')} = ${own('accountId')}`]],
      },
    },
  ];
}

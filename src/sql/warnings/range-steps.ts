import { allOf, anyOf, caseWhen, greatest, least, onlyIf } from '../expressions.ts';
import { hasCategories } from '../order-rows.ts';
import type { Step } from '../statement.ts';
import type { WarningRequest } from './indicator-step.ts';
import { indicatorValuesStep } from './indicator-values.ts';
import { halfTo, rangeChanceSteps } from './range-chance-steps.ts';
import { changeOfSql, WARNING_WINDOWS, WINDOW_DAYS_STEP, WINDOW_ROWS } from './window-conditions.ts';

/** As in memory: twice the usual window. */
const RANGE_DAYS = 180;

/**
 * The indicator `range`: as in `warnings/indicators/range.ts`. Counts, shares and what became of the top category are equal; the chance is within 1e-13 (see
 * {@link rangeChanceSteps}). An order whose category is NULL or empty is of none. Without a column of categories, and with less than 360 days, an account has no row.
 */
export function rangeSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const count = (...conditions: string[]): string =>
    dialect.asInteger(`COUNT(${onlyIf(allOf(...conditions), '1')})`);
  const isRecent = (alias: string): string => `${own(alias, 'age')} < ${RANGE_DAYS}`;
  const isBefore = (alias: string): string =>
    `${own(alias, 'age')} BETWEEN ${RANGE_DAYS} AND ${2 * RANGE_DAYS - 1}`;
  const bought = `${own('d', 'gross')} > 0`;
  const category = hasCategories(request) ? own('r', 'category') : dialect.asText('NULL');
  // Of equals the one that was bought on more days, and of those one that is still bought.
  const first = `ROW_NUMBER() OVER (PARTITION BY ${own('u', 'accountId')} ORDER BY ${own('u', 'amount')} DESC, ${own('u', 'before')} DESC, ${own('u', 'isGone')})`;
  const isTop = `${own('p', 'place')} = 1 AND ${own('p', 'amount')} > 0`;
  const value = dialect.asDouble(own('a', 'value'));
  const baseline = dialect.asDouble(own('a', 'baseline'));
  const days = ['recentDays', 'beforeDays'].map((name) => `COALESCE(${own('q', name)}, 0)`);
  const gone = `${own('a', 'topGone')}`;
  const on = (alias: string): string => `${own(alias, 'accountId')} = ${own('a', 'accountId')}`;
  return [
    {
      name: 'categoryDays',
      note: 'Days on which a category was bought',
      query: {
        columns: [
          own('r', 'accountId'),
          [category, 'category'],
          own('r', 'age'),
          [`SUM(${own('r', 'amount')})`, 'amount'],
        ],
        from: [{ step: WINDOW_ROWS }, 'r'],
        where: allOf(`${own('r', 'amount')} > 0`, anyOf(isRecent('r'), isBefore('r')), `${category} <> ''`),
        groupBy: [own('r', 'accountId'), category, own('r', 'age')],
      },
    },
    {
      name: 'categoryUses',
      note: 'Days in both windows, and the amount of the one before',
      query: {
        columns: [
          own('d', 'accountId'),
          own('d', 'category'),
          [count(isRecent('d')), 'recent'],
          [count(isBefore('d')), 'before'],
          [`COALESCE(SUM(${onlyIf(isBefore('d'), own('d', 'amount'))}), 0)`, 'amount'],
          [caseWhen([[`${count(isRecent('d'))} = 0`, '1']], '0'), 'isGone'],
        ],
        from: [{ step: 'categoryDays' }, 'd'],
        groupBy: [own('d', 'accountId'), own('d', 'category')],
      },
    },
    {
      name: 'rangeCategories',
      note: 'Categories of accounts that are known for 360 days, the one with the largest amount first',
      query: {
        columns: [
          [own('u', 'accountId'), 'accountId'],
          [own('u', 'recent'), 'recent'],
          [own('u', 'before'), 'before'],
          [own('u', 'amount'), 'amount'],
          [own('u', 'isGone'), 'isGone'],
          [first, 'place'],
        ],
        from: [{ step: 'categoryUses' }, 'u'],
        leftJoins: [[WARNING_WINDOWS, 'w', `${own('w', 'accountId')} = ${own('u', 'accountId')}`]],
        where: `${own('w', 'tenure')} >= ${2 * RANGE_DAYS - 1}`,
      },
    },
    {
      name: 'rangeCounts',
      note: 'Categories that were bought, lost and gained',
      query: {
        columns: [
          own('p', 'accountId'),
          [count(`${own('p', 'recent')} > 0`), 'value'],
          [count(`${own('p', 'before')} > 0`), 'baseline'],
          [count(`${own('p', 'recent')} = 0`), 'lost'],
          [count(`${own('p', 'before')} = 0`), 'gained'],
          [`MAX(${onlyIf(isTop, own('p', 'isGone'))})`, 'topGone'],
          [`MAX(${onlyIf(isTop, own('p', 'before'))})`, 'topDays'],
        ],
        from: [{ step: 'rangeCategories' }, 'p'],
        groupBy: [own('p', 'accountId')],
      },
    },
    {
      name: 'rangeDays',
      note: 'Days with a purchase in both windows',
      query: {
        columns: [
          own('d', 'accountId'),
          [count(bought, isRecent('d')), 'recentDays'],
          [count(bought, isBefore('d')), 'beforeDays'],
        ],
        from: [{ step: WINDOW_DAYS_STEP }, 'd'],
        groupBy: [own('d', 'accountId')],
      },
    },
    ...rangeChanceSteps(request),
    indicatorValuesStep(
      dialect,
      'range',
      'Categories of the last 180 days, beside the 180 days before',
      'rangeCounts',
      [
        ['rangeDays', 'q', on('q')],
        ['rangeChances', 'c', on('c')],
      ],
      {
        value,
        baseline,
        delta: changeOfSql(dialect, value, baseline),
        probability: greatest([dialect.double(0), least([dialect.double(1), own('c', 'chance')])]),
        n: least(days),
        topLost: gone,
        lost: own('a', 'lost'),
        gained: own('a', 'gained'),
        probabilityTop: caseWhen([
          [`${gone} = 0`, dialect.double(1)],
          [`${gone} = 1`, halfTo(dialect, own('a', 'topDays'))],
        ]),
      },
    ),
  ];
}

import { allOf, anyOf, caseWhen, onlyIf } from '../expressions.ts';
import { inUnits } from '../history-steps.ts';
import { normalAtMostSql } from '../normal-tail.ts';
import { numbersStep } from '../numbers-step.ts';
import type { Step } from '../statement.ts';
import type { WarningRequest } from './indicator-step.ts';
import { indicatorValuesStep } from './indicator-values.ts';
import { changeOfSql, WINDOW_FACTS, WINDOW_ORDERS } from './window-conditions.ts';

/** Below so many orders last year, the 12 months before the window say more; as in memory. */
const FEWEST_ORDERS = 5;

const SIDES = ['recent', 'lastYear', 'trailing'] as const;

/**
 * The indicator `orderSize`: as in `warnings/indicators/order-size.ts`, with medians and the rank test of Mann and Whitney. Counts, ranks and ties are whole numbers, so that
 * medians are equal to the last bit and the chance is that of memory to about 12 digits. Orders are compared as decimals: parts of orders that add up to equal amounts are
 * ties, where sums of doubles may differ in their last bit.
 */
export function orderSizeSteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const side = own('p', 'side');
  const onSide = (which: (typeof SIDES)[number]): string => `${side} = ${SIDES.indexOf(which)}`;
  // Last year's orders where there are enough of them, else those of the 12 months before.
  const isOfYear = (alias: string): string => `${own(alias, 'lastYearOrders')} >= ${FEWEST_ORDERS}`;
  const isBase = (alias: string): string =>
    `${own(alias, 'side')} = ${caseWhen([[isOfYear(alias), '1']], '2')}`;
  const median = (which: (typeof SIDES)[number]): string => {
    const at = (first: number): string => {
      const doubled = `2 * ${own('p', 'place')}`;
      const isThere = `${doubled} BETWEEN ${own('p', 'places')} + ${first} AND ${own('p', 'places')} + ${first + 1}`;
      return `(${inUnits(request, `MAX(${onlyIf(allOf(onSide(which), isThere), own('p', 'amount'))})`)})`;
    };
    return `${at(0)} + (${at(1)} - ${at(0)}) / 2`;
  };
  const mine = own('v', 'mine');
  const theirs = own('v', 'theirs');
  const both = `(${mine} + ${theirs})`;
  const below = `SUM(${theirs}) OVER (PARTITION BY ${own('v', 'accountId')} ORDER BY ${own('v', 'amount')} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - ${theirs}`;
  const [n, m] = [own('r', 'mine'), own('r', 'theirs')];
  const all = `(${n} + ${m})`;
  const variance = `${n} * ${m} / 12 * (${all} + 1 - ${own('r', 'ties')} / (${all} * (${all} - 1)))`;
  const isKnown = allOf(`${own('m', 'recent')} IS NOT NULL`, `${own('a', 'baseline')} IS NOT NULL`);
  const known = (value: string): string => onlyIf(isKnown, value);
  const on = (alias: string): string => `${own(alias, 'accountId')} = ${own('a', 'accountId')}`;
  return [
    // Three windows: recent, last year, 12 months before.
    numbersStep(dialect, 'orderSides', SIDES.length),
    {
      name: 'sizedOrders',
      note: 'Every order, and how many there were last year',
      query: {
        columns: [
          [own('o', 'accountId'), 'accountId'],
          ...SIDES.map((name) => [own('o', name), name] as const),
          [own('f', 'lastYearOrders'), 'lastYearOrders'],
          [dialect.asInteger('1'), 'one'],
        ],
        from: [{ step: WINDOW_ORDERS }, 'o'],
        leftJoins: [[WINDOW_FACTS, 'f', `${own('f', 'accountId')} = ${own('o', 'accountId')}`]],
      },
    },
    {
      name: 'sidedOrders',
      note: 'Once for each window',
      query: {
        columns: [
          [own('o', 'accountId'), 'accountId'],
          [own('w', 'number'), 'side'],
          [
            caseWhen(
              [0, 1].map((i) => [`${own('w', 'number')} = ${i}`, own('o', SIDES[i] as string)] as const),
              own('o', 'trailing'),
            ),
            'amount',
          ],
          [own('o', 'lastYearOrders'), 'lastYearOrders'],
        ],
        from: [{ step: 'sizedOrders' }, 'o'],
        leftJoins: [['orderSides', 'w', `${own('w', 'one')} = ${own('o', 'one')}`]],
      },
    },
    {
      name: 'orderPlaces',
      note: 'Orders of each window by amount',
      query: {
        columns: [
          own('f', 'accountId'),
          own('f', 'side'),
          own('f', 'amount'),
          own('f', 'lastYearOrders'),
          [
            `ROW_NUMBER() OVER (PARTITION BY ${own('f', 'accountId')}, ${own('f', 'side')} ORDER BY ${own('f', 'amount')})`,
            'place',
          ],
          [`COUNT(*) OVER (PARTITION BY ${own('f', 'accountId')}, ${own('f', 'side')})`, 'places'],
        ],
        from: [{ step: 'sidedOrders' }, 'f'],
        where: `${own('f', 'amount')} IS NOT NULL`,
      },
    },
    {
      name: 'orderSizes',
      note: 'The median amount of an order in each window',
      query: {
        columns: [own('p', 'accountId'), ...SIDES.map((which) => [median(which), which] as const)],
        from: [{ step: 'orderPlaces' }, 'p'],
        groupBy: [own('p', 'accountId')],
      },
    },
    {
      name: 'orderValues',
      note: 'Amounts of both sides of the comparison, and how often each has them',
      query: {
        columns: [
          own('p', 'accountId'),
          own('p', 'amount'),
          [dialect.asInteger(`COUNT(${onlyIf(onSide('recent'), '1')})`), 'mine'],
          [dialect.asInteger(`COUNT(${onlyIf(isBase('p'), '1')})`), 'theirs'],
        ],
        from: [{ step: 'orderPlaces' }, 'p'],
        where: anyOf(onSide('recent'), isBase('p')),
        groupBy: [own('p', 'accountId'), own('p', 'amount')],
      },
    },
    {
      name: 'orderRanks',
      note: 'How many of the other side are below',
      query: {
        columns: ['v.*', [dialect.asInteger(below), 'below']],
        from: [{ step: 'orderValues' }, 'v'],
      },
    },
    {
      name: 'rankSums',
      note: 'The rank test of Mann and Whitney: wins of the recent orders, and ties',
      query: {
        columns: [
          own('v', 'accountId'),
          [dialect.asDouble(`SUM(${mine})`), 'mine'],
          [dialect.asDouble(`SUM(${theirs})`), 'theirs'],
          [`${dialect.asDouble(`SUM(${mine} * (2 * ${own('v', 'below')} + ${theirs}))`)} / 2`, 'wins'],
          [dialect.asDouble(`SUM(${both} * ${both} * ${both} - ${both})`), 'ties'],
        ],
        from: [{ step: 'orderRanks' }, 'v'],
        groupBy: [own('v', 'accountId')],
      },
    },
    {
      name: 'rankVariances',
      note: 'Their variance at an even pace',
      query: {
        columns: ['r.*', [onlyIf(`${n} > 0 AND ${m} > 0`, variance), 'variance']],
        from: [{ step: 'rankSums' }, 'r'],
      },
    },
    {
      name: 'rankDistances',
      note: 'Standard deviations from the mean, with a correction for continuity',
      query: {
        columns: [
          own('r', 'accountId'),
          [own('r', 'variance'), 'variance'],
          [
            onlyIf(
              `${own('r', 'variance')} > 0`,
              `(${own('r', 'wins')} + ${dialect.double(0.5)} - ${n} * ${m} / 2) / sqrt(${own('r', 'variance')})`,
            ),
            'z',
          ],
        ],
        from: [{ step: 'rankVariances' }, 'r'],
      },
    },
    {
      name: 'rankChances',
      note: 'The chance of orders so small or smaller',
      query: {
        columns: [
          own('z', 'accountId'),
          [
            caseWhen(
              [[`${own('z', 'variance')} > 0`, normalAtMostSql(dialect, own('z', 'z'))]],
              dialect.double(1),
            ),
            'chance',
          ],
        ],
        from: [{ step: 'rankDistances' }, 'z'],
      },
    },
    {
      name: 'orderSizeFacts',
      note: 'Every account, and the orders that it is compared with',
      query: {
        columns: [
          [own('f', 'accountId'), 'accountId'],
          [own('f', 'recentOrders'), 'orders'],
          [
            caseWhen([
              [isOfYear('f'), own('f', 'lastYearOrders')],
              [`${own('f', 'trailingDays')} IS NOT NULL`, own('f', 'trailingOrders')],
            ]),
            'baselineOrders',
          ],
          [
            caseWhen([
              [isOfYear('f'), '1'],
              [`${own('f', 'trailingDays')} IS NOT NULL`, '0'],
            ]),
            'isLastYear',
          ],
          [caseWhen([[isOfYear('f'), own('m', 'lastYear')]], own('m', 'trailing')), 'baseline'],
        ],
        from: [{ step: WINDOW_FACTS }, 'f'],
        leftJoins: [['orderSizes', 'm', `${own('m', 'accountId')} = ${own('f', 'accountId')}`]],
      },
    },
    indicatorValuesStep(
      dialect,
      'orderSize',
      'The median order of the last 90 days, beside the usual',
      'orderSizeFacts',
      [
        ['orderSizes', 'm', on('m')],
        ['rankChances', 'r', on('r')],
      ],
      {
        value: known(own('m', 'recent')),
        // Without a recent order, what would be usual is told all the same.
        baseline: own('a', 'baseline'),
        lastYear: known(own('m', 'lastYear')),
        delta: known(changeOfSql(dialect, own('m', 'recent'), own('a', 'baseline'))),
        probability: known(own('r', 'chance')),
        n: caseWhen(
          [
            [
              isKnown,
              caseWhen(
                [[`${own('a', 'orders')} < ${own('a', 'baselineOrders')}`, own('a', 'orders')]],
                own('a', 'baselineOrders'),
              ),
            ],
          ],
          '0',
        ),
        orders: own('a', 'orders'),
        baselineOrders: own('a', 'baselineOrders'),
        isLastYear: own('a', 'isLastYear'),
      },
    ),
  ];
}

import type { Dialect } from '../dialects/dialect-record.ts';
import { caseWhen, number, onlyIf } from '../expressions.ts';
import { integersStep } from '../numbers-step.ts';
import type { Column, Step } from '../statement.ts';
import { AMOUNT_ROWS, AMOUNT_SUMS, CLOSE, MOST_COUNTED } from './amount-rows.ts';

/** Amounts that all ways of are written out; the rows of an account are doubled for each further one. */
const WRITTEN_OUT = 5;
/** Stands for an amount that is not there: a sum with it is above all sums of up to ten amounts within ±1. */
const ABSENT = 100;

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/**
 * Steps to `fewAmounts`, `"accountId"` and `"chance"`: up to ten amounts, all ways in which they can be recent or not, counted one by one.
 *
 * The ways of the first five amounts are written out, 32 of them; for each of the others the row of the account becomes two. So an account is 32 rows at most, and
 * a way is a comparison. Chances agree with memory to about 14 digits.
 */
export function fewAmountsSteps(dialect: Dialect): Step[] {
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const low = numbers(1, WRITTEN_OUT);
  const high = numbers(WRITTEN_OUT + 1, MOST_COUNTED);
  const at = (place: number): string =>
    `MAX(${onlyIf(`${own('r', 'place')} = ${place}`, own('r', 'amount'))})`;
  const share = own('f', 'share');
  const bit = (place: number): string => `${own(`b${place}`, 'bit')} = 1`;
  const rest = high.reduce(
    (sum, place) => `${sum} - ${caseWhen([[bit(place), own('f', `amount${place}`)]], n(0))}`,
    `${own('f', 'recentSum')} + ${n(CLOSE)}`,
  );
  const weight = high.map((place) =>
    caseWhen(
      [
        [bit(place), share],
        [`${own('f', 'places')} >= ${place}`, `(1 - ${share})`],
      ],
      n(1),
    ),
  );
  // All subsets of the first amounts, by how many are in them.
  const bySize = numbers(0, WRITTEN_OUT).map((size) => {
    const subsets = numbers(0, 2 ** WRITTEN_OUT - 1)
      .map((mask) => low.filter((_, i) => (mask >> i) % 2 === 1))
      .filter((subset) => subset.length === size);
    const counted = subsets.map((subset) => {
      const sum = subset.map((place) => own('h', `amount${place}`)).join(' + ');
      return caseWhen([[`${sum === '' ? n(0) : sum} <= ${own('h', 'rest')}`, '1']], '0');
    });
    const left = caseWhen(
      low.slice(0, -1).map((count) => [`${own('h', 'places')} = ${count}`, n(count - size)] as const),
      n(WRITTEN_OUT - size),
    );
    const chance = `power(${own('h', 'share')}, ${dialect.asDouble(n(size))}) * power(1 - ${own('h', 'share')}, ${dialect.asDouble(left)})`;
    return `${chance} * (${counted.join(' + ')})`;
  });
  return [
    integersStep(
      dialect,
      { name: 'amountBits', note: 'An amount that is there is recent or not; one that is not there is not' },
      ['present', 'bit'],
      [
        [1, 1],
        [1, 0],
        [0, 0],
      ],
    ),
    {
      name: 'fewAmountRows',
      note: 'Up to ten amounts of an account, side by side',
      query: {
        columns: [
          own('r', 'accountId'),
          ...low.map((place): Column => [`COALESCE(${at(place)}, ${n(ABSENT)})`, `amount${place}`]),
          ...high.map((place): Column => [`COALESCE(${at(place)}, 0)`, `amount${place}`]),
          ...high.map(
            (place): Column => [
              dialect.asInteger(caseWhen([[`MAX(${own('r', 'places')}) >= ${place}`, '1']], '0')),
              `present${place}`,
            ],
          ),
        ],
        from: [{ step: AMOUNT_ROWS }, 'r'],
        where: `${own('r', 'places')} <= ${MOST_COUNTED} AND ${own('r', 'isEqual')} = 0`,
        groupBy: [own('r', 'accountId')],
      },
    },
    {
      name: 'fewAmountSums',
      note: 'Beside what is recent of them; equal amounts are told by the binomial distribution',
      query: {
        columns: [
          [own('s', 'accountId'), 'accountId'],
          ...numbers(1, MOST_COUNTED).map((place): Column => [own('r', `amount${place}`), `amount${place}`]),
          ...high.map((place): Column => [own('r', `present${place}`), `present${place}`]),
          ...['places', 'share', 'recentSum'].map((name): Column => [own('s', name), name]),
        ],
        from: [{ step: AMOUNT_SUMS }, 's'],
        leftJoins: [['fewAmountRows', 'r', `${own('r', 'accountId')} = ${own('s', 'accountId')}`]],
        where: `${own('s', 'places')} <= ${MOST_COUNTED} AND ${own('s', 'isEqual')} = 0`,
      },
    },
    {
      name: 'amountHalves',
      note: 'All ways of the sixth amount and further ones: what is left for the first five, and the chance of the way',
      query: {
        columns: [
          [own('f', 'accountId'), 'accountId'],
          ...low.map((place): Column => [own('f', `amount${place}`), `amount${place}`]),
          ...['places', 'share'].map((name): Column => [own('f', name), name]),
          [rest, 'rest'],
          [weight.join(' * '), 'weight'],
        ],
        from: [{ step: 'fewAmountSums' }, 'f'],
        leftJoins: high.map((place) => [
          'amountBits',
          `b${place}`,
          `${own(`b${place}`, 'present')} = ${own('f', `present${place}`)}`,
        ]),
      },
    },
    {
      name: 'amountWays',
      note: 'All ways of the first five: those that leave no more than there is',
      query: {
        columns: [own('h', 'accountId'), [`${own('h', 'weight')} * (${bySize.join(' + ')})`, 'chance']],
        from: [{ step: 'amountHalves' }, 'h'],
      },
    },
    {
      name: 'fewAmounts',
      note: 'The chance of so little or less: all ways together',
      query: {
        columns: [own('w', 'accountId'), [`SUM(${own('w', 'chance')})`, 'chance']],
        from: [{ step: 'amountWays' }, 'w'],
        groupBy: [own('w', 'accountId')],
      },
    },
  ];
}

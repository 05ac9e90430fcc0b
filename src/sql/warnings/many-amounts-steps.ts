import { log1p } from '../arithmetic.ts';
import type { Dialect } from '../dialects/dialect-record.ts';
import { allOf, caseWhen, number } from '../expressions.ts';
import { normalAtMostSql } from '../normal-tail.ts';
import type { Step } from '../statement.ts';
import { AMOUNT_ROWS, CLOSE, MOST_COUNTED } from './amount-rows.ts';
import { expOrNothing } from './binomial-steps.ts';

/** Halley's method trebles the digits with each round: after so many, the chance is that of memory for all books of the tests, which go to one amount of a thousand others. */
const ROUNDS = 8;
/** As in memory: amounts are within 1, so that such a tilt leaves out what it should. */
const MOST_TILT = 512;
/** Nearer to the mean, both parts of the formula grow beyond bounds and cancel; as in memory. */
const NEAR = 1e-3;
/** Below, `exp(x) - 1` is a series. */
const SMALL = 0.05;
const SERIES = 8;

/** `exp(x) - 1`, to the last digits for small `x` too. */
function expm1(dialect: Dialect, x: string): string {
  let series = '1';
  for (let i = SERIES; i > 1; i--) series = `(1 + ${x} / ${i} * ${series})`;
  return caseWhen([[`abs(${x}) < ${number(dialect, SMALL)}`, `${x} * ${series}`]], `exp(${x}) - 1`);
}

/**
 * Steps to `manyAmounts`, `"accountId"` and `"chance"`, for more than ten amounts that are not all equal: the saddlepoint approximation of Lugannani and Rice 1980
 * (doi:10.2307/1426607), as in `internal/thinned-sum.ts`.
 *
 * A return that is not recent counts like a sale that is: so all amounts are above 0, and what is looked at is how much of their total there is. The tilt at which the mean is that much is found by
 * Halley's method on the logit of the mean's share, which is a straight line where amounts are equal and bends little where they are not: no bracket is needed. Every round reads
 * only the one before; the state of an account is on each of its rows, where sums over the account put it.
 *
 * Chances agree with memory to about 9 digits. Cost: O(amounts), for each of the rounds.
 */
export function manyAmountsSteps(dialect: Dialect): Step[] {
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const r = (name: string): string => own('r', name);
  const x = (name: string): string => own('x', name);
  const over = (alias: string): string => `OVER (PARTITION BY ${own(alias, 'accountId')})`;
  const isCounted = `(${r('amount')} > 0 AND ${r('isRecent')} = 1) OR (${r('amount')} < 0 AND ${r('isRecent')} = 0)`;
  const isInside = allOf(`${r('part')} > ${n(CLOSE)}`, `${r('part')} < ${r('total')} - ${n(CLOSE)}`);
  const steps: Step[] = [
    {
      name: 'manyAmountRows',
      note: 'More than ten amounts, as sizes: a return that is not recent counts like a sale that is',
      query: {
        columns: [
          r('accountId'),
          [`abs(${r('amount')})`, 'size'],
          [caseWhen([[`${r('amount')} < 0`, `1 - ${r('share')}`]], r('share')), 'share'],
          [`SUM(abs(${r('amount')})) ${over('r')}`, 'total'],
          [`SUM(${caseWhen([[isCounted, `abs(${r('amount')})`]], n(0))}) ${over('r')}`, 'part'],
        ],
        from: [{ step: AMOUNT_ROWS }, 'r'],
        where: allOf(`${r('places')} > ${MOST_COUNTED}`, `${r('isEqual')} = 0`),
      },
    },
    {
      name: 'manyAmountEnds',
      note: 'At both ends of what is possible there is one way only',
      query: {
        columns: [
          r('accountId'),
          [
            caseWhen([
              [`MAX(${r('part')}) <= ${n(CLOSE)}`, expOrNothing(dialect, `SUM(ln(1 - ${r('share')}))`)],
              [`MAX(${r('part')}) >= MAX(${r('total')}) - ${n(CLOSE)}`, dialect.double(1)],
            ]),
            'chance',
          ],
        ],
        from: [{ step: 'manyAmountRows' }, 'r'],
        groupBy: [r('accountId')],
      },
    },
    {
      name: 'tilts0',
      note: 'In between: no tilt at first',
      query: {
        columns: [
          r('accountId'),
          r('size'),
          r('share'),
          r('total'),
          r('part'),
          [`ln(${r('part')} / (${r('total')} - ${r('part')}))`, 'aim'],
          [dialect.double(0), 'tilt'],
          [`${r('share')} / (1 - ${r('share')})`, 'odds'],
        ],
        from: [{ step: 'manyAmountRows' }, 'r'],
        where: isInside,
      },
    },
  ];
  const state = ['accountId', 'size', 'share', 'total', 'part', 'aim'].map(x);
  // The mean and what is missing of the total, the variance, the third cumulant.
  const odds = x('odds');
  const up = `${odds} / (1 + ${odds})`;
  const down = `1 / (1 + ${odds})`;
  const spread = `${x('size')} * ${x('size')} * (${up}) * (${down})`;
  const sum = (of: string): string => `SUM(${of}) ${over('x')}`;
  const [mean, rest, variance, third] = [x('mean'), x('rest'), x('variance'), x('third')];
  const newton = `(ln(${mean} / ${rest}) - ${x('aim')}) * ${mean} * ${rest} / (${variance} * ${x('total')})`;
  const bend = `(${third} / ${variance} + ${variance} * (1 / ${rest} - 1 / ${mean}))`;
  const better = `${x('tilt')} - ${x('newton')} / GREATEST(1 - ${x('newton')} * ${x('bend')} / 2, ${n(0.5)})`;
  const bounded = `GREATEST(${n(-MOST_TILT)}, LEAST(${n(MOST_TILT)}, ${better}))`;
  const oddsAt = `exp(${x('size')} * ${bounded}) * ${x('share')} / (1 - ${x('share')})`;
  for (let round = 1; round <= ROUNDS; round++) {
    steps.push(
      {
        name: `tiltSums${round}`,
        note: 'Cumulants of the tilted sum',
        query: {
          columns: [
            ...state,
            x('tilt'),
            [sum(`${x('size')} * ${up}`), 'mean'],
            [sum(`${x('size')} * ${down}`), 'rest'],
            [sum(spread), 'variance'],
            [sum(`${spread} * ${x('size')} * ((1 - ${odds}) / (1 + ${odds}))`), 'third'],
          ],
          from: [{ step: `tilts${round - 1}` }, 'x'],
        },
      },
      {
        name: `tiltSteps${round}`,
        note: 'Newton’s step, and how the curve bends',
        query: {
          columns: [...state, x('tilt'), [newton, 'newton'], [bend, 'bend']],
          from: [{ step: `tiltSums${round}` }, 'x'],
        },
      },
      {
        name: `tilts${round}`,
        note: 'Halley’s method: a better tilt',
        query: {
          columns: [...state, [bounded, 'tilt'], [oddsAt, 'odds']],
          from: [{ step: `tiltSteps${round}` }, 'x'],
        },
      },
    );
  }
  const grown = `(${x('share')} * ${x('grown')})`;
  const s = (name: string): string => own('s', name);
  const square = `(${s('r')} * ${s('r')} / 2)`;
  const bell = `${expOrNothing(dialect, `(-${square})`)} * ${n(1 / Math.sqrt(2 * Math.PI))}`;
  const chance = `(${normalAtMostSql(dialect, s('r'))}) + ${bell} * (1 / ${s('r')} - 1 / ${s('v')})`;
  const isNear = `abs(${s('r')}) < ${n(NEAR)} OR ${s('v')} = 0`;
  steps.push(
    {
      name: 'tiltGrowth',
      note: 'What the tilt makes of each amount',
      query: {
        columns: [...state, x('tilt'), x('odds'), [expm1(dialect, `(${x('size')} * ${x('tilt')})`), 'grown']],
        from: [{ step: `tilts${ROUNDS}` }, 'x'],
      },
    },
    {
      name: 'saddlepoints',
      note: 'The saddlepoint: its variance, and twice what the bell falls until there',
      query: {
        columns: [
          x('accountId'),
          [`MAX(${x('tilt')})`, 'tilt'],
          [`SUM(${spread})`, 'variance'],
          [`2 * (MAX(${x('tilt')}) * MAX(${x('part')}) - SUM(${log1p(grown)}))`, 'fall'],
        ],
        from: [{ step: 'tiltGrowth' }, 'x'],
        groupBy: [x('accountId')],
      },
    },
    {
      name: 'saddlepointDistances',
      note: 'The distances of the formula',
      query: {
        columns: [
          s('accountId'),
          [caseWhen([[`${s('fall')} > 0`, `sign(${s('tilt')}) * sqrt(${s('fall')})`]], n(0)), 'r'],
          [caseWhen([[`${s('variance')} > 0`, `${s('tilt')} * sqrt(${s('variance')})`]], n(0)), 'v'],
        ],
        from: [{ step: 'saddlepoints' }, 's'],
      },
    },
    {
      name: 'saddlepointChances',
      note: 'The chance of so little or less',
      query: {
        columns: [s('accountId'), [caseWhen([[isNear, dialect.double(0.5)]], chance), 'chance']],
        from: [{ step: 'saddlepointDistances' }, 's'],
      },
    },
    {
      name: 'manyAmounts',
      note: 'The chance of so little or less, at the ends and in between',
      query: {
        columns: [
          [own('e', 'accountId'), 'accountId'],
          [
            caseWhen(
              [
                [`${own('e', 'chance')} IS NOT NULL`, own('e', 'chance')],
                [`${s('chance')} < 0`, dialect.double(0)],
                [`${s('chance')} > 1`, dialect.double(1)],
              ],
              s('chance'),
            ),
            'chance',
          ],
        ],
        from: [{ step: 'manyAmountEnds' }, 'e'],
        leftJoins: [['saddlepointChances', 's', `${s('accountId')} = ${own('e', 'accountId')}`]],
      },
    },
  );
  return steps;
}

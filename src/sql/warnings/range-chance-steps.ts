import type { Dialect } from '../dialects/dialect-record.ts';
import { caseWhen, number, onlyIf } from '../expressions.ts';
import type { Step } from '../statement.ts';
import { expOrNothing } from './binomial-steps.ts';
import type { WarningRequest } from './indicator-step.ts';

/** 2 to the power of minus a whole number. */
export function halfTo(dialect: Dialect, exponent: string): string {
  return `power(${dialect.double(0.5)}, ${dialect.asDouble(exponent)})`;
}

/**
 * Steps from `rangeCategories` and `rangeCounts` to `rangeChances`: the chance that at least so many more categories are gone than have come.
 *
 * A category that was bought on c days is gone, or new, with probability g = 2^-c each, so that the difference D of both counts is a sum of independent −1, 0 and 1. Memory adds up all of
 * its distribution, which takes a loop. Here it comes from the characteristic function, which is real as D is symmetric:
 *
 *     φ(θ) = Π (1 − 2g(1 − cos θ)),   P(D ≥ d) = (C − d + 1)/N − 1/N · Σ φ(θk) sin((d − ½)θk)/sin(θk/2),   θk = 2πk/N, N = 2C + 1, k = 1 … C
 *
 * for C categories: the discrete Fourier transform, with the sum over all differences from d on in closed form. The categories themselves are the numbers 1 … C. Factors are multiplied by their
 * logarithms; only those of categories bought on one day, cos θ, can be below 0, and none is 0 as N is odd.
 *
 * Within about 1e-14 of the exact chance, so that chances below 1e-12 have few right digits. Cost: O(categories · different numbers of days).
 */
export function rangeChanceSteps({ dialect }: WarningRequest): Step[] {
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const days = `(${own('p', 'recent')} + ${own('p', 'before')})`;
  const angle = own('k', 'angle');
  const sine = `sin(${angle} / 2)`;
  // 1 − 2g(1 − cos θ) by the half angle, which loses no digits where θ is small.
  const factor = `(1 - 4 * ${own('g', 'gone')} * ${sine} * ${sine})`;
  const isNegative = `${factor} < 0 AND MOD(${own('g', 'categories')}, 2) = 1`;
  const count = own('t', 'categories');
  const wave = `sin((${own('t', 'least')} - ${n(0.5)}) * ${own('t', 'angle')}) / sin(${own('t', 'angle')} / 2)`;
  const sign = caseWhen([[`MOD(${own('t', 'negative')}, 2) = 1`, '-1']], '1');
  return [
    {
      name: 'rangeKinds',
      note: 'Categories by the days on which they were bought, and how likely each is to be gone',
      query: {
        columns: [
          own('p', 'accountId'),
          [days, 'days'],
          [dialect.asInteger('COUNT(*)'), 'categories'],
          [halfTo(dialect, days), 'gone'],
        ],
        from: [{ step: 'rangeCategories' }, 'p'],
        groupBy: [own('p', 'accountId'), days],
      },
    },
    {
      name: 'rangeAngles',
      note: 'An angle for each category',
      query: {
        columns: [
          [own('p', 'accountId'), 'accountId'],
          [dialect.asDouble(`COUNT(*) OVER (PARTITION BY ${own('p', 'accountId')})`), 'categories'],
          [dialect.asDouble(`(${own('c', 'baseline')} - ${own('c', 'value')})`), 'least'],
          [
            `${dialect.asDouble(own('p', 'place'))} * ${n(2 * Math.PI)} / (2 * COUNT(*) OVER (PARTITION BY ${own('p', 'accountId')}) + 1)`,
            'angle',
          ],
        ],
        from: [{ step: 'rangeCategories' }, 'p'],
        leftJoins: [['rangeCounts', 'c', `${own('c', 'accountId')} = ${own('p', 'accountId')}`]],
      },
    },
    {
      name: 'rangeFactors',
      note: 'The characteristic function there: its logarithm, and how many factors are below 0',
      query: {
        columns: [
          [own('k', 'accountId'), 'accountId'],
          [own('k', 'categories'), 'categories'],
          [own('k', 'least'), 'least'],
          [angle, 'angle'],
          [`SUM(${own('g', 'categories')} * ln(abs(${factor})))`, 'logSize'],
          [`COUNT(${onlyIf(isNegative, '1')})`, 'negative'],
        ],
        from: [{ step: 'rangeAngles' }, 'k'],
        leftJoins: [['rangeKinds', 'g', `${own('g', 'accountId')} = ${own('k', 'accountId')}`]],
        groupBy: [own('k', 'accountId'), own('k', 'categories'), own('k', 'least'), angle],
      },
    },
    {
      name: 'rangeChances',
      note: 'The chance that so many more are gone than have come',
      query: {
        columns: [
          own('t', 'accountId'),
          [
            `(MAX(${count}) - MAX(${own('t', 'least')}) + 1 - SUM(${sign} * ${expOrNothing(dialect, own('t', 'logSize'))} * ${wave})) / (2 * MAX(${count}) + 1)`,
            'chance',
          ],
        ],
        from: [{ step: 'rangeFactors' }, 't'],
        groupBy: [own('t', 'accountId')],
      },
    },
  ];
}

import type { Dialect } from '../dialects/dialect-record.ts';
import { allOf, caseWhen, least, number, onlyIf } from '../expressions.ts';
import type { Step } from '../statement.ts';

/** Smaller logarithms are of no account, and Postgres stops at exponentials that are too small for a double. */
const LEAST_LOG = -700;

/** `exp(x)` of an expression that is never large, 0 where it is next to nothing; NULL stays NULL. */
export function expOrNothing(dialect: Dialect, x: string): string {
  return caseWhen([
    [`${x} > ${number(dialect, LEAST_LOG)}`, `exp(${x})`],
    [`${x} <= ${number(dialect, LEAST_LOG)}`, dialect.double(0)],
  ]);
}

/** A lower tail of the binomial distribution for every account of a step. */
export interface BinomialTail {
  /** What its steps are called; the last one is called so itself, and has `"accountId"` and `"chance"`. */
  readonly name: string;
  /** The step with a row an account, which is called `c` in the expressions. */
  readonly counts: string;
  /** Whole numbers, and a double: successes, trials, and the chance of a success. */
  readonly successes: string;
  readonly trials: string;
  readonly share: string;
  /** The step with a row for each success, called `s` in the condition that tells them. */
  readonly series: string;
  readonly where: string;
}

/**
 * Steps to the chance of so few successes or fewer, `binomialAtMost` of the library. SQL has no loops: the rows that were counted as successes are the numbers 1, 2, 3 …
 * of the terms of the sum. The logarithm of a term is a running sum, so that no term is too large or too small on the way.
 *
 * Cost: O(successes).
 */
export function binomialSteps(dialect: Dialect, tail: BinomialTail): Step[] {
  const { name, counts, successes, trials, share, series, where } = tail;
  const own = (alias: string, column: string): string => `${alias}.${dialect.identifier(column)}`;
  const account = own('s', 'accountId');
  const [n, p, i] = [own('p', 'trials'), own('p', 'share'), own('p', 'place')];
  const ways = `SUM(ln((${n} - ${i} + 1) / ${i})) OVER (PARTITION BY ${own('p', 'accountId')} ORDER BY ${i} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const noneAtAll = own('c', 'logNone');
  const sum = `${expOrNothing(dialect, noneAtAll)} + COALESCE(${own('s', 'terms')}, 0)`;
  const isBetween = `${own('c', 'share')} > 0 AND ${own('c', 'share')} < 1`;
  return [
    {
      name: `${name}Counts`,
      note: 'Successes, trials and the chance of one',
      query: {
        columns: [
          own('c', 'accountId'),
          [dialect.asDouble(successes), 'successes'],
          [dialect.asDouble(trials), 'trials'],
          [dialect.asDouble(share), 'share'],
        ],
        from: [{ step: counts }, 'c'],
      },
    },
    {
      name: `${name}Places`,
      note: 'The successes of every account, numbered',
      query: {
        columns: [
          [account, 'accountId'],
          [own('c', 'trials'), 'trials'],
          [own('c', 'share'), 'share'],
          [dialect.asDouble(`ROW_NUMBER() OVER (PARTITION BY ${account} ORDER BY ${account})`), 'place'],
        ],
        from: [{ step: series }, 's'],
        leftJoins: [[`${name}Counts`, 'c', `${own('c', 'accountId')} = ${account}`]],
        where: allOf(where, isBetween, `${own('c', 'successes')} < ${own('c', 'trials')}`),
      },
    },
    {
      name: `${name}Terms`,
      note: 'The logarithm of the chance of so many successes',
      query: {
        columns: [
          own('p', 'accountId'),
          [`${n} * ln(1 - ${p}) + ${i} * ln(${p} / (1 - ${p})) + ${ways}`, 'logTerm'],
        ],
        from: [{ step: `${name}Places` }, 'p'],
      },
    },
    {
      name: `${name}Sums`,
      note: 'The chance of 1 to so many',
      query: {
        columns: [own('t', 'accountId'), [`SUM(${expOrNothing(dialect, own('t', 'logTerm'))})`, 'terms']],
        from: [{ step: `${name}Terms` }, 't'],
        groupBy: [own('t', 'accountId')],
      },
    },
    {
      name: `${name}None`,
      note: 'The logarithm of the chance of none',
      query: {
        columns: [
          'c.*',
          [onlyIf(isBetween, `${own('c', 'trials')} * ln(1 - ${own('c', 'share')})`), 'logNone'],
        ],
        from: [{ step: `${name}Counts` }, 'c'],
      },
    },
    {
      name,
      note: 'The chance of so few or fewer: the binomial distribution',
      query: {
        columns: [
          [own('c', 'accountId'), 'accountId'],
          [
            caseWhen(
              [
                [`${own('c', 'successes')} >= ${own('c', 'trials')}`, dialect.double(1)],
                [`${own('c', 'share')} <= 0`, dialect.double(1)],
                [`${own('c', 'share')} >= 1`, dialect.double(0)],
              ],
              least([dialect.double(1), sum]),
            ),
            'chance',
          ],
        ],
        from: [{ step: `${name}None` }, 'c'],
        leftJoins: [[`${name}Sums`, 's', `${own('s', 'accountId')} = ${own('c', 'accountId')}`]],
      },
    },
  ];
}

import { allOf, caseWhen, number, onlyIf } from './expressions.ts';
import { HISTORY, inUnits } from './history-steps.ts';
import type { PurchaseRequest } from './purchase-options.ts';
import type { Step } from './statement.ts';

/** Below so many buckets there is no telling steady from unsteady. */
const FEWEST_BUCKETS = 3;

/** Steps from histories to `volatilities`: how unsteady the amounts of whole buckets of days are, per account. */
export function volatilitySteps(request: PurchaseRequest): Step[] {
  const { dialect, rules, windowDays, bucketDays } = request;
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const asOf = dialect.day(rules.asOf);
  const day = own('h', 'day');
  const amount = own('h', 'amount');
  const bought = `${amount} > 0`;
  const double = (alias: string, name: string): string => dialect.asDouble(own(alias, name));
  const units = (alias: string, name: string): string => inUnits(request, own(alias, name));
  const first = `MIN(${onlyIf(bought, day)}) OVER (PARTITION BY ${own('h', 'accountId')})`;
  const known = `${own('f', 'tenure')} + 1`;
  const whole = (days: string): string =>
    dialect.asInteger(`floor(${dialect.asDouble(`(${days})`)} / ${n(bucketDays)})`);
  const buckets = caseWhen([[`${known} < ${n(windowDays)}`, whole(known)]], whole(n(windowDays)));
  const count = double('c', 'buckets');
  const mean = `(${inUnits(request, `SUM(${own('c', 'amount')}) OVER (PARTITION BY ${own('c', 'accountId')})`)}) / ${count}`;
  const ratio = `((${units('m', 'amount')}) / ${own('m', 'mean')} - 1)`;
  const rest = dialect.asDouble(`(${own('m', 'buckets')} - COUNT(*))`);
  const square = `${ratio} * ${ratio}`;
  return [
    {
      name: 'bucketDays',
      note: 'Days counted back, and from the first purchase on',
      query: {
        columns: [
          own('h', 'accountId'),
          [dialect.daysBetween(day, asOf), 'age'],
          [dialect.daysBetween(first, asOf), 'tenure'],
          amount,
        ],
        from: [{ step: HISTORY }, 'h'],
      },
    },
    {
      name: 'bucketRows',
      note: 'The bucket of every row, and the whole buckets of its account',
      query: {
        columns: [
          own('f', 'accountId'),
          [whole(own('f', 'age')), 'bucket'],
          [buckets, 'buckets'],
          own('f', 'amount'),
        ],
        from: [{ step: 'bucketDays' }, 'f'],
      },
    },
    {
      name: 'bucketAmounts',
      note: 'The amount of every bucket with rows',
      query: {
        columns: [own('w', 'accountId'), own('w', 'buckets'), [`SUM(${own('w', 'amount')})`, 'amount']],
        from: [{ step: 'bucketRows' }, 'w'],
        where: allOf(
          `${own('w', 'bucket')} < ${own('w', 'buckets')}`,
          `${own('w', 'buckets')} >= ${FEWEST_BUCKETS}`,
        ),
        groupBy: [own('w', 'accountId'), own('w', 'bucket'), own('w', 'buckets')],
      },
    },
    {
      name: 'bucketMeans',
      note: 'Beside the mean of all buckets',
      query: {
        columns: [own('c', 'accountId'), own('c', 'buckets'), own('c', 'amount'), [mean, 'mean']],
        from: [{ step: 'bucketAmounts' }, 'c'],
      },
    },
    {
      name: 'volatilities',
      note: 'Standard deviation as a share of the mean; a bucket without rows is one mean away',
      query: {
        columns: [
          own('m', 'accountId'),
          [
            `sqrt((SUM(${square}) + ${rest}) / ${dialect.asDouble(`(${own('m', 'buckets')} - 1)`)})`,
            'volatility',
          ],
        ],
        from: [{ step: 'bucketMeans' }, 'm'],
        where: `${own('m', 'mean')} > 0`,
        groupBy: [own('m', 'accountId'), own('m', 'buckets')],
      },
    },
  ];
}

import { allOf, caseWhen, number, onlyIf } from '../expressions.ts';
import { inUnits } from '../history-steps.ts';
import { normalAtMostSql } from '../normal-tail.ts';
import { columnSteps, type Step } from '../statement.ts';
import { indicatorStep, type WarningRequest } from './indicator-step.ts';
import { MONTH_DAYS, monthAmount, monthName, WARNING_MONTHS } from './month-steps.ts';

/** As in `warnings/indicators/volatility.ts`. */
const BUCKETS = 12;
const SPAN = BUCKETS * MONTH_DAYS;
const NOISE = 1e-12;

/** Which twelve months: those up to the day of the evaluation, and those before. */
const SIDES = [
  { name: 'value', first: 0, days: SPAN },
  { name: 'baseline', first: BUCKETS, days: 2 * SPAN },
] as const;

/** The indicator `volatility`: how unsteady revenue is, the coefficient of variation of twelve months, against the twelve months before. */
export function volatilitySteps(request: WarningRequest): Step[] {
  const { dialect } = request;
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const none = dialect.asDouble('NULL');
  const { steps, add } = columnSteps({ step: WARNING_MONTHS });
  const monthsOf = (first: number): number[] => Array.from({ length: BUCKETS }, (_, i) => first + i);
  add(
    'volatilityMeans',
    'The mean month of both sides, where it is above 0 and all of them have passed since the first purchase',
    SIDES.map(({ name, first, days }) => {
      const sum = `(${monthsOf(first)
        .map((month) => own(monthName(month)))
        .join(' + ')})`;
      const isKnown = allOf(`${own('tenure')} >= ${days}`, `${sum} > 0`);
      return [onlyIf(isKnown, `${inUnits(request, sum)} / ${dialect.double(BUCKETS)}`), `${name}Mean`];
    }),
  );
  add(
    'volatilitySquares',
    'How far the months are from it',
    SIDES.map(({ name, first }) => {
      const squares = monthsOf(first).map((month) => {
        const away = `(${monthAmount(request, 'a', month)} / ${own(`${name}Mean`)} - 1)`;
        return `${away} * ${away}`;
      });
      return [`sqrt((${squares.join(' + ')}) / ${dialect.double(BUCKETS - 1)})`, `${name}Deviation`];
    }),
  );
  add(
    'volatilityValues',
    'Coefficients of variation; what is left by rounding is nothing',
    SIDES.map(({ name }) => {
      const deviation = own(`${name}Deviation`);
      return [caseWhen([[`${deviation} < ${n(NOISE)}`, dialect.double(0)]], deviation), name];
    }),
  );
  // Of a value alone nothing can be told but the value.
  const [value, baseline] = [own('value'), onlyIf(`${own('value')} IS NOT NULL`, own('baseline'))];
  add('volatilitySides', 'Both sides, where there is a value', [[baseline, 'before']]);
  const before = own('before');
  const variance = (cv: string): string =>
    `(${n(1 / (2 * (BUCKETS - 1)))} + ${cv} * ${cv} / ${dialect.double(BUCKETS)})`;
  const fall = `(ln(${before}) - ln(${value})) / sqrt(${variance(value)} + ${variance(before)})`;
  add('volatilityFall', 'The fall of the logarithm, in standard deviations', [
    [
      caseWhen(
        [
          [`${before} IS NULL`, 'NULL'],
          [`${value} = ${before}`, dialect.double(0)],
          [`${value} = 0`, n(1e300)],
          [`${before} = 0`, n(-1e300)],
        ],
        fall,
      ),
      'fall',
    ],
  ]);
  steps.push({
    name: indicatorStep('volatility'),
    note: 'How unsteady revenue is',
    query: {
      columns: [
        own('accountId'),
        [value, 'value'],
        [before, 'baseline'],
        [none, 'lastYear'],
        [
          caseWhen([
            [`${before} > 0`, `(${value} - ${before}) / ${before}`],
            [`${value} > ${before}`, dialect.double(1)],
            [`${before} = 0`, dialect.double(0)],
          ]),
          'delta',
        ],
        [normalAtMostSql(dialect, own('fall')), 'probability'],
        [caseWhen([[`${value} IS NULL`, '0']], String(BUCKETS)), 'n'],
      ],
      from: [{ step: 'volatilityFall' }, 'a'],
    },
  });
  return steps;
}

import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen, number } from './expressions.ts';
import { type Column, columnSteps, type Step } from './statement.ts';

/** Up to so much above the shape, the power series; beyond it, the continued fraction. */
const SPLIT = 4;
/** Terms of the series and of the fraction: the chance is within 1e-11, relatively, for shapes from 0.04 to 20. */
const TERMS = 49;
const FRACTIONS = 21;
/** The terms are nested; so many in one step, as parsers slow down with every bracket within a bracket. */
const STEPS = 7;
/** Beyond this logarithm the chance is below 1e-307, and 0: Postgres stops at an exponential that is too small for a double. */
const LEAST_LOG = -708;

/** The columns that {@link gammaTailSteps} reads: the shape, the logarithm of the gamma function of it, and the value, all doubles; a value below 0 is none. */
export interface GammaColumns {
  readonly shape: string;
  readonly logGamma: string;
  readonly x: string;
}

/**
 * Steps that add `name`, the share of gamma-distributed values (scale 1) that are above `x`: `gammaAbove` of the library, as no warehouse
 * of them all has it. Terms are worked out from the last to the first, in a fixed number; Abramowitz and Stegun 1964, 6.5.29 and 6.5.31. NULL where a column is.
 */
export function gammaTailSteps(dialect: Dialect, from: string, columns: GammaColumns, name: string): Step[] {
  const own = (column: string): string => `a.${dialect.identifier(column)}`;
  const [shape, x] = [own(columns.shape), own(columns.x)];
  const { steps, add } = columnSteps({ step: from });
  const line = `(${shape} + ${SPLIT})`;
  const one = dialect.double(1);
  // Each of the two is worked out where it is not asked for as well, at the line between them, so that no number grows beyond a double.
  const near = caseWhen(
    [
      [`${x} <= 0`, one],
      [`${x} < ${line}`, x],
    ],
    line,
  );
  const far = caseWhen([[`${x} < ${line}`, line]], x);
  add(`${name}Sides`, 'The chance of so much: either side of a line above the shape', [
    [dialect.asDouble(near), `${name}Near`],
    [dialect.asDouble(far), `${name}Far`],
  ]);
  for (let step = 0; step < STEPS; step++) {
    const [low, high] = [own(`${name}Near`), own(`${name}Far`)];
    let series = step === 0 ? one : own(`${name}Series${step}`);
    let fraction = step === 0 ? `(${high} + ${2 * FRACTIONS + 1} - ${shape})` : own(`${name}Fraction${step}`);
    const terms = TERMS / STEPS;
    for (let i = TERMS - step * terms; i > TERMS - (step + 1) * terms; i--)
      series = `(1 + ${series} * ${low} / (${shape} + ${i}))`;
    const fractions = FRACTIONS / STEPS;
    for (let i = FRACTIONS - step * fractions; i > FRACTIONS - (step + 1) * fractions; i--)
      fraction = `(${high} + ${2 * i - 1} - ${shape} - ${i} * (${i} - ${shape}) / ${fraction})`;
    const columns: Column[] = [
      [series, `${name}Series${step + 1}`],
      [fraction, `${name}Fraction${step + 1}`],
    ];
    add(`${name}Terms${step + 1}`, 'The chance of so much: more terms', columns);
  }
  const logWeight = (value: string): string =>
    `${shape} * ln(${value}) - ${value} - ${own(columns.logGamma)}`;
  const [low, high] = [own(`${name}Near`), own(`${name}Far`)];
  add(`${name}Logs`, 'The logarithms of the lower and of the upper chance', [
    [`${logWeight(low)} + ln(${own(`${name}Series${STEPS}`)} / ${shape})`, `${name}Below`],
    [`${logWeight(high)} - ln(${own(`${name}Fraction${STEPS}`)})`, `${name}Above`],
  ]);
  const exp = (log: string): string =>
    caseWhen([[`${log} < ${number(dialect, LEAST_LOG)}`, dialect.double(0)]], `exp(${log})`);
  add(`${name}Chance`, 'The chance of so much', [
    [
      caseWhen([
        [`${x} <= 0`, one],
        [`${x} < ${line}`, `1 - ${exp(own(`${name}Below`))}`],
        [`${x} >= ${line}`, exp(own(`${name}Above`))],
      ]),
      name,
    ],
  ]);
  return steps;
}

/** The last step of {@link gammaTailSteps}. */
export function gammaTailStep(name: string): string {
  return `${name}Chance`;
}

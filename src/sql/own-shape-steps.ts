import { LEAST_SHAPE, MOST_SHAPE, OWN_SHAPE_GAPS } from '../internal/regularity.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { type Branch, caseWhen, number } from './expressions.ts';
import { polynomialSql } from './polynomials.ts';
import { ratioPieces } from './ratio-polynomials.ts';
import type { Column, Step } from './statement.ts';

/** How many gaps the shape of the book is worth; as in `internal/own-regularity.ts`. */
const SHAPE_PRIOR_GAPS = 10;
/** Beyond these, the shape is at its bounds however many gaps there are: no need to solve for it exactly. */
const LEAST_SPREAD = 0.01;
const MOST_SPREAD = 3;
/** From an approximation within 1.5 %, Newton's method doubles the digits with each round. */
const ROUNDS = 3;
/** Arguments are moved up by so much for the series of the digamma function, whose error is then below 1e-11. */
const SHIFT = 6;
/** Coefficients of 1/x², 1/x⁴ … in ln x - 1/(2x) - ψ(x), and of 1/x³, 1/x⁵ … in ψ'(x) - 1/x - 1/(2x²). */
const DIGAMMA = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132];
const TRIGAMMA = [1 / 6, -1 / 30, 1 / 42, -1 / 30];

/**
 * Steps from `from` (with `gaps`, their number, and `spread`, the difference of the logarithms of the arithmetic and the geometric mean of an account's gaps) to the
 * quantile of its gaps in medians, `ownRatio`, NULL below ten gaps: the shape by Newton's method as in memory, its quantile by polynomials.
 */
export function ownShapeSteps(
  dialect: Dialect,
  from: string,
  fitted: { readonly shape: number; readonly priorGaps: number },
  probability: number,
): Step[] {
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const gaps = dialect.asDouble(own('gaps'));
  const s = own('bounded');
  const steps: Step[] = [];
  let last = from;
  const add = (name: string, note: string, ...columns: Column[]): void => {
    steps.push({ name, note, query: { columns: ['a.*', ...columns], from: [{ step: last }, 'a'] } });
    last = name;
  };
  const spread = caseWhen(
    [
      [`${own('gaps')} < ${OWN_SHAPE_GAPS}`, 'NULL'],
      [`${own('spread')} < ${n(LEAST_SPREAD)}`, n(LEAST_SPREAD)],
      [`${own('spread')} > ${MOST_SPREAD}`, dialect.double(MOST_SPREAD)],
    ],
    own('spread'),
  );
  add('ownSpread', 'How unequal the gaps of an account are, from ten gaps on', [spread, 'bounded']);
  add('ownShape0', 'The shape of its gaps: a first guess', [
    `(3 - ${s} + sqrt((${s} - 3) * (${s} - 3) + 24 * ${s})) / (12 * ${s})`,
    'k0',
  ]);
  for (let round = 1; round <= ROUNDS; round++) {
    const k = own(`k${round - 1}`);
    const x = `(${k} + ${SHIFT})`;
    const steps = Array.from({ length: SHIFT }, (_, i) => (i === 0 ? k : `(${k} + ${i})`));
    const inverse = own(`inverse${round}`);
    const square = `(${inverse} * ${inverse})`;
    add(
      `ownShape${round}a`,
      'Newton’s method: the digamma function and its slope',
      [dialect.asDouble(`1 / ${x}`), `inverse${round}`],
      [`(${steps.map((term) => `1 / ${term}`).join(' + ')})`, `sum${round}`],
      [`(${steps.map((term) => `1 / (${term} * ${term})`).join(' + ')})`, `squares${round}`],
    );
    // ln k - ψ(k), and its slope 1/k - ψ'(k).
    const digamma = `ln(${x}) - ${inverse} / 2 - ${square} * (${polynomialSql(dialect, DIGAMMA, square)}) - ${own(`sum${round}`)}`;
    const trigamma = `${inverse} + ${square} / 2 + ${square} * ${inverse} * (${polynomialSql(dialect, TRIGAMMA, square)}) + ${own(`squares${round}`)}`;
    const step = `(ln(${k}) - (${digamma}) - ${s}) / (${k} * ${k} * (1 / ${k} - (${trigamma})))`;
    add(`ownShape${round}`, 'Newton’s method: a better guess', [`1 / (1 / ${k} + ${step})`, `k${round}`]);
  }
  const k = own(`k${ROUNDS}`);
  const part = `(${k} / (1 + ${k}))`;
  const corrected = `${k} - (3 * ${k} - ${n(2 / 3)} * ${part} - ${n(4 / 5)} * (${part} / (1 + ${k}))) / ${gaps}`;
  add('ownCorrected', 'Less the bias of few gaps', [corrected, 'corrected']);
  const bounded = caseWhen(
    [
      [`${own('corrected')} < ${n(LEAST_SHAPE)}`, n(LEAST_SHAPE)],
      [`${own('corrected')} > ${n(MOST_SHAPE)}`, dialect.double(MOST_SHAPE)],
    ],
    own('corrected'),
  );
  const weight = `(${gaps} / (${gaps} + ${SHAPE_PRIOR_GAPS}))`;
  const known = `(${gaps} + ${n(fitted.priorGaps)})`;
  add(
    'ownLogShape',
    'Drawn towards the shape of the book, and lowered as its mean is known from so many gaps only',
    [
      `${weight} * ln(${bounded}) + (1 - ${weight}) * ${n(Math.log(fitted.shape))} + ln(${known} / (${known} + 1))`,
      'logShape',
    ],
  );
  const { from: start, width, pieces } = ratioPieces(probability);
  add('ownPiece', 'Where it is on the curve of the quantile over the shape', [
    `(${own('logShape')} - ${n(start)}) / ${n(width)}`,
    'place',
  ]);
  const piece = caseWhen(
    pieces.slice(1).map((_, i): Branch => [`${own('place')} < ${i + 1}`, String(i)]),
    String(pieces.length - 1),
  );
  add('ownPoint', 'The piece of the curve', [piece, 'piece']);
  add('ownT', 'The place within it, -1 to 1', [`2 * (${own('place')} - ${own('piece')}) - 1`, 't']);
  const curves = pieces.map(
    (polynomial, i): Branch => [
      `${own('piece')} = ${i}`,
      `exp(${polynomialSql(dialect, polynomial, own('t'))})`,
    ],
  );
  add('ownRatios', 'The quantile of its gaps, in medians', [caseWhen(curves), 'ownRatio']);
  return steps;
}

import type { Concentration } from '../concentration/record.ts';
import { numberIn } from '../internal/options.ts';
import { framed, withoutData } from './frame.ts';
import { countText, forDrawing, percentText, tickNumber } from './numbers.ts';
import { type ChartOptions, type Setting, settle } from './options.ts';
import { type ChartSpec, column, dataOf } from './spec.ts';
import { cutText, widthOf } from './text.ts';
import { curveMark, INK, LABEL_SIZE, NEUTRAL, ORANGE } from './theme.ts';
import { thinned } from './thin.ts';
import { labelledAxis, scaleOver, ticksOver } from './ticks.ts';
import { checkRecord } from './values.ts';
import { capital, sentences } from './words.ts';

/** What {@link paretoCurve} needs of what `analyzeConcentration` gives. */
export type ParetoData = Pick<Concentration, 'field' | 'accounts' | 'gini' | 'jointRatio'>;

/** The options of {@link paretoCurve}. */
export interface ParetoCurveOptions extends ChartOptions {
  /** The share of the total that is marked on the curve, above 0 and below 1. Default 0.8. */
  readonly mark?: number | undefined;
}

const ACTION = 'draw the Pareto curve';
const MOST_POINTS = 400;

/** What the values are, in the words of a title. */
export function nameOfValue(field: string, { say, label }: Pick<Setting, 'say' | 'label'>): string {
  if (field === 'monetary') return say('revenue');
  return field === 'profit' ? say('profit') : cutText(label('field', field), 40);
}

/**
 * Draw the Pareto curve: which share of the total the largest accounts bring, with a mark at 80 %.
 *
 * Answers: how much hangs on how few? It is the Lorenz curve seen from the largest account on; the grey line is a book in which all
 * accounts are equal. The mark is where the accounts first reach the share. With values below zero the curve rises above
 * 100 % before it falls back. Where the total is not above zero there are no shares: the picture says “no data”.
 *
 * Cost: O(points); the specification holds at most 400 of them.
 *
 * @param concentration what `analyzeConcentration` gives
 * @param options language, title, size in pixels; `mark`, a share from 0 to 1
 * @returns a Vega-Lite specification
 * @throws {TypeError} if it is not such a record; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example How few bring 80 %
 * ```ts
 * import { analyzeConcentration } from 'account-scoring';
 * import { paretoCurve } from 'account-scoring/charts';
 *
 * const book = [700, 150, 60, 50, 40].map((monetary, i) => ({ accountId: `A${i}`, monetary }));
 * console.log(paretoCurve(analyzeConcentration(book)).description);
 * // → Pareto curve: 2 of 5 accounts (40%) bring 85% of revenue.
 * ```
 */
export function paretoCurve(concentration: ParetoData, options: ParetoCurveOptions = {}): ChartSpec {
  checkRecord(ACTION, concentration, 'jointRatio', 'analyzeConcentration');
  const { field, accounts, gini, jointRatio } = concentration;
  const setting = settle(
    ACTION,
    options,
    {
      title: (say, label) => say('paretoTitle', { what: nameOfValue(field, { say, label }) }),
      width: 520,
      height: 340,
    },
    { mark: numberIn(Number.MIN_VALUE, 1 - Number.EPSILON, 'a number above 0 and below 1') },
  );
  const { say, locale } = setting;
  const what = nameOfValue(field, setting);
  if (accounts.length === 0 || accounts[0]?.cumulativeShare == null) return withoutData(setting);

  const mark = options.mark ?? 0.8;
  const n = accounts.length;
  const points = thinned(n + 1, MOST_POINTS).map((i) => ({
    accounts: forDrawing((100 * i) / n),
    share: forDrawing(100 * (i === 0 ? 0 : (accounts[i - 1]?.cumulativeShare ?? 0))),
  }));
  const at = accounts.findIndex(({ cumulativeShare }) => (cumulativeShare ?? 0) >= mark);
  const reached = Math.max(0, at) + 1;
  const share = at < 0 ? 1 : (accounts[at]?.cumulativeShare ?? 1);
  const gaps = {
    accounts: countText(reached),
    n: countText(n),
    part: percentText(reached / n),
    share: percentText(share),
    what,
  };
  const text = say('paretoMark', gaps);
  const place = forDrawing((100 * reached) / n);
  const widest = Math.max(...text.split('\n').map((line) => widthOf(line, LABEL_SIZE)));
  const fitsRight = (place / 100) * setting.width + widest + 10 < setting.width;
  const marked = [
    { accounts: place, share: forDrawing(100 * share), mark: forDrawing(100 * mark), zero: 0, text },
  ];
  const highest = points.reduce((high, point) => Math.max(high, point.share), 100);
  const lowest = points.reduce((low, point) => Math.min(low, point.share), 0);
  const y = ticksOver(lowest, highest, 6);
  const x = ticksOver(0, 100, 5);
  const percents = (values: readonly number[]): string[] =>
    values.map((value) => `${tickNumber(value, locale)}%`);
  const dashed = { type: 'rule', color: NEUTRAL, strokeDash: [5, 4] };
  return framed(
    setting,
    {
      description: say('paretoSays', gaps),
      below: sentences(
        locale,
        gini.value === null
          ? ''
          : say('paretoGini', { gini: tickNumber(Math.round(gini.value * 1000) / 1000, locale) }),
        jointRatio === null
          ? ''
          : say('paretoJoint', {
              part: percentText(jointRatio.accounts),
              share: percentText(jointRatio.share),
            }),
        say('paretoEqual'),
      ),
    },
    {
      width: setting.width,
      height: setting.height,
      layer: [
        {
          data: dataOf([
            { accounts: 0, share: 0 },
            { accounts: 100, share: 100 },
          ]),
          mark: { type: 'line', color: NEUTRAL, strokeWidth: 1 },
          encoding: {
            x: column('accounts', 'quantitative', {
              scale: scaleOver(0, 100),
              axis: labelledAxis(x.values, percents(x.values), { title: say('cumulativeAccounts') }),
            }),
            y: column('share', 'quantitative', {
              scale: scaleOver(y.least, y.most),
              axis: labelledAxis(y.values, percents(y.values), {
                title: capital(say('cumulativeRevenue', { what })),
              }),
            }),
          },
        },
        {
          data: dataOf(points),
          mark: curveMark(n),
          encoding: { x: column('accounts', 'quantitative'), y: column('share', 'quantitative') },
        },
        {
          data: dataOf(marked),
          layer: [
            { mark: dashed, encoding: { y: column('mark', 'quantitative') } },
            {
              mark: dashed,
              encoding: {
                x: column('accounts', 'quantitative'),
                y: column('zero', 'quantitative'),
                y2: { field: 'share' },
              },
            },
            {
              mark: { type: 'point', filled: true, size: 90, color: ORANGE, stroke: INK, opacity: 1 },
              encoding: { x: column('accounts', 'quantitative'), y: column('share', 'quantitative') },
            },
            {
              mark: {
                type: 'text',
                lineBreak: '\n',
                baseline: 'bottom',
                align: fitsRight ? 'left' : 'right',
                dx: fitsRight ? 8 : -8,
                dy: -24,
              },
              encoding: {
                x: column('accounts', 'quantitative'),
                y: column('zero', 'quantitative'),
                text: column('text', 'nominal'),
              },
            },
          ],
        },
      ],
    },
  );
}

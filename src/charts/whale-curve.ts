import type { Concentration } from '../concentration/record.ts';
import { addExact, roundExact } from '../internal/exact-sum.ts';
import { framed, withoutData } from './frame.ts';
import { countText, forDrawing, percentText, shortNumber, tickNumber } from './numbers.ts';
import { type ChartOptions, settle } from './options.ts';
import { nameOfValue } from './pareto-curve.ts';
import { type ChartSpec, column, dataOf } from './spec.ts';
import { widthOf } from './text.ts';
import { BLUE, curveMark, INK, LABEL_SIZE, NEUTRAL, ORANGE } from './theme.ts';
import { thinned } from './thin.ts';
import { everyFitting, labelledAxis, scaleOver, ticksOver } from './ticks.ts';
import { checkRecord } from './values.ts';
import { capital, sentences } from './words.ts';

/** What {@link whaleCurve} needs of what `analyzeConcentration` gives. */
export type WhaleData = Pick<Concentration, 'field' | 'counts' | 'total' | 'whaleCurve' | 'accounts'>;

const ACTION = 'draw the whale curve';
const MOST_POINTS = 400;
/** Shares of the height below which there is no room for a label under a point. */
const LOW = 0.1;

/**
 * Draw the whale curve: the running total from the most to the least valuable account, which falls where accounts cost money.
 *
 * Answers: how much more would be left without the accounts that cost money? Meant for profit per account; with revenue it falls only
 * where returns are more than sales. Peak and total are marked; the lines below the title say what is lost between them.
 *
 * Cost: O(n); the specification holds about 400 points.
 *
 * @param concentration what `analyzeConcentration` gives, over the profit (or another amount) of the accounts
 * @param options language, currency, title, size in pixels
 * @returns a Vega-Lite specification
 * @throws {TypeError} if it is not such a record; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example Peak and total
 * ```ts
 * import { analyzeConcentration } from 'account-scoring';
 * import { whaleCurve } from 'account-scoring/charts';
 *
 * const book = [900, 400, 100, -50, -350].map((profit, i) => ({ accountId: `A${i}`, profit }));
 * console.log(whaleCurve(analyzeConcentration(book, { value: 'profit' })).description);
 * // → Whale curve of 5 accounts: the peak is 1.4k, the total 1k.
 * ```
 */
export function whaleCurve(concentration: WhaleData, options: ChartOptions = {}): ChartSpec {
  checkRecord(ACTION, concentration, 'whaleCurve', 'analyzeConcentration');
  const { field, total, accounts, whaleCurve: whale } = concentration;
  const setting = settle(ACTION, options, {
    title: (say, label) => say('whaleTitle', { what: nameOfValue(field, { say, label }) }),
    width: 520,
    height: 320,
  });
  const { say, locale } = setting;
  const n = accounts.length;
  if (whale === null || n === 0) return withoutData(setting);

  const money = (value: number): string => shortNumber(value, locale);
  const wanted = new Set(thinned(n + 1, MOST_POINTS, [whale.accounts]));
  const points: Array<{ accounts: number; amount: number }> = [];
  const running: number[] = [];
  for (let i = 0; i <= n; i++) {
    if (i > 0) addExact(running, accounts[i - 1]?.value ?? 0);
    if (wanted.has(i)) points.push({ accounts: i, amount: forDrawing(roundExact(running)) });
  }
  const amounts = points.map(({ amount }) => amount);
  const y = ticksOver(Math.min(0, ...amounts), Math.max(0, ...amounts), 6);
  const x = ticksOver(0, n, 8, true);
  const within = x.values.filter((value) => value <= n);
  const every = everyFitting(
    within.map(countText),
    (setting.width * (within[within.length - 1] as number)) / n,
  );
  const counted = within.filter((_, i) => i % every === 0);
  const sameEnd = whale.erosion === 0;
  const what = nameOfValue(field, setting);
  const peakText = sameEnd
    ? say('whaleTotal', { amount: money(total) })
    : say('whalePeak', { amount: money(whale.peak), accounts: countText(whale.accounts), n: countText(n) });
  const half = widthOf(peakText, LABEL_SIZE) / 2;
  const place = (setting.width * whale.accounts) / n;
  const align = place < half ? 'left' : place + half > setting.width ? 'right' : 'center';

  const lost = accounts.length - accounts.findIndex(({ value }) => value < 0);
  const erosion = sameEnd
    ? say('whaleNoErosion')
    : say('whaleErosion', {
        n: countText(lost),
        amount: money(whale.erosion),
        share: whale.erosionShare === null ? '–' : percentText(whale.erosionShare),
      });
  const marks = [
    { accounts: whale.accounts, amount: forDrawing(whale.peak), text: peakText, zero: 0 },
    ...(sameEnd
      ? []
      : [
          {
            accounts: n,
            amount: forDrawing(total),
            text: say('whaleTotal', { amount: money(total) }),
            zero: 0,
          },
        ]),
  ];
  const xy = { x: column('accounts', 'quantitative'), y: column('amount', 'quantitative') };
  const label = (i: number, more: object) => ({
    data: dataOf(marks.slice(i, i + 1)),
    mark: { type: 'text', ...more },
    encoding: { ...xy, text: column('text', 'nominal') },
  });
  const height = (amount: number): number => (amount - y.least) / (y.most - y.least);
  const atBottom = height(total) < LOW;
  // Below the point, or above it where that would be on the axis; not at all where the peak is there too.
  const totalLabel =
    sameEnd || (atBottom && height(whale.peak) < 2 * LOW)
      ? []
      : [
          label(1, {
            align: 'right',
            dx: 4,
            ...(atBottom ? { dy: -10, baseline: 'bottom' } : { dy: 10, baseline: 'top' }),
          }),
        ];
  return framed(
    setting,
    {
      description: say('whaleSays', { n: countText(n), peak: money(whale.peak), total: money(total) }),
      below: sentences(locale, erosion),
    },
    {
      width: setting.width,
      height: setting.height,
      layer: [
        {
          data: dataOf(points),
          mark: { type: 'area', color: BLUE, opacity: 0.18 },
          encoding: {
            x: column('accounts', 'quantitative', {
              scale: scaleOver(0, n),
              axis: labelledAxis(counted, counted.map(countText), {
                title: say('whaleAccounts'),
                grid: false,
              }),
            }),
            y: column('amount', 'quantitative', {
              scale: scaleOver(y.least, y.most + (y.most - y.least) * 0.12),
              axis: labelledAxis(
                y.values,
                y.values.map((value) => tickNumber(value, locale)),
                { title: setting.inMoney(capital(say('whaleAxis', { what }))) },
              ),
            }),
            y2: { datum: 0 },
          },
        },
        {
          data: dataOf(points),
          mark: curveMark(n),
          encoding: xy,
        },
        {
          data: dataOf(marks.slice(0, 1)),
          mark: { type: 'rule', color: NEUTRAL, strokeDash: [5, 4] },
          encoding: { ...xy, y: column('zero', 'quantitative'), y2: { field: 'amount' } },
        },
        {
          data: dataOf(marks),
          mark: { type: 'point', filled: true, size: 90, color: ORANGE, stroke: INK, opacity: 1 },
          encoding: xy,
        },
        label(0, { align, dy: -12, baseline: 'bottom', dx: align === 'right' ? 4 : 0 }),
        ...totalLabel,
      ],
    },
  );
}

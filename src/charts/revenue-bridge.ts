import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { show } from '../internal/show.ts';
import type { RevenueBridge } from '../review/comparison-record.ts';
import { framed, withoutData } from './frame.ts';
import { forDrawing, percentText, shortNumber, tickNumber } from './numbers.ts';
import { type ChartOptions, settle } from './options.ts';
import { type ChartSpec, colourColumn, column, dataOf } from './spec.ts';
import { wrapText } from './text.ts';
import { BLUE, GREEN, LABEL_SIZE, NEUTRAL, ORANGE } from './theme.ts';
import { labelledAxis, scaleOver, ticksOver } from './ticks.ts';
import { checkRecord } from './values.ts';
import type { WordId } from './words.ts';

const ACTION = 'draw the revenue bridge';

const STEPS: ReadonlyArray<readonly [field: keyof RevenueBridge, word: WordId]> = [
  ['before', 'bridgeBefore'],
  ['new', 'bridgeNew'],
  ['reactivated', 'bridgeReactivated'],
  ['expansion', 'bridgeExpansion'],
  ['contraction', 'bridgeContraction'],
  ['churn', 'bridgeChurn'],
  ['after', 'bridgeAfter'],
];

/**
 * Draw the revenue bridge between two reviews: what new, reactivated, growing, shrinking and lost accounts did to revenue.
 *
 * Answers: revenue is up (or down), but from whom did it come, and to whom was it lost? Steps up are green with a plus sign, steps down
 * orange with a minus sign, totals blue. All zero: the picture says “no data”.
 *
 * Cost: O(1).
 *
 * @param bridge the `bridge` of a comparison of two reviews; currency units
 * @param options language, currency, title, size in pixels
 * @returns a Vega-Lite specification
 * @throws {TypeError} if it is not such a record; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example From 100,000 to 112,000
 * ```ts
 * import { revenueBridge } from 'account-scoring/charts';
 *
 * const bridge = { before: 100_000, new: 20_000, reactivated: 2000, expansion: 9000, contraction: -7000, churn: -12_000, after: 112_000, change: 12_000 };
 * console.log(revenueBridge(bridge, { currency: 'EUR' }).description);
 * // → Revenue went from 100k to 112k, a change of +12k.
 * ```
 */
export function revenueBridge(bridge: RevenueBridge, options: ChartOptions = {}): ChartSpec {
  checkRecord(ACTION, bridge, 'expansion', 'a comparison of two reviews');
  for (const [field] of STEPS)
    if (!(typeof bridge[field] === 'number' && Math.abs(bridge[field]) <= MAX_SUMMAND * 1e10))
      throw new TypeError(
        `Cannot ${ACTION} as bridge.${field} must be a finite number: current value is ${show(bridge[field])}`,
      );
  const setting = settle(ACTION, options, { title: (say) => say('bridgeTitle'), width: 600, height: 300 });
  const { say, locale } = setting;
  if (STEPS.every(([field]) => bridge[field] === 0)) return withoutData(setting);

  const signed = (value: number): string => (value > 0 ? '+' : '') + shortNumber(value, locale);
  let level = 0;
  const bars = STEPS.map(([field, word], i) => {
    const value = bridge[field];
    const isTotal = field === 'before' || field === 'after';
    const from = isTotal ? 0 : level;
    level = isTotal ? value : level + value;
    return {
      step: say(word),
      next: i + 1 < STEPS.length ? say((STEPS[i + 1] as (typeof STEPS)[number])[1]) : null,
      from: forDrawing(from),
      to: forDrawing(level),
      high: forDrawing(Math.max(from, level)),
      text: isTotal ? shortNumber(value, locale) : value === 0 ? '0' : signed(value),
      fill: isTotal ? BLUE : value > 0 ? GREEN : value < 0 ? ORANGE : NEUTRAL,
    };
  });
  const levels = bars.flatMap(({ from, to }) => [from, to]);
  const y = ticksOver(Math.min(0, ...levels), Math.max(0, ...levels), 6);
  const change = signed(bridge.change);
  const gaps = {
    before: shortNumber(bridge.before, locale),
    after: shortNumber(bridge.after, locale),
    change,
  };
  const share = bridge.before > 0 ? bridge.change / bridge.before : Number.NaN;
  const columnWidth = setting.width / STEPS.length;
  const names = bars.map(({ step }) => step);
  const slanted = names.some(
    (name) => wrapText(name, columnWidth - 4, LABEL_SIZE).length > 1 || name.length * 7 > columnWidth,
  );
  return framed(
    setting,
    {
      description: say('bridgeSays', gaps),
      below:
        Math.abs(share) <= 1e6
          ? say('bridgeShare', { change, share: (share > 0 ? '+' : '') + percentText(share) })
          : say('bridgeChange', { change }),
    },
    {
      width: setting.width,
      height: setting.height,
      data: dataOf(bars),
      encoding: {
        x: column('step', 'nominal', {
          scale: { domain: names, padding: 0.25 },
          axis: { title: null, labelAngle: slanted ? -35 : 0, ticks: false, domain: false, labelPadding: 8 },
        }),
      },
      layer: [
        {
          mark: 'bar',
          encoding: {
            y: column('from', 'quantitative', {
              scale: scaleOver(y.least, y.most + (y.most - y.least) * 0.08),
              axis: labelledAxis(
                y.values,
                y.values.map((value) => tickNumber(value, locale)),
                { title: setting.inMoney(say('revenueTitle')) },
              ),
            }),
            y2: { field: 'to' },
            color: colourColumn('fill'),
          },
        },
        {
          transform: [{ filter: { field: 'next', valid: true } }],
          mark: { type: 'rule', color: NEUTRAL, strokeDash: [2, 3] },
          encoding: { x2: { field: 'next' }, y: column('to', 'quantitative') },
        },
        {
          mark: { type: 'text', dy: -7, baseline: 'bottom', fontWeight: 'bold' },
          encoding: { y: column('high', 'quantitative'), text: column('text', 'nominal') },
        },
      ],
    },
  );
}

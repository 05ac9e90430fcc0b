import { checkRows } from '../internal/options.ts';
import { histogramOf } from './bins.ts';
import { framed, withoutData } from './frame.ts';
import { countText, forDrawing, shortNumber, tickNumber } from './numbers.ts';
import { type ChartOptions, type Setting, settle } from './options.ts';
import { type ChartSpec, column, dataOf, type JsonObject } from './spec.ts';
import { widthOf } from './text.ts';
import { BLUE, INK, LABEL_SIZE } from './theme.ts';
import { everyFitting, labelledAxis, scaleOver, ticksOver } from './ticks.ts';
import { medianOf, readValue } from './values.ts';
import { capital, sentences, type WordId } from './words.ts';

/** What {@link rfmHistograms} needs of a row: any summary of an account. */
export interface HistogramAccount {
  /** Days. */
  readonly recency: number | null;
  readonly frequency: number | null;
  /** Currency units. */
  readonly monetary: number | null;
}

const ACTION = 'draw the RFM histograms';

const DIMENSIONS = ['recency', 'frequency', 'monetary'] as const;
type Name = (typeof DIMENSIONS)[number];

const NAMES: Readonly<Record<Name, WordId>> = {
  recency: 'recencyName',
  frequency: 'frequencyName',
  monetary: 'monetaryName',
};

function axisTitle(name: Name, { say, inMoney }: Setting): string {
  return name === 'monetary' ? inMoney(say('monetaryAxis')) : say(`${name}Axis`);
}

function medianText(name: Name, value: number, { say, locale }: Setting): string {
  return say(name === 'recency' ? 'medianDays' : 'median', { value: shortNumber(value, locale) });
}

/** One histogram with its median. */
function panel(name: Name, sorted: Float64Array, setting: Setting): { steps: boolean; spec: JsonObject } {
  const { width, height, locale, say } = setting;
  const { bars, ticks, steps, place } = histogramOf(sorted, locale, name !== 'monetary');
  const median = medianOf(sorted) as number;
  const from = bars[0]?.start ?? 0;
  const to = bars[bars.length - 1]?.end ?? 1;
  const edges = ticks.filter(({ at }) => at >= 0);
  const every = everyFitting(
    edges.map(({ label }) => label),
    (width * (edges.length - 1)) / (to - from),
  );
  const kept = ticks.filter(({ at }) => at < 0 || at % every === 0);
  const most = bars.reduce((high, { count }) => Math.max(high, count), 0);
  const counts = ticksOver(0, most, 4, true);
  const label = medianText(name, median, setting);
  const at = forDrawing(place(median));
  const side = ((at - from) / (to - from)) * width + widthOf(label, LABEL_SIZE) > width ? 'right' : 'left';
  const x = scaleOver(from, to);
  return {
    steps,
    spec: {
      width,
      height,
      layer: [
        {
          data: dataOf(bars),
          mark: { type: 'rect', color: BLUE, stroke: 'white' },
          encoding: {
            x: column('start', 'quantitative', {
              scale: x,
              axis: labelledAxis(
                kept.map((tick) => tick.at),
                kept.map((tick) => tick.label),
                { title: axisTitle(name, setting), grid: false },
              ),
            }),
            x2: { field: 'end' },
            y: column('count', 'quantitative', {
              scale: scaleOver(0, counts.most),
              axis: labelledAxis(
                counts.values,
                counts.values.map((value) => tickNumber(value, locale)),
                { title: say('accountsUnit'), minExtent: 36 },
              ),
            }),
            y2: { datum: 0 },
          },
        },
        {
          data: dataOf([{ at, label }]),
          encoding: { x: column('at', 'quantitative') },
          layer: [
            { mark: { type: 'rule', color: INK, strokeDash: [5, 4], strokeWidth: 1.5 } },
            {
              mark: { type: 'text', y: -8, align: side, dx: side === 'left' ? -1 : 1 },
              encoding: { text: column('label', 'nominal') },
            },
          ],
        },
      ],
    },
  };
}

/**
 * Draw how recency, frequency and monetary value are spread over the accounts, as three histograms with their medians.
 *
 * Answers: what does a usual account look like, and how long is the tail? Where a few accounts are far above the others, bars grow
 * in steps of 1, 2, 5, 10 (1, 3, 10 over many powers of ten); the picture says so. Values at or below zero then have a bar of their own. Accounts
 * without a value are left out of that histogram and counted below the title.
 *
 * Cost: O(n log n); the specification holds at most 20 bars a histogram.
 *
 * @param accounts rows with `recency` (days), `frequency` (orders) and `monetary` (currency units), each may be `null`
 * @param options language, currency, title; `width` and `height` (pixels) are those of one histogram
 * @returns a Vega-Lite specification
 * @throws {TypeError} if a value is neither a finite number nor missing; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example The medians in one sentence
 * ```ts
 * import { rfmHistograms } from 'account-scoring/charts';
 *
 * const book = [
 *   { recency: 3, frequency: 12, monetary: 9000 },
 *   { recency: 40, frequency: 5, monetary: 1200 },
 *   { recency: 200, frequency: 1, monetary: 150 },
 * ];
 * console.log(rfmHistograms(book).description);
 * // → Histograms of 3 accounts. Medians: recency 40, frequency 5, monetary value 1.2k.
 * ```
 */
export function rfmHistograms(accounts: readonly HistogramAccount[], options: ChartOptions = {}): ChartSpec {
  checkRows(ACTION, 'accounts', accounts);
  const setting = settle(ACTION, options, {
    title: (say) => say('histogramsTitle', { n: countText(accounts.length) }),
    width: 560,
    height: 130,
  });
  const { locale, say } = setting;
  const columns = DIMENSIONS.map((name) => {
    const values = accounts.flatMap((_, row) => readValue(ACTION, accounts, row, name) ?? []);
    return { name, sorted: Float64Array.from(values).sort() };
  });
  const missing = columns
    .filter(({ sorted }) => sorted.length < accounts.length)
    .map(({ name, sorted }) =>
      say('withoutValue', { what: capital(say(NAMES[name])), n: countText(accounts.length - sorted.length) }),
    );
  const left =
    missing.length > 0 ? missing.join(locale === 'en' ? '; ' : '；') + (locale === 'en' ? '.' : '。') : '';
  const present = columns.filter(({ sorted }) => sorted.length > 0);
  if (present.length === 0) return withoutData(setting, left);

  const panels = present.map(({ name, sorted }) => ({ name, ...panel(name, sorted, setting) }));
  const list = (texts: readonly string[]): string => texts.join(locale === 'en' ? ', ' : '、');
  const stepped = panels.filter(({ steps }) => steps).map(({ name }) => say(NAMES[name]));
  const medians = present.map(
    ({ name, sorted }) => `${say(NAMES[name])} ${shortNumber(medianOf(sorted) as number, locale)}`,
  );
  return framed(
    setting,
    {
      description: say('histogramsSays', { n: countText(accounts.length), medians: list(medians) }),
      below: sentences(
        locale,
        say('histogramsLine'),
        stepped.length > 0 ? say('histogramsSteps', { what: list(stepped) }) : '',
        left,
      ),
    },
    { vconcat: panels.map(({ spec }) => spec), spacing: 34 },
  );
}

import { exactSum } from '../internal/exact-sum.ts';
import { integer, oneOf } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { RfmScore } from '../types.ts';
import { colourClasses } from './colour-classes.ts';
import { framed, withoutData } from './frame.ts';
import { countText, shortNumber } from './numbers.ts';
import { type ChartOptions, settle } from './options.ts';
import { type ChartSpec, colourColumn, column, dataOf } from './spec.ts';
import { widthOf } from './text.ts';
import { EMPTY, GRID, INK, LABEL_SIZE, PAPER } from './theme.ts';
import { checkStep, readValue } from './values.ts';
import { capital, sentences } from './words.ts';

/** What {@link rfmHeatmap} needs of a row. */
export interface HeatmapAccount {
  readonly monetary?: number | null | undefined;
  readonly rfm: RfmScore;
}

/** The options of {@link rfmHeatmap}. */
export interface RfmHeatmapOptions extends ChartOptions {
  /** What colours say: the mean amount of a cell (default), or how many accounts are in it. */
  readonly measure?: 'monetary' | 'accounts' | undefined;
  /** Scores of recency and frequency, 2 to 10. Default: the highest score that the reasons of the accounts name. */
  readonly bins?: number | undefined;
}

const ACTION = 'draw the RFM heat map';

/** The best score that reasons name, or that an account has. */
function binsOf(accounts: readonly HeatmapAccount[]): number {
  let bins = 2;
  for (const { rfm } of accounts) {
    bins = Math.max(bins, rfm.recency ?? 0, rfm.frequency ?? 0);
    for (const { field, of } of rfm.reasons ?? [])
      if ((field === 'recency' || field === 'frequency') && of !== undefined) bins = Math.max(bins, of);
  }
  return bins;
}

function checkScore(score: number, bins: number, row: number, field: string): void {
  if (Number.isInteger(score) && score >= 1 && score <= bins) return;
  throw new RangeError(
    `Cannot ${ACTION} as accounts[${row}].rfm.${field} must be an integer from 1 to ${bins}: current value is ${show(score)}`,
  );
}

/**
 * Draw the RFM heat map: how many accounts have which recency and frequency scores, and what they spend on average.
 *
 * Answers: where in the book is the money, among those who come often or those who came long ago? Accounts without a score are counted
 * below the title. Cells without accounts are left empty. Colours are up to five classes with round borders, from light to dark.
 *
 * Cost: O(n); the specification holds one record a cell.
 *
 * @param accounts rows with `rfm` (from `scoreRfm` or `applyRfm`) and `monetary` (currency units, may be `null`)
 * @param options language, currency, title, size in pixels; `measure` and `bins`
 * @returns a Vega-Lite specification
 * @throws {TypeError} if a row has no `rfm`, or a `monetary` that is no finite number; if an option is unknown or of a wrong type
 * @throws {RangeError} if a score is no integer from 1 to the bins; if an option is out of range
 * @example The title and what it says
 * ```ts
 * import { scoreRfm } from 'account-scoring';
 * import { rfmHeatmap } from 'account-scoring/charts';
 *
 * const book = Array.from({ length: 100 }, (_, i) => ({ accountId: `A${i}`, recency: i, frequency: 100 - i, monetary: 10 * i }));
 * console.log(rfmHeatmap(scoreRfm(book), { currency: 'EUR' }).description);
 * // → RFM heat map of 100 accounts: 20 of them have the best recency and frequency scores.
 * ```
 */
export function rfmHeatmap(accounts: readonly HeatmapAccount[], options: RfmHeatmapOptions = {}): ChartSpec {
  const setting = settle(
    ACTION,
    options,
    { title: (say) => say('heatmapTitle'), width: 520, height: 340 },
    { measure: oneOf('monetary', 'accounts'), bins: integer(2, 10) },
  );
  checkStep(ACTION, accounts, 'rfm', 'scoreRfm');
  const { locale, say } = setting;
  const bins = options.bins ?? binsOf(accounts);
  const cells = new Map<number, { accounts: number; amounts: number[] }>();
  let scored = 0;
  accounts.forEach(({ rfm: { recency, frequency } }, row) => {
    const amount = readValue(ACTION, accounts, row, 'monetary');
    if (typeof recency !== 'number' || typeof frequency !== 'number') return;
    checkScore(recency, bins, row, 'recency');
    checkScore(frequency, bins, row, 'frequency');
    scored++;
    const at = recency * 100 + frequency;
    let cell = cells.get(at);
    if (cell === undefined) {
      cell = { accounts: 0, amounts: [] };
      cells.set(at, cell);
    }
    cell.accounts++;
    if (amount !== null) cell.amounts.push(amount);
  });
  const unscored = accounts.length - scored;
  const left = unscored > 0 ? say('withoutScore', { n: countText(unscored) }) : '';
  if (scored === 0) return withoutData(setting, left);

  const byAccounts = options.measure === 'accounts';
  const filled = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([at, cell]) => {
      const { length } = cell.amounts;
      const mean = length > 0 ? exactSum(cell.amounts) / length : null;
      return {
        recency: String(Math.floor(at / 100)),
        frequency: String(at % 100),
        accounts: cell.accounts,
        mean,
        value: byAccounts ? cell.accounts : mean,
      };
    });
  const values = filled.flatMap(({ value }) => (value === null ? [] : [value]));
  const classes = colourClasses(values, locale);
  const cellWidth = setting.width / bins;
  const rows = filled.map(({ value, mean, ...cell }) => {
    const index = value === null ? -1 : classes.classOf(value);
    const meanText = mean === null ? '–' : shortNumber(mean, locale, 2);
    return {
      ...cell,
      count: countText(cell.accounts),
      mean: widthOf(meanText, LABEL_SIZE) <= cellWidth - 4 ? meanText : '',
      class: index < 0 ? '' : (classes.labels[index] as string),
      fill: index < 0 ? PAPER : (classes.colours[index] as string),
      ink: index < 0 ? INK : classes.inkOf(index),
    };
  });
  const scores = Array.from({ length: bins }, (_, i) => String(i + 1));
  const best = cells.get(bins * 101)?.accounts ?? 0;
  const text = (field: string, dy: number, weight: string) => ({
    mark: { type: 'text', dy, fontWeight: weight },
    encoding: { text: column(field, 'nominal'), color: colourColumn('ink') },
  });
  const measureTitle = byAccounts ? say('accountsUnit') : setting.inMoney(say('meanAmount'));
  return framed(
    setting,
    {
      description: say('heatmapSays', { n: countText(scored), best: countText(best) }),
      below: sentences(locale, say(byAccounts ? 'heatmapCount' : 'heatmapMean'), left),
    },
    {
      width: setting.width,
      height: setting.height,
      view: { fill: EMPTY },
      data: dataOf(rows),
      encoding: {
        x: column('recency', 'nominal', {
          scale: { domain: scores, paddingInner: 0.03, paddingOuter: 0 },
          axis: { title: say('recencyScore', { bins }), labelAngle: 0, ticks: false, domain: false },
        }),
        y: column('frequency', 'nominal', {
          scale: { domain: [...scores].reverse(), paddingInner: 0.03, paddingOuter: 0 },
          axis: { title: say('frequencyScore', { bins }), ticks: false, domain: false },
        }),
      },
      layer: [
        {
          mark: { type: 'rect', stroke: GRID },
          encoding: {
            color: column('class', 'nominal', {
              scale: { domain: classes.labels, range: classes.colours },
              legend: {
                title: capital(measureTitle),
                orient: 'bottom',
                symbolType: 'square',
                symbolSize: 160,
              },
            }),
          },
        },
        text('count', -8, 'bold'),
        text('mean', 9, 'normal'),
      ],
      resolve: { scale: { color: 'independent' } },
    },
  );
}

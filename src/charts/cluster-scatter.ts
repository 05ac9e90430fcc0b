import type { ClusterModel } from '../clusters/cluster-model.ts';
import { formatCluster } from '../clusters/format-cluster.ts';
import { anyString, integer } from '../internal/options.ts';
import { type ClusteredAccount, featureOf, type Point, pointsOf } from './cluster-points.ts';
import { type FeatureAxis, featureAxis } from './feature-axis.ts';
import { framed, withoutData } from './frame.ts';
import { countText, forDrawing } from './numbers.ts';
import { type ChartOptions, type Setting, settle } from './options.ts';
import { sampleGroups } from './sample.ts';
import { type ChartSpec, column, dataOf, type JsonObject } from './spec.ts';
import { spreadLabels } from './spread-labels.ts';
import { cutText, plainText, uniqueTexts, widthOf } from './text.ts';
import { CATEGORIES, INK, LABEL_SIZE, NEUTRAL, PAPER } from './theme.ts';
import { labelledAxis, scaleOver } from './ticks.ts';
import { checkRecord, checkStep } from './values.ts';
import { capital, sentences } from './words.ts';

/** The options of {@link clusterScatter}. */
export interface ClusterScatterOptions extends ChartOptions {
  /** The feature along the bottom, by its name in the model. Default: the first one. */
  readonly x?: string | undefined;
  /** The feature up the side. Default: `monetary` if the model has it, else the last one. */
  readonly y?: string | undefined;
  /** The most accounts to draw: an integer from 100 to 5000. Default 2000. Above it, a random sample is drawn, and the picture says so. */
  readonly most?: number | undefined;
  /** Seed of the sample: an integer from 0. Default 1. */
  readonly seed?: number | undefined;
}

const ACTION = 'draw the clusters';

const SHAPES = [
  'circle',
  'square',
  'triangle-up',
  'diamond',
  'cross',
  'triangle-down',
  'triangle-right',
  'triangle-left',
];
/** A cross that lies askew, of a line that has a width. */
const UNCLUSTERED = 'M-1,-0.7L-0.7,-1L0,-0.3L0.7,-1L1,-0.7L0.3,0L1,0.7L0.7,1L0,0.3L-0.7,1L-1,0.7L-0.3,0Z';

function axisTitle(name: string, { label, say, inMoney }: Setting): string {
  const what = cutText(capital(label('field', name)), 40);
  if (/^(monetary|averageOrderValue|revenue|amount)$/.test(name)) return inMoney(what);
  if (/^(recency|tenure|medianGap)$/.test(name)) return say('inDays', { what });
  if (/^(frequency|orders)$/.test(name)) return say('inOrders', { what });
  return say('ofAmount', { what });
}

function axisOf({ ticks, least, most }: FeatureAxis, title: string): JsonObject {
  const axis = labelledAxis(
    ticks.map(({ at }) => at),
    ticks.map(({ label }) => label),
    { title },
  );
  return { scale: scaleOver(least, most), axis };
}

/**
 * Draw clusters as points over two features, scaled as the model scales them.
 *
 * Answers: are these really different kinds of customer, and how do they differ? Clusters differ by colour and by shape; the numbers are
 * their centres, moved apart where they would cover each other. A logarithmic feature has a logarithmic axis. Above `most` accounts a
 * sample is drawn with a seed, from every cluster by its size (at least 20), and the line below the title says so. Accounts
 * that lack one of the two values are counted, unless the model has a median for them.
 *
 * Cost: O(n log n); the specification holds at most about `most` points.
 *
 * @param accounts rows with `cluster` (from `applyClusters` or `scoreClusters`) and the fields of the features, in their units
 * @param model the model that gave the clusters
 * @param options language, currency, title, size in pixels; `x`, `y`, `most`, `seed`
 * @returns a Vega-Lite specification
 * @throws {TypeError} if a row has no `cluster`, or a value that is no finite number; if a feature is no field; if an option is unknown or of a wrong type
 * @throws {RangeError} if the model has no such feature; if an option is out of range
 * @example Two clusters
 * ```ts
 * import { applyClusters, fitClusters } from 'account-scoring';
 * import { clusterScatter } from 'account-scoring/charts';
 *
 * const book = Array.from({ length: 40 }, (_, i) => ({
 *   accountId: `A${i}`,
 *   recency: i < 10 ? 5 + i : 200 + i,
 *   frequency: i < 10 ? 30 + i : 2,
 *   monetary: i < 10 ? 9000 + 100 * i : 300 + i,
 * }));
 * const model = fitClusters(book, { k: 2 });
 * console.log(clusterScatter(applyClusters(book, model), model).description);
 * // → 2 clusters of 40 accounts; the largest, low spend, not seen lately, infrequent, has 30.
 * ```
 */
export function clusterScatter(
  accounts: readonly ClusteredAccount[],
  model: ClusterModel,
  options: ClusterScatterOptions = {},
): ChartSpec {
  checkStep(ACTION, accounts, 'cluster', 'applyClusters');
  checkRecord(ACTION, model, 'fitted', 'fitClusters');
  const names = model.fitted.features.map(({ name }) => name);
  const xName = options.x ?? names[0] ?? '';
  const others = names.filter((name) => name !== xName);
  const yName =
    options.y ?? (others.includes('monetary') ? 'monetary' : (others[others.length - 1] ?? xName));
  const setting = settle(
    ACTION,
    options,
    {
      title: (say, label) =>
        say('scatterTitle', { x: cutText(label('field', xName), 40), y: cutText(label('field', yName), 40) }),
      width: 560,
      height: 380,
    },
    { x: anyString, y: anyString, most: integer(100, 5000), seed: integer(0) },
  );
  const { say, locale, width, height } = setting;
  const [xFeature, yFeature] = [featureOf(model, xName), featureOf(model, yName)];
  const { points, missing } = pointsOf(accounts, xFeature, yFeature);
  const lacking = missing > 0 ? say('scatterMissing', { n: countText(missing) }) : '';
  if (points.length === 0) return withoutData(setting, lacking);

  const { clusters } = model.fitted;
  const groups = [
    ...clusters.map(({ id, label }) => ({ id, label, all: points.filter(({ cluster }) => cluster === id) })),
    { id: null, label: null, all: points.filter(({ cluster }) => cluster === null || cluster === undefined) },
  ];
  const seed = options.seed ?? 1;
  const drawn = sampleGroups(
    groups.map(({ all }) => all),
    options.most ?? 2000,
    seed,
  );
  const counted = new Map<number | null, number>();
  for (const { cluster } of accounts) counted.set(cluster.id, (counted.get(cluster.id) ?? 0) + 1);
  const nameOf = (label: string | null): string =>
    cutText(plainText(formatCluster({ label }, { locale })), 64);
  const lines = uniqueTexts(
    groups.map(({ id, label }) =>
      id === null
        ? say('noCluster', { n: countText(counted.get(null) ?? 0) })
        : say('clusterLine', { id, name: nameOf(label), n: countText(counted.get(id) ?? 0) }),
    ),
  );
  const present = groups.map((_, i) => i).filter((i) => (drawn[i]?.length ?? 0) > 0);
  const shown = present.flatMap((i) => drawn[i] as Point[]);
  const x = featureAxis(
    xFeature.scaling,
    shown.map((point) => point.x),
    { locale, length: width, upright: false },
  );
  const y = featureAxis(
    yFeature.scaling,
    shown.map((point) => point.y),
    { locale, length: height, upright: true },
  );
  const rows = present.flatMap((i) =>
    (drawn[i] as Point[]).map((point) => ({
      x: forDrawing(x.place(point.x)),
      y: forDrawing(y.place(point.y)),
      cluster: lines[i] as string,
    })),
  );
  const at = { x: names.indexOf(xName), y: names.indexOf(yName) };
  const centred = clusters.filter((_, i) => present.includes(i));
  const inside = (axis: FeatureAxis, raw: number, length: number): number =>
    (Math.min(axis.most, Math.max(axis.least, axis.place(raw))) - axis.least) *
    (length / (axis.most - axis.least));
  const labels = spreadLabels(
    centred.map(({ raw }) => ({
      x: inside(x, raw[at.x] as number, width),
      y: inside(y, raw[at.y] as number, height),
    })),
    { width: 26, height: 20 },
    { width, height },
  ).map((place, i) => ({
    x: forDrawing(x.least + (place.x / width) * (x.most - x.least)),
    y: forDrawing(y.least + (place.y / height) * (y.most - y.least)),
    text: String(centred[i]?.id),
  }));
  const domain = present.map((i) => lines[i] as string);
  const widest = Math.max(...domain.map((line) => widthOf(line, LABEL_SIZE))) + 40;
  const legend = {
    title: null,
    orient: 'bottom',
    columns: Math.max(1, Math.min(4, Math.floor(width / widest))),
    symbolSize: 90,
    symbolOpacity: 1,
  };
  const isLast = (i: number): boolean => i === groups.length - 1;
  const sampled = rows.length < points.length;
  const largest = clusters.reduce<(typeof clusters)[number] | undefined>(
    (best, cluster) =>
      best === undefined || (counted.get(cluster.id) ?? 0) > (counted.get(best.id) ?? 0) ? cluster : best,
    undefined,
  );
  const centre = (mark: JsonObject): JsonObject => ({
    data: dataOf(labels),
    mark,
    encoding: {
      x: column('x', 'quantitative'),
      y: column('y', 'quantitative'),
      ...(mark.type === 'text' ? { text: column('text', 'nominal') } : {}),
    },
  });
  return framed(
    setting,
    {
      description: say('scatterSays', {
        k: countText(clusters.length),
        n: countText(accounts.length),
        name: nameOf(largest?.label ?? null),
        size: countText(counted.get(largest?.id ?? null) ?? 0),
      }),
      below: sentences(
        locale,
        sampled
          ? say('scatterSample', { shown: countText(rows.length), n: countText(points.length), seed })
          : say('scatterAll', { n: countText(points.length) }),
        say('scatterCentre'),
        lacking,
      ),
    },
    {
      width,
      height,
      layer: [
        {
          data: dataOf(rows),
          mark: {
            type: 'point',
            filled: true,
            size: shown.length > 500 ? 26 : 48,
            opacity: shown.length > 500 ? 0.55 : 0.75,
          },
          encoding: {
            x: column('x', 'quantitative', axisOf(x, axisTitle(xName, setting))),
            y: column('y', 'quantitative', axisOf(y, axisTitle(yName, setting))),
            color: column('cluster', 'nominal', {
              scale: {
                domain,
                range: present.map((i) =>
                  isLast(i) ? NEUTRAL : (CATEGORIES[i % CATEGORIES.length] as string),
                ),
              },
              legend,
            }),
            shape: column('cluster', 'nominal', {
              scale: {
                domain,
                range: present.map((i) => (isLast(i) ? UNCLUSTERED : (SHAPES[i % SHAPES.length] as string))),
              },
              legend,
            }),
          },
        },
        centre({ type: 'point', filled: true, size: 330, color: PAPER, stroke: INK, opacity: 1 }),
        centre({ type: 'text', fontSize: 13, fontWeight: 'bold' }),
      ],
    },
  );
}

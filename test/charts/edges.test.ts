/** Books that are hardly any, hostile texts, the same bytes for the same book. */
import {
  analyzeConcentration,
  applyClusters,
  assignSegments,
  fitClusters,
  scoreRfm,
  summarizeSegments,
} from 'account-scoring';
import {
  type ChartSpec,
  clusterScatter,
  migrationMatrix,
  paretoCurve,
  revenueBridge,
  rfmHeatmap,
  rfmHistograms,
  segmentBars,
  tierLadder,
  warningTimeline,
  whaleCurve,
} from 'account-scoring/charts';
import { describe, expect, test } from 'vitest';
import { drawSvg } from '../../examples/lib/draw-svg.ts';
import { bookOf, LANGUAGES, migrationOf, picturesOf, type Row, rowsOf } from './books.ts';
import { layoutFaults, textBoxes } from './svg-texts.ts';

const textsOf = async (spec: ChartSpec) => textBoxes(await drawSvg(spec)).map(({ text }) => text);
const model = fitClusters(rowsOf(60), { k: 3 });
const NOTHING = {
  before: 0,
  new: 0,
  reactivated: 0,
  expansion: 0,
  contraction: 0,
  churn: 0,
  after: 0,
  change: 0,
};

describe.each(LANGUAGES)('without accounts, $locale', (options) => {
  const empty: ReadonlyArray<readonly [string, ChartSpec]> = [
    ['rfmHeatmap', rfmHeatmap([], options)],
    ['rfmHistograms', rfmHistograms([], options)],
    ['segmentBars', segmentBars([], options)],
    ['paretoCurve', paretoCurve(analyzeConcentration([], { value: 'monetary' } as never), options)],
    ['whaleCurve', whaleCurve(analyzeConcentration([], { value: 'monetary' } as never), options)],
    ['tierLadder', tierLadder([], options)],
    ['migrationMatrix', migrationMatrix(migrationOf([], ['champions', 'absent']), options)],
    ['clusterScatter', clusterScatter([], model, options)],
    ['warningTimeline', warningTimeline([], options)],
    ['revenueBridge', revenueBridge(NOTHING, options)],
  ];
  test.each(empty)('%s says that there is no data', async (_, spec) => {
    const svg = await drawSvg(spec);
    expect(layoutFaults(svg)).toEqual([]);
    expect(textBoxes(svg).map(({ text }) => text)).toContain(
      options.locale === 'en' ? 'No data' : '暂无数据',
    );
  });
});

const row = (i: number, more: Partial<Row>): Row => ({
  accountId: `A${i}`,
  name: `Name ${i}`,
  recency: 10,
  frequency: 2,
  monetary: 100,
  profit: 10,
  ...more,
});
const many = (n: number, more: (i: number) => Partial<Row>): Row[] =>
  Array.from({ length: n }, (_, i) => row(i, more(i)));

const ODD: ReadonlyArray<readonly [string, Row[]]> = [
  ['one account', many(1, () => ({}))],
  ['two accounts', many(2, (i) => ({ monetary: i }))],
  ['all tied', many(30, () => ({}))],
  ['all zero', many(30, () => ({ recency: 0, frequency: 0, monetary: 0, profit: 0 }))],
  ['more returns than sales', many(20, (i) => ({ monetary: i === 0 ? 500 : -100 * i, profit: -1 }))],
  ['a few returns', many(20, (i) => ({ monetary: i < 3 ? -50 : 1000 * i, profit: 7 - i }))],
  [
    'a giant',
    many(40, (i) => ({
      monetary: i === 0 ? 1e9 : i,
      profit: i === 0 ? 1e9 : -i,
      frequency: i === 0 ? 90_000 : 1,
    })),
  ],
  ['enormous amounts', many(20, (i) => ({ monetary: 1e288 * (i - 3), profit: 1e288 * (i - 3) }))],
  ['tiny amounts', many(20, (i) => ({ monetary: 1e-12 * (i + 1), profit: 1e-300 * (i - 3) }))],
  ['nobody with a recency', many(12, (i) => ({ recency: null, frequency: 0, monetary: i }))],
];

const isDrawable = (rows: readonly Row[]) => new Set(rows.map(({ monetary }) => monetary)).size > 3;

describe.each(ODD)('%s', (_, rows) => {
  test.each(LANGUAGES)('is drawn, $locale', async (options) => {
    const scored = assignSegments(scoreRfm(rows));
    const clusters = isDrawable(rows) && rows[0]?.recency !== null ? fitClusters(rows, { k: 2 }) : null;
    const specs = [
      rfmHeatmap(scored, options),
      rfmHistograms(rows, options),
      segmentBars(summarizeSegments(scored), options),
      paretoCurve(analyzeConcentration(rows, { bootstrap: 0 }), options),
      whaleCurve(analyzeConcentration(rows, { bootstrap: 0, value: 'profit' }), options),
      ...(clusters === null ? [] : [clusterScatter(applyClusters(rows, clusters), clusters, options)]),
    ];
    for (const spec of specs) {
      expect(layoutFaults(await drawSvg(spec)), spec.description).toEqual([]);
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    }
  });
});

test('what is missing is counted on the picture', async () => {
  const rows = many(12, (i) => ({ recency: i < 4 ? null : i, monetary: i < 3 ? null : i }));
  const texts = (await textsOf(rfmHistograms(rows))).join(' ');
  expect(texts).toContain('Recency: 4 without a value; Monetary value: 3 without a value.');
  expect((await textsOf(rfmHeatmap(scoreRfm(rows)))).join(' ')).toMatch(/\d+ without a score are left out\./);
  const scatter = clusterScatter(applyClusters(rowsOf(60), model), model);
  expect((await textsOf(scatter)).join(' ')).toContain('1 lack a value and are not shown.');
});

test('a sample says so, has a seed, and keeps small clusters', async () => {
  const rows = applyClusters(rowsOf(3000), model);
  const spec = clusterScatter(rows, model, { most: 500 });
  const points =
    (spec.layer as unknown as Array<{ data: { values: Array<{ cluster: string }> } }>)[0]?.data.values ?? [];
  expect(points.length).toBeLessThanOrEqual(500);
  expect(points.length).toBeGreaterThan(450);
  const sizes = new Map<string, number>();
  for (const { cluster } of points) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  expect(Math.min(...sizes.values())).toBeGreaterThanOrEqual(10);
  expect((await textsOf(spec)).join(' ')).toContain(
    `A random sample of ${points.length} of 2,940 accounts (seed 1).`,
  );
  expect(clusterScatter(rows, model, { most: 500, seed: 2 })).not.toEqual(spec);
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '=cmd()|calc',
  'datum.value',
  '{"expr":"1"}',
  '\u202egnp.exe',
  'a\u0000b\nc\u001b[31m',
  '\ud83d half',
  'x'.repeat(5000),
  '客'.repeat(500),
  '__proto__',
  'constructor',
  '$& $1 {n}',
  '',
  '   ',
];

/** A table of our own labels: numbers, months, days. */
const LABEL = String.raw`(?:[−<≤ \d.,]+(?:e-?\d+)?(?:[kMBT%]|万亿|[万亿])?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|\d{4}年(?:\d+月)?|\d{4}-\d\d-\d\d)`;
const LABELS = new RegExp(String.raw`^\{(?:\\"[-\d.e+]+\\":\\"${LABEL}\\",?)*\}\[datum\.value\]$`);

describe('texts of the data stay texts', () => {
  const warned = bookOf(rowsOf(60)).warned;

  test.each(LANGUAGES)('names, segments, tiers, currency and titles, $locale', async ({ locale }) => {
    // Half of the texts in each language: what is done to them is the same.
    for (const words of HOSTILE.filter((_, i) => (i % 2 === 0) === (locale === 'en'))) {
      const options = { locale, currency: words, title: words };
      const labels = { champions: { en: words, 'zh-CN': words } };
      const groups = [
        { id: words, rank: 1, accounts: 2, revenue: 5 },
        { id: 'champions', rank: 2, accounts: 3, revenue: 7 },
      ];
      const specs = [
        segmentBars(groups, { ...options, labels }),
        tierLadder(groups, { ...options, labels }),
        migrationMatrix(
          migrationOf(
            [
              [words, 'champions'],
              ['champions', words],
            ],
            [words, 'champions'],
          ),
          { ...options, labels },
        ),
        warningTimeline(
          warned.map((account) => ({ ...account, name: words, accountId: `${words}${account.accountId}` })),
          options,
        ),
        revenueBridge({ ...NOTHING, before: 1, after: 1 }, options),
        clusterScatter(applyClusters(rowsOf(60), model), model, options),
      ];
      for (const spec of specs) {
        const svg = await drawSvg(spec);
        expect(svg).not.toMatch(/<script|\p{Bidi_Control}/u);
        expect([...svg].filter((char) => char < ' ' && char !== '\n')).toEqual([]);
        const faults = layoutFaults(svg).filter((fault) => !fault.includes('xxxx'));
        expect(faults, JSON.stringify(words)).toEqual([]);
        // Expressions are made of our own numbers only.
        const expressions = [
          ...JSON.stringify(spec).matchAll(/"(?:labelExpr|expr|signal|calculate|test)":"((?:[^"\\]|\\.)*)"/g),
        ];
        for (const [, expression = ''] of expressions) expect(expression).toMatch(LABELS);
      }
    }
  });
});

/** A value frozen through and through. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

test('the same bytes in any order of rows, of frozen input', () => {
  const rows = rowsOf(300);
  const book = frozen(bookOf(rows));
  const turned = {
    ...book,
    scored: [...book.scored].reverse(),
    segments: [...book.segments].reverse(),
    revenue: analyzeConcentration([...rows].reverse(), { bootstrap: 0 }),
    profit: analyzeConcentration([...rows].reverse(), { bootstrap: 0, value: 'profit' }),
    tiered: [...book.tiered].reverse(),
    clustered: [...book.clustered].reverse(),
    warned: [...book.warned].reverse(),
  };
  const other = new Map(picturesOf(turned, { locale: 'en' }));
  for (const [name, spec] of picturesOf(book, { locale: 'en' }))
    expect(JSON.stringify(other.get(name)), name).toBe(JSON.stringify(spec));
});

test('accounts without ids are drawn alike in any order too', () => {
  const rows = applyClusters(
    rowsOf(90).map(({ accountId: _, ...rest }) => rest),
    model,
  );
  expect(clusterScatter([...rows].reverse(), model)).toEqual(clusterScatter(rows, model));
});

describe('faults of a caller are named', () => {
  const scored = scoreRfm(rowsOf(5));
  test.each<readonly [() => unknown, string]>([
    [
      () => rfmHeatmap(scored, { colour: 'red' } as never),
      'Cannot draw the RFM heat map as there is no option "colour"',
    ],
    [() => rfmHeatmap([{ monetary: 1 }] as never), 'accounts[0] has no rfm: call scoreRfm first'],
    [() => rfmHeatmap(scored, { bins: 3 }), 'must be an integer from 1 to 3'],
    [
      () => rfmHistograms([{ recency: 1, frequency: Number.NaN, monetary: 1 }]),
      'accounts[0].frequency must be a finite number',
    ],
    [() => rfmHistograms(null as never), 'the accounts must be an array'],
    [
      () => segmentBars([{ id: 'a', rank: 1, accounts: -1, revenue: 1 }]),
      'segments[0].accounts must be an integer >= 0',
    ],
    [
      () => tierLadder([{ id: 'a', accounts: 1, revenue: Number.POSITIVE_INFINITY }]),
      'tiers[0].revenue must be a finite number',
    ],
    [() => paretoCurve({} as never), 'this is not what analyzeConcentration gives'],
    [
      () => paretoCurve(analyzeConcentration(rowsOf(5)), { mark: 1 }),
      '"mark" must be a number above 0 and below 1',
    ],
    [
      () => clusterScatter([], model, { x: 'height' }),
      'the model has no feature "height": the features are recency, frequency, monetary',
    ],
    [
      () => warningTimeline([{ accountId: 'A' }] as never),
      'accounts[0] has no warnings: call evaluateWarnings first',
    ],
    [() => revenueBridge({ ...NOTHING, new: Number.NaN }), 'bridge.new must be a finite number'],
    [() => segmentBars([], { locale: 'de' as never }), '"locale" must be one of "en", "zh-CN"'],
    [() => segmentBars([], { width: 50 }), '"width" must be a number from 200 to 4000'],
  ])('%#', (draw, message) => {
    expect(draw).toThrow(message);
  });
});

test('prospects that become customers are neither up nor down, as in the counts', () => {
  const moves = [
    ['prospect', 'champions'],
    ['lost', 'champions'],
  ] as const;
  const { data } = migrationMatrix(migrationOf(moves, ['champions', 'lost', 'prospect'])) as unknown as {
    data: { values: ReadonlyArray<{ before: string; way: string }> };
  };
  expect(data.values.map(({ before, way }) => [before.split(' ')[0], way])).toEqual([
    ['Lost', '↑ up'],
    ['Prospect', '· came or left'],
  ]);
});

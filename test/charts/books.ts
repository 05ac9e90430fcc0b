/** Books of several sizes, and every picture of each. */
import {
  type AccountWarnings,
  abcTiers,
  analyzeConcentration,
  applyClusters,
  assignSegments,
  buildHistories,
  classifyTiers,
  evaluateWarnings,
  fitClusters,
  fitTiers,
  fourCriteria,
  kam11,
  kamRules,
  type Locale,
  scoreCriteria,
  scoreRfm,
  summarizeSegments,
  type TierAssignment,
} from 'account-scoring';
import {
  type ChartOptions,
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
import { createRandom } from '../../src/internal/random.ts';
import type { Migration, RevenueBridge } from '../../src/review/comparison-record.ts';

export interface Row {
  readonly accountId: string;
  readonly name: string;
  readonly recency: number | null;
  readonly frequency: number;
  readonly monetary: number | null;
  readonly profit: number;
}

/** Accounts with long tails, returns, and a few that never bought. */
export function rowsOf(n: number, seed = 1): Row[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, (_, i) => {
    const size = random.unit() ** 4;
    const isProspect = i % 50 === 49;
    const monetary = Math.round(80 * Math.exp(9 * size + random.unit()) * (i % 37 === 36 ? -10 : 100)) / 100;
    return {
      accountId: `A${String(i).padStart(6, '0')}`,
      name: i % 3 === 0 ? `海川机电设备有限公司${i}` : `Nordwind Maschinenbau GmbH & Co. KG ${i}`,
      recency: isProspect ? null : Math.floor(900 * random.unit() ** 3),
      frequency: isProspect ? 0 : 1 + Math.floor(200 * size * random.unit() + 3 * random.unit()),
      monetary: isProspect ? 0 : monetary,
      profit: monetary * (i % 4 === 0 ? -0.2 : 0.15),
    };
  });
}

/** Who moved, from two lists of segments. */
export function migrationOf(
  pairs: ReadonlyArray<readonly [from: string, to: string]>,
  ids: readonly string[],
): Migration {
  const counted = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const cells = counted(pairs.map(([from, to]) => `${from}|${to}`));
  const sides = { rows: counted(pairs.map(([from]) => from)), columns: counted(pairs.map(([, to]) => to)) };
  const listOf = (side: 'rows' | 'columns') =>
    ids.flatMap((id) =>
      sides[side].has(id) ? [{ id, accounts: sides[side].get(id) as number, revenue: 0 }] : [],
    );
  const both = pairs.filter(([from, to]) => from !== 'absent' && to !== 'absent');
  const step = ([from, to]: readonly [string, string]) => Math.sign(ids.indexOf(to) - ids.indexOf(from));
  return {
    field: 'segment',
    ids,
    cells: ids.flatMap((from) =>
      ids.flatMap((to) => {
        const accounts = cells.get(`${from}|${to}`) ?? 0;
        const shareOfRow = accounts / (sides.rows.get(from) ?? 1);
        return accounts === 0 ? [] : [{ from, to, accounts, shareOfRow, revenueBefore: 0, revenueAfter: 0 }];
      }),
    ),
    rows: listOf('rows'),
    columns: listOf('columns'),
    stayed: both.filter((pair) => step(pair) === 0).length,
    moved: both.filter((pair) => step(pair) !== 0).length,
    up: both.filter((pair) => step(pair) < 0).length,
    down: both.filter((pair) => step(pair) > 0).length,
  };
}

const AS_OF = '2025-12-31';
const DAY = 86_400_000;

/** Warnings of the first hundred accounts, from histories that fall silent at different times, over four evaluations. */
function warningsOf(rows: readonly Row[]) {
  const some = rows.slice(0, 100);
  const end = Date.parse(AS_OF) / DAY;
  const orders = some.flatMap(({ accountId }, i) =>
    Array.from({ length: 14 }, (_, order) => ({
      accountId,
      date: new Date((end - (i % 9) * 35 - order * (10 + (i % 5))) * DAY).toISOString().slice(0, 10),
      amount: 1000 + 17 * i,
    })),
  );
  const histories = buildHistories(orders, { asOf: AS_OF });
  let warned: Array<Row & { readonly warnings: AccountWarnings }> = [];
  for (const asOf of ['2025-03-31', '2025-07-31', '2025-11-30', AS_OF])
    warned = evaluateWarnings(some, histories, kamRules, { asOf, previous: warned });
  return warned;
}

const BRIDGE: RevenueBridge = {
  before: 2_841_230,
  new: 412_000,
  reactivated: 33_000,
  expansion: 512_345,
  contraction: -231_000,
  churn: -401_000,
  after: 3_166_575,
  change: 325_345,
};

/** What the pictures of a book are made of. */
export function bookOf(rows: readonly Row[]) {
  const scored = assignSegments(scoreRfm(rows), kam11);
  const ids = [...kam11.segments.map(({ id }) => id), 'prospect', 'other', 'absent'];
  const pairs = scored.map(({ segment }, i): [string, string] => [
    // Where some other account stands now, for most.
    i % 41 === 40 ? 'absent' : (scored[i % 3 === 0 ? (7 * i + 3) % rows.length : i]?.segment.id ?? 'absent'),
    i % 29 === 28 ? 'absent' : segment.id,
  ]);
  const k = rows.length < 50 ? 3 : 6;
  const model = fitClusters(rows.slice(0, 2000), { k, restarts: 2 });
  const criteria = scoreCriteria(
    rows.slice(0, 2000).map((row) => ({ ...row, amount: row.monetary, relationshipRating: row.frequency })),
    { criteria: fourCriteria },
  );
  const tiered = classifyTiers(criteria, fitTiers(criteria, abcTiers));
  return {
    scored,
    segments: summarizeSegments(scored),
    revenue: analyzeConcentration(rows, { bootstrap: 0 }),
    profit: analyzeConcentration(rows, { value: 'profit', bootstrap: 0 }),
    tiered: rows.map((row, i) => ({ ...row, tier: tiered[i % tiered.length]?.tier as TierAssignment })),
    migration: migrationOf(pairs, ids),
    model,
    clustered: applyClusters(rows, model),
    warned: warningsOf(rows),
  };
}

export type Book = ReturnType<typeof bookOf>;

/** Every picture of a book, by name. */
export function picturesOf(
  book: Book,
  options: ChartOptions,
): ReadonlyArray<readonly [name: string, spec: ChartSpec]> {
  return [
    ['rfmHeatmap', rfmHeatmap(book.scored, options)],
    ['rfmHeatmap of accounts', rfmHeatmap(book.scored, { ...options, measure: 'accounts' })],
    ['rfmHistograms', rfmHistograms(book.scored, options)],
    ['segmentBars', segmentBars(book.segments, options)],
    ['paretoCurve', paretoCurve(book.revenue, options)],
    ['whaleCurve', whaleCurve(book.revenue, options)],
    ['whaleCurve of profit', whaleCurve(book.profit, options)],
    ['tierLadder', tierLadder(book.tiered, options)],
    ['migrationMatrix', migrationMatrix(book.migration, options)],
    ['clusterScatter', clusterScatter(book.clustered, book.model, options)],
    [
      'clusterScatter of frequency',
      clusterScatter(book.clustered, book.model, { ...options, x: 'frequency' }),
    ],
    ['warningTimeline', warningTimeline(book.warned, options)],
    ['revenueBridge', revenueBridge(BRIDGE, options)],
  ];
}

export const LANGUAGES: ReadonlyArray<{ readonly locale: Locale; readonly currency: string }> = [
  { locale: 'en', currency: 'EUR' },
  { locale: 'zh-CN', currency: '元' },
];

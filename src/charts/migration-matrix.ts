import type { LabelKind } from '../explain/labels.ts';
import type { Migration, MigrationCell, MigrationField } from '../review/comparison-record.ts';
import { framed, withoutData } from './frame.ts';
import { countText } from './numbers.ts';
import { type ChartOptions, type Setting, settle } from './options.ts';
import { type ChartSpec, colourColumn, column, dataOf } from './spec.ts';
import { cutText, uniqueTexts, widthOf } from './text.ts';
import { BLUE, EMPTY, GRID, INK, inkOn, LABEL_SIZE, mixed, NEUTRAL, ORANGE, PAPER } from './theme.ts';
import { checkRecord } from './values.ts';
import { sentences, type WordId } from './words.ts';

const ACTION = 'draw the migration matrix';

const ABSENT = 'absent';
/** Ids beside the scale: to come from there or go there is neither up nor down. */
const UNRANKED: readonly string[] = [ABSENT, 'prospect', 'other', 'none', 'unknown', 'grey'];
const LABEL_PLACES = 24;

const FIELDS: Readonly<Record<MigrationField, readonly [word: WordId, kind: LabelKind | null]>> = {
  segment: ['migrationSegment', 'segment'],
  abc: ['migrationAbc', 'abc'],
  tier: ['migrationTier', 'tier'],
  heldTier: ['migrationHeldTier', 'tier'],
  lifecycle: ['migrationLifecycle', 'stage'],
  cluster: ['migrationCluster', null],
  warnings: ['migrationWarnings', 'status'],
};

/** What became of the accounts of a cell; the arrows say it without colours. */
type Way = 'wayUp' | 'wayDown' | 'wayStayed' | 'wayMoved' | 'wayOther';
const WAYS: Readonly<Record<Way, readonly [sign: string, colour: string]>> = {
  wayUp: ['↑', BLUE],
  wayDown: ['↓', ORANGE],
  wayStayed: ['=', NEUTRAL],
  wayMoved: ['→', BLUE],
  wayOther: ['·', '#8a6d9b'],
};

function wayOf({ from, to }: MigrationCell, { ids, up }: Migration): Way {
  if (from === to) return 'wayStayed';
  if (UNRANKED.includes(from) || UNRANKED.includes(to)) return 'wayOther';
  if (up === null) return 'wayMoved';
  return ids.indexOf(to) < ids.indexOf(from) ? 'wayUp' : 'wayDown';
}

/** Names of the ids on one side of the matrix. */
function namesOf(
  { ids, field }: Migration,
  side: 'rows' | 'columns',
  counts: ReadonlyMap<string, number>,
  { label, say, locale }: Setting,
): string[] {
  const kind = FIELDS[field][1];
  const nameOf = (id: string): string => {
    if (id === ABSENT) return say(side === 'rows' ? 'entered' : 'gone');
    if (kind === null) return /^\d+$/.test(id) ? say('cluster', { id }) : label('contrast', id);
    const name = label(kind, id);
    return id === 'none' && name === id ? say('none') : name;
  };
  const names = ids.map((id) => cutText(nameOf(id), LABEL_PLACES));
  const open = locale === 'en' ? [' (', ')'] : ['（', '）'];
  return uniqueTexts(
    names.map((name, i) => `${name}${open[0]}${countText(counts.get(ids[i] as string) ?? 0)}${open[1]}`),
  );
}

/** Pixels that the longest number of a cell needs, with its arrow. */
function cellWidthOf(cells: readonly MigrationCell[]): number {
  return cells.reduce(
    (width, { accounts }) => Math.max(width, widthOf(`↑ ${countText(accounts)}`, LABEL_SIZE) + 14),
    58,
  );
}

/**
 * Draw who moved from where to where between two reviews, as a matrix: rows are before, columns after.
 *
 * Answers: how many good accounts slipped, and where did they go? Every cell has its number of accounts with an arrow (↑ to a better one, ↓
 * to a worse one, = the same); it is the darker, the larger its share of the row. Accounts that only one of the reviews has are in the row
 * or column of their own. Numbers in brackets are totals. Ids that no account had at either time are left out.
 *
 * Cost: O(cells × ids).
 *
 * @param migration one of the `migrations` of a comparison of two reviews
 * @param options language, title, size in pixels; `labels` of ids of your own
 * @returns a Vega-Lite specification
 * @throws {TypeError} if it is not such a record; if an option is unknown or of a wrong type
 * @throws {RangeError} if an option is out of range
 * @example Two tiers
 * ```ts
 * import { migrationMatrix } from 'account-scoring/charts';
 *
 * const spec = migrationMatrix({
 *   field: 'tier',
 *   ids: ['gold', 'silver'],
 *   cells: [
 *     { from: 'gold', to: 'gold', accounts: 8, shareOfRow: 0.8, revenueBefore: 80, revenueAfter: 90 },
 *     { from: 'gold', to: 'silver', accounts: 2, shareOfRow: 0.2, revenueBefore: 20, revenueAfter: 10 },
 *   ],
 *   rows: [{ id: 'gold', accounts: 10, revenue: 100 }],
 *   columns: [{ id: 'gold', accounts: 8, revenue: 90 }, { id: 'silver', accounts: 2, revenue: 10 }],
 *   stayed: 8,
 *   moved: 2,
 *   up: 0,
 *   down: 2,
 * });
 * console.log(spec.description);
 * // → Migration between tiers: 0 moved up, 2 moved down, 8 stayed.
 * ```
 */
export function migrationMatrix(migration: Migration, options: ChartOptions = {}): ChartSpec {
  checkRecord(ACTION, migration, 'cells', 'a comparison of two reviews');
  const [what] = FIELDS[migration.field] ?? FIELDS.segment;
  const cells = migration.cells.filter(({ accounts }) => accounts > 0);
  const used = new Set(cells.flatMap(({ from, to }) => [from, to]));
  const ids = migration.ids.filter((id) => used.has(id));
  const setting = settle(ACTION, options, {
    title: (say) => say('migrationTitle', { what: say(what) }),
    width: Math.max(260, Math.ceil(cellWidthOf(cells)) * ids.length),
    height: Math.max(100, 32 * ids.length),
  });
  const { say, locale } = setting;
  if (cells.length === 0) return withoutData(setting);

  const shown = { ...migration, ids };
  const countsOf = (side: 'rows' | 'columns') =>
    new Map(migration[side].map(({ id, accounts }) => [id, accounts]));
  const rowNames = namesOf(shown, 'rows', countsOf('rows'), setting);
  const columnNames = namesOf(shown, 'columns', countsOf('columns'), setting);
  const place = new Map(ids.map((id, i) => [id, i]));
  const ways = new Set<Way>();
  const data = cells
    .map((cell) => ({ cell, row: place.get(cell.from) as number, to: place.get(cell.to) as number }))
    .sort((a, b) => a.row - b.row || a.to - b.to)
    .map(({ cell, row, to }) => {
      const way = wayOf(cell, shown);
      ways.add(way);
      const [sign, colour] = WAYS[way];
      const fill = mixed(PAPER, colour, 0.15 + 0.75 * Math.min(1, Math.max(0, cell.shareOfRow)));
      return {
        before: rowNames[row] as string,
        after: columnNames[to] as string,
        way: say(way),
        text: `${sign} ${countText(cell.accounts)}`,
        fill,
        ink: inkOn(fill),
      };
    });
  const { up, down, stayed } = migration;
  const moved = cells.reduce(
    (sum, { from, to, accounts }) => (from === to || from === ABSENT || to === ABSENT ? sum : sum + accounts),
    0,
  );
  const counts =
    up === null || down === null
      ? say('migrationUnordered', { moved: countText(moved), stayed: countText(stayed) })
      : say('migrationCounts', { up: countText(up), down: countText(down), stayed: countText(stayed) });
  const cellWidth = setting.width / ids.length;
  const slanted = columnNames.some((name) => widthOf(name, LABEL_SIZE) > cellWidth - 6);
  const legend = (Object.keys(WAYS) as Way[]).filter((way) => ways.has(way));
  const whole = data.map(({ before, after }) => ({ before, after })).slice(0, 1);
  return framed(
    setting,
    {
      description: `${setting.title}${locale === 'en' ? ': ' : '：'}${counts}`,
      below: sentences(locale, counts, say('migrationHow')),
    },
    {
      width: setting.width,
      height: setting.height,
      view: { fill: EMPTY, stroke: GRID },
      data: dataOf(data),
      encoding: {
        x: column('after', 'nominal', {
          scale: { domain: columnNames, padding: 0.03 },
          axis: {
            title: say('migrationAfter'),
            orient: 'top',
            labelAngle: slanted ? -40 : 0,
            ...(slanted ? { labelAlign: 'left' } : {}),
            ticks: false,
            domain: false,
            grid: false,
          },
        }),
        y: column('before', 'nominal', {
          scale: { domain: rowNames, padding: 0.03 },
          axis: { title: say('migrationBefore'), ticks: false, domain: false, grid: false },
        }),
      },
      layer: [
        {
          mark: { type: 'rect', stroke: GRID },
          encoding: { fill: colourColumn('fill') },
        },
        {
          // A legend of the directions: points that no one sees, as cells carry their own colours.
          data: dataOf(legend.map((way) => ({ ...(whole[0] as object), way: say(way) }))),
          mark: { type: 'square', size: 0, opacity: 0 },
          encoding: {
            color: column('way', 'nominal', {
              scale: { domain: legend.map((way) => say(way)), range: legend.map((way) => WAYS[way][1]) },
              legend: {
                title: null,
                orient: 'bottom',
                symbolType: 'square',
                symbolSize: 140,
                symbolOpacity: 1,
              },
            }),
          },
        },
        {
          mark: { type: 'text', color: INK },
          encoding: { text: column('text', 'nominal'), color: colourColumn('ink') },
        },
      ],
      resolve: { scale: { color: 'independent' } },
    },
  );
}

import { compareCodePoints } from '../internal/code-point-order.ts';
import type { AccountPair } from './account-changes.ts';
import type { ComparedField } from './compared-fields.ts';
import type { Migration, MigrationCell, MigrationTotal } from './comparison-record.ts';

/** The side of an account that a review does not have. */
export const ABSENT = 'absent';

interface Cell {
  readonly from: string;
  readonly to: string;
  accounts: number;
  revenueBefore: number;
  revenueAfter: number;
}

function countCells(pairs: readonly AccountPair[], { read }: ComparedField): Map<string, Map<string, Cell>> {
  const rows = new Map<string, Map<string, Cell>>();
  for (const { before, after, revenueBefore, revenueAfter } of pairs) {
    const from = before === null ? ABSENT : read(before, 0);
    const to = after === null ? ABSENT : read(after, 1);
    let row = rows.get(from);
    if (row === undefined) {
      row = new Map();
      rows.set(from, row);
    }
    let cell = row.get(to);
    if (cell === undefined) {
      cell = { from, to, accounts: 0, revenueBefore: 0, revenueAfter: 0 };
      row.set(to, cell);
    }
    cell.accounts++;
    // Amounts lie on one grid: plain sums are exact.
    cell.revenueBefore += revenueBefore;
    cell.revenueAfter += revenueAfter;
  }
  return rows;
}

/** The ids of a matrix: those of the scale, what occurs outside of it, `absent`. */
function idsOf({ ids, outside }: ComparedField, found: ReadonlySet<string>): string[] {
  const known = [...ids, ...outside.filter((id) => found.has(id))];
  const others = [...found].filter((id) => id !== ABSENT && !known.includes(id)).sort(compareCodePoints);
  return [...known, ...others, ...(found.has(ABSENT) ? [ABSENT] : [])];
}

function totalsOf(
  ids: readonly string[],
  cells: readonly Cell[],
  side: 'from' | 'to',
  revenue: 'revenueBefore' | 'revenueAfter',
): MigrationTotal[] {
  const totals = new Map(ids.map((id) => [id, { id, accounts: 0, revenue: 0 }]));
  for (const cell of cells) {
    const total = totals.get(cell[side]) as { accounts: number; revenue: number };
    total.accounts += cell.accounts;
    total.revenue += cell[revenue];
  }
  return [...totals.values()];
}

/** Who moved from where to where in one field. */
export function migrationOf(pairs: readonly AccountPair[], field: ComparedField): Migration {
  const found = countCells(pairs, field);
  const ids = idsOf(field, new Set([...found].flatMap(([from, row]) => [from, ...row.keys()])));
  const cells = ids.flatMap((from) => ids.flatMap((to) => found.get(from)?.get(to) ?? []));
  const rows = totalsOf(ids, cells, 'from', 'revenueBefore');
  const size = new Map(rows.map(({ id, accounts }) => [id, accounts]));
  const both = cells.filter(({ from, to }) => from !== ABSENT && to !== ABSENT);
  const count = (holds: (cell: Cell) => boolean): number =>
    both.filter(holds).reduce((sum, { accounts }) => sum + accounts, 0);
  const { rankOf } = field;
  const towards =
    (sign: 1 | -1) =>
    ({ from, to }: Cell): boolean => {
      const [was, is] = [rankOf?.get(from), rankOf?.get(to)];
      return was !== undefined && is !== undefined && sign * (was - is) > 0;
    };
  return {
    field: field.field,
    ids,
    cells: cells.map((cell): MigrationCell => {
      const { from, to, accounts, revenueBefore, revenueAfter } = cell;
      const shareOfRow = accounts / (size.get(from) as number);
      return { from, to, accounts, shareOfRow, revenueBefore, revenueAfter };
    }),
    rows,
    columns: totalsOf(ids, cells, 'to', 'revenueAfter'),
    stayed: count(({ from, to }) => from === to),
    moved: count(({ from, to }) => from !== to),
    up: rankOf === null ? null : count(towards(1)),
    down: rankOf === null ? null : count(towards(-1)),
  };
}

import { isBlank, shownCell } from './cells.ts';
import { COLUMN_NAMES, type ColumnRole, plainName } from './column-names.ts';
import { type Origin, placeAt } from './places.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetOptions } from './sheet-options.ts';

/** What a function needs: rows of orders; orders or accounts with R, F and M; accounts and amounts; orders or anything about accounts. */
export type TableNeed = 'orders' | 'book' | 'values' | 'criteria';

/** What a table turned out to hold. */
export type TableKind = 'orders' | 'accounts' | 'values';

/** The header of a table, and where each column is in a row. */
export interface Header {
  readonly kind: TableKind;
  /** The position of the header row in the range. */
  readonly row: number;
  readonly names: readonly string[];
  readonly at: Readonly<Partial<Record<ColumnRole, number>>> & { readonly account: number };
}

/** Rows above the header are title rows; below so many, there is no header. */
const MOST_TITLE_ROWS = 20;

const GUESSED: readonly ColumnRole[] = [
  'account',
  'date',
  'amount',
  'orderId',
  'currency',
  'name',
  'category',
  'recency',
  'frequency',
  'monetary',
  'tenure',
];

/** The columns of one row, taken as a header: one position for each role, or several that are as good. */
type Found = Partial<Record<ColumnRole, number[]>>;

function namesOf(row: readonly unknown[]): string[] {
  return row.map((cell) => (typeof cell === 'string' ? cell.trim() : isBlank(cell) ? '' : shownCell(cell)));
}

function columnsNamed(names: readonly string[], wanted: string): number[] {
  const exact = names.flatMap((name, i) => (name === wanted ? [i] : []));
  const plain = plainName(wanted);
  return exact.length > 0 ? exact : names.flatMap((name, i) => (plainName(name) === plain ? [i] : []));
}

function findRoles(names: readonly string[], options: SheetOptions): Found {
  const found: Found = {};
  const isFree = (at: number): boolean => !Object.values(found).some((taken) => taken?.includes(at));
  for (const role of GUESSED) {
    const wanted = options[role];
    if (wanted === undefined) continue;
    const columns = columnsNamed(names, wanted);
    if (columns.length > 0) found[role] = columns;
  }
  const plain = names.map((name) => plainName(name));
  for (const role of GUESSED) {
    if (options[role] !== undefined) continue;
    for (const tier of COLUMN_NAMES[role]) {
      const known = tier.split(' ');
      const columns = plain.flatMap((name, i) =>
        name !== '' && known.includes(name) && isFree(i) ? [i] : [],
      );
      if (columns.length > 0) {
        found[role] = columns;
        break;
      }
    }
  }
  return found;
}

/** What a table with these columns is for a function; `null` when it lacks a column. */
function kindOf(found: Found, need: TableNeed, width: number): TableKind | null {
  if (found.account === undefined) return null;
  if (found.date !== undefined && found.amount !== undefined) return 'orders';
  if (need === 'book' && found.recency && found.frequency && found.monetary) return 'accounts';
  if (need === 'criteria' && width >= 2) return 'accounts';
  return need === 'values' && (found.amount ?? found.monetary) !== undefined ? 'values' : null;
}

/** Say which column is missing, ambiguous or not there by the name that was given. */
function refuse(
  found: Found,
  need: TableNeed,
  names: readonly string[],
  row: number,
  options: SheetOptions,
  origin: Origin,
): never {
  const place = placeAt(origin, row, null);
  const shown = names.filter((name) => name !== '');
  for (const role of GUESSED) {
    const wanted = options[role];
    if (wanted !== undefined && found[role] === undefined)
      throw sheetError((words) => words.noSuchColumn(role, wanted, place, shown));
  }
  const isLikeAccounts = found.recency !== undefined && found.frequency !== undefined;
  if (need === 'orders' && isLikeAccounts && found.date === undefined)
    throw sheetError((words) => words.needsOrders(place, shown));
  const roles: readonly ColumnRole[] =
    need === 'values'
      ? ['account', 'amount']
      : need === 'book' && isLikeAccounts && found.date === undefined
        ? ['account', 'recency', 'frequency', 'monetary']
        : ['account', 'date', 'amount'];
  const missing = roles.find((role) => found[role] === undefined) ?? 'account';
  throw sheetError((words) => words.missingColumn(missing, place, shown, missing));
}

/** Which one of several columns a role is in: for what is needed, there must be one. */
function settle(
  found: Found,
  kind: TableKind,
  need: TableNeed,
  names: readonly string[],
  row: number,
  options: SheetOptions,
  origin: Origin,
): Header['at'] {
  const needed: readonly ColumnRole[] =
    kind === 'orders'
      ? ['account', 'date', 'amount', 'currency']
      : kind === 'accounts'
        ? need === 'criteria'
          ? ['account']
          : ['account', 'recency', 'frequency', 'monetary']
        : ['account', 'amount', 'monetary', 'currency'];
  const at: Partial<Record<ColumnRole, number>> = {};
  for (const role of GUESSED) {
    const columns = found[role] ?? [];
    const wanted = options[role];
    if (columns.length > 1 && (needed.includes(role) || wanted !== undefined)) {
      const places = columns.map((column) => placeAt(origin, row, column));
      throw sheetError((words) =>
        wanted !== undefined
          ? words.repeatedColumn(role, wanted, places)
          : words.ambiguousColumn(
              role,
              places,
              columns.map((column) => names[column] as string),
              role,
            ),
      );
    }
    if (columns.length === 1) at[role] = columns[0] as number;
  }
  return at as Header['at'];
}

/**
 * Find the header among the first rows and the columns in it. Rows above it are titles. Columns that are named are taken; the
 * others are found by their usual names, and nothing is guessed between two that fit as well.
 */
export function findHeader(
  rows: ReadonlyArray<readonly unknown[]>,
  need: TableNeed,
  options: SheetOptions,
  origin: Origin,
): Header {
  let best: { found: Found; names: string[]; row: number; count: number } | null = null;
  let first = '';
  for (let row = 0, seen = 0; row < rows.length && seen < MOST_TITLE_ROWS; row++) {
    const cells = rows[row] as readonly unknown[];
    if (cells.every(isBlank)) continue;
    seen++;
    const names = namesOf(cells);
    if (first === '') first = names.find((name) => name !== '') ?? '';
    const found = findRoles(names, options);
    const kind = kindOf(found, need, names.filter((name) => name !== '').length);
    const named = GUESSED.every((role) => options[role] === undefined || found[role] !== undefined);
    if (kind !== null && named)
      return { kind, row, names, at: settle(found, kind, need, names, row, options, origin) };
    const count = Object.keys(found).length;
    if (count > (best?.count ?? 0)) best = { found, names, row, count };
  }
  if (first === '') throw sheetError((words) => words.noRange());
  if (best === null) throw sheetError((words) => words.noHeader(first));
  return refuse(best.found, need, best.names, best.row, options, origin);
}

/** Whether the row that looks most like a header is in Chinese. */
export function hasChineseHeader(rows: ReadonlyArray<readonly unknown[]>): boolean {
  const top = rows.slice(0, MOST_TITLE_ROWS).map((row) => namesOf(row));
  const header =
    top.find((names) => Object.keys(findRoles(names, {})).length >= 2) ??
    top.find((names) => names.some((name) => name !== ''));
  return header?.some((name) => /\p{Script=Han}/u.test(name)) ?? false;
}

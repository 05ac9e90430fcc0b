import { namesOf, plainName } from './column-names.ts';
import { ReviewError } from './review-error.ts';
import { ROLES, type Role } from './settings.ts';

/** Where the roles are in a row, and which of them were guessed. */
export interface Columns {
  readonly header: readonly string[];
  /** Positions in a row; absent where the file has no such column. */
  readonly at: Readonly<Partial<Record<Role, number>>> & { account: number; date: number; amount: number };
  readonly guessed: readonly Role[];
}

const NEEDED: readonly Role[] = ['account', 'date', 'amount'];

/** The columns of a file with what the first row has in them. */
export interface ColumnExample {
  readonly name: string;
  readonly example: string;
}

function examplesOf(header: readonly string[], first: readonly string[]): ColumnExample[] {
  return header.map((name, i) => ({ name, example: first[i] ?? '' }));
}

/** A date or a number where a name should be. */
function looksLikeData(name: string): boolean {
  return /\d/.test(name) && /^[\d.,:/¥$€ T+-]+$/.test(name);
}

/** The position of the column that the user names. */
function namedColumn(
  role: Role,
  name: string,
  header: readonly string[],
  examples: readonly ColumnExample[],
): number {
  const exact = header.flatMap((column, i) => (column === name ? [i] : []));
  const alike = header.flatMap((column, i) => (plainName(column) === plainName(name) ? [i] : []));
  const found = exact.length > 0 ? exact : alike;
  if (found.length === 1) return found[0] as number;
  throw new ReviewError(2, (words) =>
    found.length === 0
      ? words.noSuchColumn(role, name, examples)
      : words.repeatedColumn(role, name, found.length, examples),
  );
}

/** The columns that go by the best name for a role: none, one, or several that are as good. */
function candidates(role: Role, names: readonly string[], free: (at: number) => boolean): number[] {
  for (const tier of namesOf(role)) {
    const known = tier.split(' ');
    const found = names.flatMap((name, i) => (free(i) && known.includes(name) ? [i] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * Find the columns that hold the account, the date, the amount and, where there are such, order id, name and currency.
 *
 * What the user names is taken. The rest is guessed from the names of the columns, in English and Chinese, ids before names.
 * Nothing is guessed between two columns that fit as well, and nothing from their values.
 *
 * @param header the names of the columns
 * @param first the first row, to show what is in them
 * @param asked the columns that the user names
 * @throws {ReviewError} if a column is missing or could be one of several; all columns and the flag are named
 */
export function guessColumns(
  header: readonly string[],
  first: readonly string[],
  asked: Readonly<Partial<Record<Role, string>>>,
): Columns {
  const examples = examplesOf(header, first);
  const at: Partial<Record<Role, number>> = {};
  for (const role of ROLES) {
    const name = asked[role];
    if (name !== undefined) at[role] = namedColumn(role, name, header, examples);
  }
  const names = header.map(plainName);
  const guessed: Role[] = [];
  for (const role of ['account', 'date', 'amount', 'order-id', 'currency', 'name'] as const) {
    if (at[role] !== undefined) continue;
    const found = candidates(role, names, (i) => !Object.values(at).includes(i));
    const isNeeded = NEEDED.includes(role);
    if (found.length === 1) {
      at[role] = found[0] as number;
      guessed.push(role);
    } else if (found.length > 1 && (isNeeded || role === 'currency')) {
      const columns = found.map((i) => header[i] as string);
      throw new ReviewError(2, (words) => words.ambiguousColumn(role, columns, examples));
    } else if (isNeeded) {
      const hint = header.some(looksLikeData) ? 'data' : header.length === 1 ? 'delimiter' : null;
      throw new ReviewError(2, (words) => words.missingColumn(role, examples, hint));
    }
  }
  return { header, at: at as Columns['at'], guessed };
}

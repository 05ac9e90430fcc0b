import type { AbcClass, AbcModel } from '../../src/concentration/abc-model.ts';
import { applyAbc } from '../../src/concentration/apply-abc.ts';
import { type Book, readBook } from '../../src/concentration/book.ts';
import { type AbcOptions, fitAbc } from '../../src/concentration/fit-abc.ts';
import { valueReader } from '../../src/concentration/value-of.ts';

export { isPlain, shuffled, thrownBy } from '../support.ts';

/** The book that the formulas of the reference page are computed on. */
export const FIXTURE = [500, 200, 100, 80, 50, 30, 20, 10, 5, 5];
/** The same with two accounts that cost money. */
export const WITH_LOSSES = [500, 200, 100, 80, 50, 30, 20, 10, -40, -150];

export interface Account {
  readonly accountId: string;
  readonly monetary: number | null;
}

/** One account per value: `K0`, `K1`, … */
export function accountsOf(values: ReadonlyArray<number | null>): Account[] {
  return values.map((monetary, i) => ({ accountId: `K${i}`, monetary }));
}

/** A book of values, as the stage reads it. */
export function bookOf(values: ReadonlyArray<number | null>, include: 'all' | 'buyers' = 'all'): Book {
  return readBook('test', accountsOf(values), valueReader('monetary'), include);
}

/** Every number anywhere in a JSON value. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Fit a model on a book and class the same book by it. */
export function scoreAbc<T extends object & { readonly abc?: AbcClass }>(
  rows: readonly T[],
  options: AbcOptions<T> = {},
): { model: AbcModel; accounts: Array<T & { readonly abc: AbcClass }> } {
  const model = fitAbc(rows, options);
  return { model, accounts: applyAbc(rows, model, { value: options.value }) };
}

import type { Notice } from '../types.ts';
import { type Curve, concentrationRatio, shareOf } from './shares.ts';

/** What is at stake when the largest accounts are lost; a notice, so that `formatReason` words it. */
export interface Exposure extends Notice {
  readonly code: 'concentration.exposure';
  /** The share of the total that would go with them; `null` without shares. */
  readonly value: number | null;
  /** How many accounts are lost. */
  readonly threshold: number;
  /** The same in the units of the values. */
  readonly amount: number;
  /** The accounts, largest first; `null` for a row without an id. */
  readonly accountIds: ReadonlyArray<string | null>;
}

/** A share that people ask about, and who reaches it. */
export interface ReferenceLevel {
  /** The level, as a share of the total. */
  readonly level: number;
  /** Accounts that hold at least that share each. */
  readonly accounts: number;
  /** Their ids, largest first; `null` for a row without an id. */
  readonly accountIds: ReadonlyArray<string | null>;
  /** Whether the five largest hold at least that share together; `null` where five are all there is. */
  readonly topFive: boolean | null;
}

/** The largest accounts of a book, with their ids: all of them, or those that are looked at. */
export interface Ranked extends Curve {
  readonly field: string;
  readonly ids: ReadonlyArray<string | null>;
  /** Their positions in the input; `null` where an engine has read it. */
  readonly positions: ArrayLike<number> | null;
}

const LOSSES: readonly number[] = [1, 3, 5];
/** How many accounts are looked at by themselves and together. */
export const TOP = 5;

/** The loss of the 1, 3 and 5 largest accounts, as far as there are so many. */
export function exposureOf(book: Ranked): Exposure[] {
  return LOSSES.filter((lost) => lost <= book.n).map((lost) => ({
    code: 'concentration.exposure',
    field: book.field,
    value: concentrationRatio(book, lost),
    threshold: lost,
    amount: book.cumulative[lost] as number,
    accountIds: book.ids.slice(0, lost),
  }));
}

/** The accounts whose own share is at least `level`; they come first in the book. */
export function reaching(book: Ranked, level: number): number {
  let k = 0;
  while (k < book.ids.length && (shareOf(book, book.values[k] as number) as number) >= level) k++;
  return k;
}

/** Who reaches which level; empty without shares. */
export function referenceLevels(book: Ranked, levels: readonly number[]): ReferenceLevel[] {
  if (book.base === null) return [];
  const topFive = book.n > TOP ? concentrationRatio(book, TOP) : null;
  return levels.map((level) => {
    const accounts = reaching(book, level);
    return {
      level,
      accounts,
      accountIds: book.ids.slice(0, accounts),
      topFive: topFive === null ? null : topFive >= level,
    };
  });
}

/** One notice for each account, and one for the five largest together, about the highest level that they reach. */
export function levelNotices(book: Ranked, levels: readonly number[]): Notice[] {
  const notices: Notice[] = [];
  const notice = (code: string, field: string, share: number): void => {
    const threshold = levels[levels.filter((level) => share >= level).length - 1];
    if (threshold !== undefined) notices.push({ code, field, value: share, threshold });
  };
  if (book.base === null || levels.length === 0) return notices;
  const accounts = reaching(book, levels[0] as number);
  for (let k = 0; k < accounts; k++)
    notice(
      'concentration.account_level',
      book.ids[k] ?? `row ${book.positions?.[k] ?? '?'}`,
      shareOf(book, book.values[k] as number) as number,
    );
  if (book.n > TOP)
    notice('concentration.top_five_level', book.field, concentrationRatio(book, TOP) as number);
  return notices;
}

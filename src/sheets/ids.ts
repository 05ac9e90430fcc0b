import { compareCodePoints } from '../internal/code-point-order.ts';
import { type Cell, cellOf, textOf } from './cells.ts';

/** The id in a cell: text, or a whole number. `null` when it is neither. */
export function readId(cell: unknown): string | null {
  if (typeof cell === 'string') return textOf(cell);
  return typeof cell === 'number' && Number.isSafeInteger(cell) ? String(cell) : null;
}

/** The accounts of a range as their cells had them: ids that were numbers are numbers again, and names. */
export interface AccountCells {
  /** Remember the cells of one row. */
  readonly see: (id: string, cell: unknown, name: unknown) => void;
  /** Whether any name was seen. */
  readonly hasNames: () => boolean;
  readonly id: (id: string) => Cell;
  /** The name that most rows give; of equally many, the first by code points. */
  readonly name: (id: string) => Cell;
}

/** Begin to remember accounts. */
export function rememberAccounts(): AccountCells {
  const numbers = new Set<string>();
  const texts = new Set<string>();
  const names = new Map<string, Map<string, number>>();
  return {
    see: (id, cell, name) => {
      if (typeof cell === 'number') numbers.add(id);
      else if (/^-?\d+$/.test(id)) texts.add(id);
      const text = typeof name === 'string' ? textOf(name) : typeof name === 'number' ? String(name) : '';
      if (text === '') return;
      const counts = names.get(id);
      if (counts === undefined) names.set(id, new Map([[text, 1]]));
      else counts.set(text, (counts.get(text) ?? 0) + 1);
    },
    hasNames: () => names.size > 0,
    // A number in one row and text in another is one account: as text it says so.
    id: (id) => (numbers.has(id) && !texts.has(id) ? Number(id) : cellOf(id)),
    name: (id) => {
      let best = '';
      let most = 0;
      for (const [text, count] of names.get(id) ?? [])
        if (count > most || (count === most && compareCodePoints(text, best) < 0)) {
          best = text;
          most = count;
        }
      return cellOf(best);
    },
  };
}

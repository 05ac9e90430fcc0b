import type { Origin } from './places.ts';
import { sheetError } from './sheet-error.ts';

/** Read `B5`, also `$B$5`, `Orders!B5` or `B5:D900`: where the range begins. */
export function parseOrigin(text: string | undefined): Origin {
  if (text === undefined) return { rows: 0, columns: 0, isKnown: false };
  const match = /^(?:.*!)?\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::.*)?$/.exec(text.trim());
  if (match === null) throw sheetError((words) => words.badOption('origin', text, 'B5'));
  const columns = (match[1] as string)
    .toUpperCase()
    .split('')
    .reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0);
  return { rows: Number(match[2]) - 1, columns: columns - 1, isKnown: true };
}

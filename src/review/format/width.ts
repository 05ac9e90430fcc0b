import { WIDE } from '../../internal/wide.ts';

/** Characters that take none: accents that stand on the letter before, joiners, variation marks. */
const NARROW = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Text that is one place a character, which most is. */
const PLAIN = /^[\x20-\x7e]*$/;

/** The places that a text takes in a terminal. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += NARROW.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

/** The most characters of a text that fit into so many places, at least one. */
function startOf(text: string, width: number): string {
  let start = '';
  let used = 0;
  for (const char of text) {
    used += displayWidth(char);
    if (used > width && start !== '') break;
    start += char;
  }
  return start;
}

/** A text cut to so many places; `…` marks the cut. */
export function cutTo(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${startOf(text, width - 1)}…`;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Controls, line ends and marks that turn the direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** Text from data made safe to print: one line, nothing that moves the cursor or turns what stands beside it. */
export function printable(text: string): string {
  return text
    .replace(UNPRINTABLE, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

/** Where a line may end: at spaces, and between Chinese characters, save before closing and after opening marks. */
const CHUNK =
  /[\s]+|[（“《「]*[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}][，。；：、）”》」！？…]*|[^\s\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}（“《「]+[，。；：、）”》」！？…]*|[（“《「]+/gu;

/** Lines of at most so many places. */
export function wrap(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const chunk of text.match(CHUNK) ?? []) {
    let rest = chunk;
    if (line !== '' && used + displayWidth(rest.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      rest = rest.trimStart();
    }
    while (displayWidth(rest) > width) {
      const start = startOf(rest, width);
      lines.push(start);
      rest = rest.slice(start.length);
    }
    line += rest;
    used += displayWidth(rest);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

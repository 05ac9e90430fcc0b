import { WIDE } from '../internal/wide.ts';

/** Accents that stand on the letter before. */
const NARROW = /\p{Mn}|\p{Me}/u;
/** Control and format characters, which are not seen but may turn a line around; halves of pairs, which no file can hold. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

/** The caller's text made fit for a picture: one line of characters that can be seen. */
export function plainText(text: string): string {
  return text.replace(UNSEEN, ' ').trim();
}

/** Places that a text takes, one for a Latin letter and two for a Chinese character. */
export function placesOf(text: string): number {
  let places = 0;
  for (const char of text) places += NARROW.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return places;
}

/** The width of a text in pixels, rather too wide than too narrow: fonts differ from machine to machine. */
export function widthOf(text: string, fontSize: number): number {
  let width = 0;
  for (const char of text)
    width += NARROW.test(char)
      ? 0
      : WIDE.test(char)
        ? 1.02
        : /[il.,:;'|!\s]/.test(char)
          ? 0.36
          : /[A-Zmw%@]/.test(char)
            ? 0.78
            : 0.6;
  return width * fontSize;
}

/** A text cut to so many places; `…` marks the cut. */
export function cutText(text: string, places: number): string {
  if (placesOf(text) <= places) return text;
  let cut = '';
  let used = 1;
  for (const char of text) {
    used += NARROW.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
    if (used > places) break;
    cut += char;
  }
  return `${cut.trimEnd()}…`;
}

/** Texts that a scale can tell apart: what is there already gets a number. */
export function uniqueTexts(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let own = text;
    for (let n = 2; taken.has(own); n++) own = `${text} (${n})`;
    taken.add(own);
    return own;
  });
}

/** Words of a line, a Chinese character with the marks that may not start a line being one. */
const PIECES = /[\u2e80-\uffef][，。、：；）！？”…%]*|[^\s\u2e80-\uffef]+[，。、：；）！？”…%]*\s*|\s+/gu;

/** A text in lines of at most so many pixels. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && widthOf((line + piece).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/**
 * Order of Unicode code points. The built-in `<` compares UTF-16 units, which puts U+1F600 before U+FF5E; databases and
 * other languages do not.
 */

/** A UTF-16 unit moved so that unit order is code-point order: surrogates stand for code points above all others. */
function ranked(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Compare two texts by code points: negative, zero or positive. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return ranked(x) - ranked(y);
  }
  return a.length - b.length;
}

function commonPrefixLength(texts: readonly string[]): number {
  const first = texts[0] ?? '';
  let length = first.length;
  for (const text of texts) {
    if (text.length < length) length = text.length;
    let i = 0;
    while (i < length && text.charCodeAt(i) === first.charCodeAt(i)) i++;
    length = i;
    if (length === 0) break;
  }
  return length;
}

/**
 * The positions of `texts` in code-point order; equal texts keep their order.
 *
 * Sorting compares numbers made of the first three units after the common prefix, and texts only where those tie:
 * half a million account ids then sort in a fraction of the time.
 */
export function codePointOrder(texts: readonly string[]): Uint32Array {
  const prefix = commonPrefixLength(texts);
  const keys = new Float64Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] as string;
    const left = text.length - prefix;
    // Six 8-bit units would fit as well, but only three are safe for every script.
    const a = left > 0 ? ranked(text.charCodeAt(prefix)) + 1 : 0;
    const b = left > 1 ? ranked(text.charCodeAt(prefix + 1)) + 1 : 0;
    const c = left > 2 ? ranked(text.charCodeAt(prefix + 2)) + 1 : 0;
    keys[i] = (a * 65_537 + b) * 65_537 + c;
  }
  const order = new Uint32Array(texts.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort(
    (i, j) =>
      (keys[i] as number) - (keys[j] as number) ||
      compareCodePoints(texts[i] as string, texts[j] as string) ||
      i - j,
  );
}

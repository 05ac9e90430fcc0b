/** The longest text that a message repeats from the caller's data. */
const MAX_SHOWN = 80;

/** Text cut to a length that a message can carry; a cut never leaves half of a surrogate pair behind. */
function cut(text: string): string {
  if (text.length <= MAX_SHOWN) return text;
  return `${text.slice(0, MAX_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Print any value on one safe line for an error message: quoted when it is text, named when it is a structure. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return cut(`${value}n`);
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof (value as Date).getTime === 'function') {
    const time = (value as Date).getTime();
    return Math.abs(time) <= 8.64e15 ? `the Date ${new Date(time).toISOString()}` : 'an invalid Date';
  }
  return 'an object';
}

import { MAX_SUMMAND } from '../internal/exact-sum.ts';

/** Which character parts whole units from cents. */
export type DecimalMark = '.' | ',';

/** What an amount in text tells about the decimal mark of its column. */
export type AmountEvidence =
  /** It can only be read with that mark. */
  | DecimalMark
  /** It reads the same with both: `1234`. */
  | 'plain'
  /** It reads with both, as two numbers: `1,234` and `1.234`. */
  | 'either,'
  | 'either.'
  /** It is no amount. */
  | 'none';

/** An amount without sign, currency and the spaces between its groups. */
interface Bare {
  readonly negative: boolean;
  /** Digits, `.` and `,` only. */
  readonly digits: string;
  /** `¥`, `EUR`; empty when there is none. */
  readonly currency: string;
}

const QUICK = /^-?\d+(?:\.\d{1,2})?$/;
const SCIENTIFIC = /^\d+(?:\.\d+)?[Ee][+-]?\d{1,2}$/;
/** Currencies before and behind an amount: `¥`, `US$`, `EUR`, `元`. */
const FRONT = /^(?:[A-Z]{1,3}\p{Sc}|\p{Sc}|元|[A-Z]{3}|kr|zł)/u;
const BACK = /(?:[A-Z]{1,3}\p{Sc}|\p{Sc}|元|[A-Z]{3}|kr|zł)\.?$/u;
/** Signs of one currency under one name. */
const SAME: Readonly<Record<string, string>> = {
  元: '¥',
  RMB: '¥',
  CNY: '¥',
  'CN¥': '¥',
  EUR: '€',
  USD: '$',
  US$: '$',
  GBP: '£',
};
/** Groups of digits parted by spaces or apostrophes: `1 234,56`, `1'234.50`. */
const SPACED = /^\d{1,3}(?:[ '’]\d{3})+(?=[.,]|$)/;

/** Take off what stands around the digits: sign (in front, behind, in brackets) and currency. `null` when no digits are left. */
function bare(text: string): Bare | null {
  let rest = text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  let negative = false;
  let sign = '';
  let currency = '';
  // Sign, brackets and currency come in any order: -$5, $-5, 5- EUR, (¥5), ¥(5).
  for (let i = 0; i < 3; i++) {
    if (!negative && /^\(.+\)$/.test(rest)) {
      negative = true;
      rest = rest.slice(1, -1).trim();
    }
    const found = sign === '' ? (/^[-+]|-$/.exec(rest)?.[0] ?? '') : '';
    if (found !== '') rest = (rest.startsWith(found) ? rest.slice(1) : rest.slice(0, -1)).trim();
    sign = sign || found;
    const named = currency === '' ? ((FRONT.exec(rest) ?? BACK.exec(rest))?.[0] ?? '') : '';
    if (named !== '') rest = rest.replace(named, '').trim();
    currency = currency || (SAME[named] ?? named.replace(/\.$/, ''));
  }
  // A sign within brackets says it twice: (-5) is no way to write an amount.
  if (negative && sign !== '') return null;
  if (sign === '-') negative = true;
  const spaced = SPACED.exec(rest);
  if (spaced !== null) rest = spaced[0].replace(/[ '’]/g, '') + rest.slice(spaced[0].length);
  return /^[\d.,]*\d$/.test(rest) || SCIENTIFIC.test(rest) ? { negative, digits: rest, currency } : null;
}

const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d*)(?:\.\d+)?$/,
  ',': /^(?:\d{1,3}(?:\.\d{2,3})*\.\d{3}|\d*)(?:,\d+)?$/,
};

function evidenceOf(digits: string): AmountEvidence {
  if (/^\d+$/.test(digits)) return 'plain';
  if (SCIENTIFIC.test(digits)) return '.';
  const point = GROUPED['.'].test(digits);
  const comma = GROUPED[','].test(digits);
  if (point && comma) {
    // One mark and three digits behind it. A number with groups does not begin with 0.
    const mark = digits.indexOf(',') >= 0 ? ',' : '.';
    return digits.startsWith('0') || digits.startsWith(mark) ? mark : mark === ',' ? 'either,' : 'either.';
  }
  return point ? '.' : comma ? ',' : 'none';
}

/** What an amount in text tells about the decimal mark, and which currency it names. */
export function amountEvidence(text: string): { evidence: AmountEvidence; currency: string } {
  const trimmed = text.trim();
  if (QUICK.test(trimmed)) return { evidence: trimmed.indexOf('.') >= 0 ? '.' : 'plain', currency: '' };
  const found = bare(trimmed);
  return found === null
    ? { evidence: 'none', currency: '' }
    : { evidence: evidenceOf(found.digits), currency: found.currency };
}

/**
 * Read an amount: a number, or text such as `1,234.56`, `1.234,56`, `1 234,56 €`, `¥1,234`, `(123.45)`, `123.45-`.
 *
 * @param cell as in the sheet
 * @param mark the decimal mark of the column; `null` where every amount tells it by itself
 * @returns the number, or `null` when it is none
 */
export function readAmount(cell: unknown, mark: DecimalMark | null): number | null {
  if (typeof cell === 'number') return Math.abs(cell) <= MAX_SUMMAND ? cell + 0 : null;
  if (typeof cell !== 'string') return null;
  const text = cell.trim();
  if (mark !== ',' && QUICK.test(text)) return Number(text) + 0;
  const found = bare(text);
  if (found === null) return null;
  const { digits, negative } = found;
  const own = evidenceOf(digits);
  if (own === 'none') return null;
  const used = mark ?? (own === ',' ? ',' : '.');
  let plain = digits;
  if (!SCIENTIFIC.test(digits)) {
    if (!GROUPED[used].test(digits)) return null;
    plain = used === '.' ? digits.replace(/,/g, '') : digits.replace(/\./g, '').replace(',', '.');
  }
  const value = Number(plain);
  if (!(value <= MAX_SUMMAND)) return null;
  return negative ? 0 - value : value;
}

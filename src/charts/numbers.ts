import type { Locale } from '../types.ts';

/** Large units of each language, largest first. */
const UNITS: Readonly<Record<Locale, ReadonlyArray<readonly [size: number, name: string]>>> = {
  en: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ],
  'zh-CN': [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
};

/** From here on numbers are written with an exponent. */
const TOO_LARGE = 1e16;

/** A whole number with a comma for every three digits, as both languages write it. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** A number to so many digits, in the units of the language: `1.23M`, `123万`. */
export function shortNumber(value: number, locale: Locale, digits = 3): string {
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  const close = rounded(size, digits);
  if (close >= TOO_LARGE || (close !== 0 && close < 1e-6))
    return sign + close.toExponential().replace('e+', 'e');
  const unit = UNITS[locale].find(([least]) => close >= least);
  if (unit !== undefined) return sign + grouped(rounded(size / unit[0], digits)) + unit[1];
  if (size >= 100 && digits <= 3) return sign + grouped(Math.round(size));
  const [whole, decimals] = String(close).split('.') as [string, string?];
  return sign + grouped(Number(whole)) + (decimals === undefined ? '' : `.${decimals}`);
}

/** The value of a tick, with as many digits as it has. */
export function tickNumber(value: number, locale: Locale): string {
  return shortNumber(value, locale, 9);
}

/** How many. */
export function countText(count: number): string {
  return Number.isInteger(count) && count < TOO_LARGE ? grouped(count) : String(count);
}

/** A share as a percentage with at most one decimal; what is not nothing does not read as nothing. */
export function percentText(share: number): string {
  const tenths = Math.round(Math.abs(share) * 1000);
  const sign = share < 0 ? '−' : '';
  if (tenths === 0 && share !== 0) return `${sign}<0.1%`;
  if (tenths >= 1e6)
    return `${sign}${rounded(tenths / 10, 3)
      .toExponential()
      .replace('e+', 'e')}%`;
  return `${sign}${tenths / 10}%`;
}

/** A number that data carry: no more digits than a picture can show. */
export function forDrawing(value: number): number {
  return rounded(value, 7) + 0;
}

/** Shown where there is no value. */
export const NONE = '–';

const GROUPS = /\B(?=(\d{3})+$)/g;

/** A whole number with groups: `12,345`. The same in every language. */
export function whole(value: number | null): string {
  if (value === null) return NONE;
  const rounded = Math.round(Math.abs(value));
  if (rounded >= 1e15) return value.toExponential(3);
  return (value < 0 && rounded > 0 ? '-' : '') + String(rounded).replace(GROUPS, ',');
}

/** An amount: with cents below 100, where they matter. */
export function amount(value: number | null): string {
  if (value === null) return NONE;
  if (Math.abs(value) >= 99.995 || Number.isInteger(value)) return whole(value);
  return decimal(value, 2);
}

/** A number with a fixed count of decimals, never `-0.00`. */
export function decimal(value: number | null, digits: number): string {
  if (value === null) return NONE;
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) > 0 ? `-${text}` : text;
}

/** A measure of any size: medians lie between two values at times, and shares are small. */
export function measure(value: number | null): string {
  if (value === null || Number.isInteger(value) || Math.abs(value) >= 99.95) return whole(value);
  return String(Number(decimal(value, Math.abs(value) < 10 ? 2 : 1)));
}

/** A share as a percentage with one decimal. What is not nothing does not read as nothing, nor what is not all as all. */
export function percent(share: number | null): string {
  if (share === null) return NONE;
  if (share > 0 && share < 0.0005) return '<0.1%';
  if (share < 1 && share >= 0.9995) return '>99.9%';
  return `${decimal(share * 100, 1)}%`;
}

/** A percentage as people say it: `20%`, `0.5%`. */
export function roundPercent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

/** An amount with its currency: `¥120`, `120 EUR`. */
export function inCurrency(value: number | null, currency: string | null): string {
  if (value === null || currency === null) return amount(value);
  if (!/^\p{Sc}$/u.test(currency)) return `${amount(value)} ${currency}`;
  return value < 0 ? `-${currency}${amount(-value)}` : `${currency}${amount(value)}`;
}

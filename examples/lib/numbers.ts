const GROUPS = /\B(?=(\d{3})+$)/g;

/** A whole number with groups: `12,345`. `-` for none. The same in both languages. */
export function whole(value: number | null): string {
  if (value === null) return '-';
  const rounded = Math.round(Math.abs(value));
  if (rounded >= 1e15) return value.toExponential(3);
  return (value < 0 && rounded > 0 ? '-' : '') + String(rounded).replace(GROUPS, ',');
}

/** An amount: with cents below 100, where they matter. */
export function money(value: number | null): string {
  if (value === null) return '-';
  return Math.abs(value) < 100 && !Number.isInteger(value) ? value.toFixed(2) : whole(value);
}

/** A share as a percentage with one decimal. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(1)}%`;
}

/** A percentage as people say it: `20%`, `0.5%`. */
export function roundPercent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

import type { Problem } from '../types.ts';

/** Where a problem is, as the caller would write it: rows are counted from 0. Signals have several lists, which the field names. */
export function placeOf({ code, row, field }: Problem): string {
  if (code.startsWith('signal.')) return field;
  const place = row === null ? 'orders' : `orders[${row}]`;
  return field === 'row' ? place : `${place}.${field}`;
}

/** A problem in English; apart from the other words, as every program that reads orders carries it. */
export function problemText(problem: Problem): string {
  return `${placeOf(problem)} must be ${problem.expected}: received ${problem.received}`;
}

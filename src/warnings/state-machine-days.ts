import { dayFromIsoPrefix, isoDayAfter } from '../internal/day.ts';

/** Days from one ISO day to another. */
export function daysFrom(from: string, to: string): number {
  return dayFromIsoPrefix(to) - dayFromIsoPrefix(from);
}

/** The ISO day so many days later. */
export function isoAfter(day: string, days: number): string {
  return isoDayAfter(dayFromIsoPrefix(day), days);
}

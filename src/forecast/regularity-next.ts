import { isoDayAfter } from '../internal/day.ts';
import { gammaQuantileBeyond } from '../internal/gamma-distribution.ts';
import type { ExpectedOrder } from './regularity-model.ts';

/** The days of the next order: a gap of more than `idle` days, so that it ends tomorrow at the earliest. */
export function expectNextOrder(shape: number, scale: number, last: number, idle: number): ExpectedOrder {
  const dayAt = (p: number): string => {
    const gap = Math.round(gammaQuantileBeyond(shape, p, idle / scale) * scale);
    return isoDayAfter(last, Math.max(idle + 1, gap));
  };
  return { date: dayAt(0.5), from: dayAt(0.1), to: dayAt(0.9) };
}

import { Z } from '../internal/rate.ts';
import type { Interval } from '../types.ts';
import { directionOf, FEW_ANSWERS, type SatisfactionTrend } from './satisfaction.ts';

/** Net promoter score: the percentage of promoters (9, 10) less that of detractors (0 to 6). */
export interface NetPromoterScore {
  readonly n: number;
  /** -100 to 100; `null` without answers. */
  readonly score: number | null;
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** 95 %, -100 to 100; `null` without answers. */
  readonly interval: Interval | null;
  readonly trend: SatisfactionTrend;
}

const FROM_PROMOTER = 9;
const TO_DETRACTOR = 6;

interface Promoters {
  readonly n: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly score: number | null;
  /** Centre and squared standard error of the adjusted share, -1 to 1. */
  readonly centre: number;
  readonly squaredError: number;
}

/** Count promoters and detractors; the adjustment adds one of each (Bonett and Price 2012). */
function countPromoters(answers: readonly number[]): Promoters {
  const n = answers.length;
  const promoters = answers.filter((answer) => answer >= FROM_PROMOTER).length;
  const detractors = answers.filter((answer) => answer <= TO_DETRACTOR).length;
  const p = (promoters + 1) / (n + 2);
  const d = (detractors + 1) / (n + 2);
  return {
    n,
    promoters,
    detractors,
    score: n === 0 ? null : (100 * (promoters - detractors)) / n + 0,
    centre: p - d,
    squaredError: (p + d - (p - d) ** 2) / (n + 2),
  };
}

/** Measure the net promoter score from the answers (0 to 10) of two windows. */
export function measurePromoters(now: readonly number[], before: readonly number[]): NetPromoterScore {
  const current = countPromoters(now);
  const earlier = countPromoters(before);
  const half = Z * Math.sqrt(current.squaredError);
  const delta = current.score === null || earlier.score === null ? null : current.score - earlier.score + 0;
  const gate = Z * Math.sqrt(current.squaredError + earlier.squaredError);
  // Judged with the adjustment, as the interval is; with very unequal windows it may point the other way.
  const adjusted = current.centre - earlier.centre;
  const sameSign = delta !== null && adjusted * delta > 0;
  const few = now.length < FEW_ANSWERS || before.length < FEW_ANSWERS;
  return {
    n: current.n,
    score: current.score,
    promoters: current.promoters,
    passives: current.n - current.promoters - current.detractors,
    detractors: current.detractors,
    interval:
      current.n === 0
        ? null
        : {
            lower: 100 * Math.max(-1, current.centre - half),
            upper: 100 * Math.min(1, current.centre + half),
          },
    trend: {
      before: { n: earlier.n, value: earlier.score },
      delta,
      direction: delta === null || few ? null : directionOf(sameSign ? adjusted : 0, gate),
    },
  };
}

import { descending } from './metrics-ranking.ts';

/** One bin of a calibration: as many forecasts as in every other. */
export interface CalibrationBin {
  readonly n: number;
  /** The mean probability that was forecast. */
  readonly forecast: number;
  /** The share that happened. */
  readonly observed: number;
}

/** How far probabilities can be taken at their word. */
export interface Calibration {
  readonly n: number;
  /** The mean squared distance of the probability from what happened (0 or 1); less is better. */
  readonly brier: number;
  /** What forecasting the base rate for all would score. */
  readonly brierOfBaseRate: number;
  /** The mean over bins of the distance between forecast and observed, weighted by size. */
  readonly error: number;
  /** What a perfect forecast would score on so many, by chance alone. */
  readonly errorByChance: number;
  readonly meanForecast: number;
  readonly baseRate: number;
  readonly bins: readonly CalibrationBin[];
}

const BINS = 10;

/**
 * Brier score (Brier 1950) and calibration error in ten bins of equal count by rank of the probability (equal probabilities in order of
 * their position). `null` without forecasts. The error of a perfect forecast is not 0: bins of n differ from their forecast by
 * √(2 p (1 − p) / (π n)) on average.
 */
export function calibrationOf(
  probabilities: ArrayLike<number>,
  events: ArrayLike<number>,
): Calibration | null {
  const n = probabilities.length;
  if (n === 0) return null;
  const order = descending(probabilities).reverse();
  const bins: CalibrationBin[] = [];
  let squares = 0;
  let happened = 0;
  let forecast = 0;
  let off = 0;
  let chance = 0;
  const count = Math.min(BINS, n);
  for (let bin = 0; bin < count; bin++) {
    const from = Math.floor((bin * n) / count);
    const to = Math.floor(((bin + 1) * n) / count);
    let mine = 0;
    let observed = 0;
    let spread = 0;
    for (let k = from; k < to; k++) {
      const i = order[k] as number;
      const p = probabilities[i] as number;
      mine += p;
      observed += events[i] as number;
      spread += p * (1 - p);
      squares += (p - (events[i] as number)) ** 2;
    }
    forecast += mine;
    happened += observed;
    off += Math.abs(mine - observed);
    chance += Math.sqrt((2 * spread) / Math.PI);
    bins.push({ n: to - from, forecast: mine / (to - from), observed: observed / (to - from) });
  }
  const baseRate = happened / n;
  return {
    n,
    brier: squares / n,
    brierOfBaseRate: baseRate * (1 - baseRate),
    error: off / n,
    errorByChance: chance / n,
    meanForecast: forecast / n,
    baseRate,
    bins,
  };
}

import { biasCorrectedInterval } from '../internal/interval.ts';
import { createRandom } from '../internal/random.ts';
import type { Interval } from '../types.ts';
import { averagePrecision, descending, type Ranked } from './metrics-ranking.ts';

const RESAMPLES = 200;
const SEED = 1;

/**
 * The bias-corrected bootstrap interval of the average precision, which has no closed form: accounts are drawn with replacement 200 times,
 * seed 1, each with all its rows. `null` where nothing happened. Cost: O(200 · n).
 */
export function averagePrecisionInterval({ scores, events, accounts }: Ranked): Interval | null {
  const observed = averagePrecision(scores, events);
  if (observed === null) return null;
  const order = descending(scores);
  const ids = [...new Set(Array.from(accounts))].sort((a, b) => a - b);
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const places = Uint32Array.from(accounts, (id) => placeOf.get(id) as number);
  const random = createRandom(SEED);
  const drawn: number[] = [];
  const times = new Uint32Array(ids.length);
  const weights = new Float64Array(places.length);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    times.fill(0);
    for (let i = 0; i < ids.length; i++) {
      const place = random.below(ids.length);
      times[place] = (times[place] as number) + 1;
    }
    for (let i = 0; i < weights.length; i++) weights[i] = times[places[i] as number] as number;
    const value = averagePrecision(scores, events, { weights, order });
    if (value !== null) drawn.push(value);
  }
  return biasCorrectedInterval(drawn, observed);
}

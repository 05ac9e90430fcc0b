import { regularityOf } from '../../src/internal/regularity.ts';
import type { AccountHistory, Regularity } from '../../src/types.ts';
import type { WarningMemory } from '../../src/warnings/alert.ts';
import type { Indicator, IndicatorId } from '../../src/warnings/indicator.ts';
import { measure } from '../../src/warnings/measure.ts';
import { indexSignals } from '../../src/warnings/signal-index.ts';
import type { Signals } from '../../src/warnings/signal-records.ts';
import { dayOf } from '../orders/history-of.ts';

export const AS_OF = '2025-12-31';

/** The ISO day so many days before {@link AS_OF}; below 0: after it. */
export function ago(days: number): string {
  return new Date((dayOf(AS_OF) - days) * 86_400_000).toISOString().slice(0, 10);
}

/** A book that buys at random, with nothing known of its usual gap. */
export const AT_RANDOM: Regularity = regularityOf([]);

/** Every list. */
export type AllSignals = { readonly [Kind in keyof Signals]-?: NonNullable<Signals[Kind]> };

interface Known {
  readonly history?: AccountHistory | null;
  readonly signals?: Signals;
  readonly asOf?: string;
  readonly row?: object;
  readonly memory?: WarningMemory | null;
  readonly regularity?: Regularity;
}

/** Measure one indicator of account `a`. */
export function indicatorOf(id: IndicatorId, known: Known): Indicator {
  const { given, of } = indexSignals('test', known.signals, 'UTC');
  return measure(id, {
    row: known.row ?? {},
    history: known.history ?? null,
    signals: of('a'),
    given,
    asOf: dayOf(known.asOf ?? AS_OF),
    regularity: known.regularity ?? AT_RANDOM,
    memory: known.memory ?? null,
  });
}

import type { Place } from './places.ts';
import type { FaultKind, FaultTally } from './words/words.ts';

/** The most places that a message names. */
const MOST_PLACES = 3;

interface OpenTally {
  readonly kind: FaultKind;
  count: number;
  readonly first: Array<{ place: Place; text: string }>;
}

/** Counts what is wrong with rows, and remembers where it was first. */
export interface Faults {
  readonly add: (kind: FaultKind, place: () => Place, text: string) => void;
  readonly count: () => number;
  readonly tallies: () => readonly FaultTally[];
}

/** Begin to count. */
export function countFaults(): Faults {
  const tallies: OpenTally[] = [];
  return {
    add: (kind, place, text) => {
      let tally = tallies.find((one) => one.kind === kind);
      if (tally === undefined) {
        tally = { kind, count: 0, first: [] };
        tallies.push(tally);
      }
      tally.count++;
      if (tally.first.length < MOST_PLACES) tally.first.push({ place: place(), text });
    },
    count: () => tallies.reduce((sum, { count }) => sum + count, 0),
    tallies: () => tallies,
  };
}

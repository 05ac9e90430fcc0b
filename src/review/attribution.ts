import { settleParts } from '../internal/exact-parts.ts';
import type { AttributionPart } from '../types.ts';
import type { Attribution } from './comparison-record.ts';

/** A part before it is rounded to the grid. */
export interface RawPart extends AttributionPart {
  readonly parts?: readonly RawPart[];
}

/** Largest first; equal ones in the order given. What adds nothing is left out. */
export function largestFirst(parts: readonly AttributionPart[]): AttributionPart[] {
  const moved = parts.filter(({ points }) => points !== 0);
  return moved.length < 2 ? moved : moved.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** Round parts so that they add up to the whole, down to the parts of the parts. */
function settled(whole: number, raw: readonly RawPart[]): AttributionPart[] {
  const points = settleParts(
    whole,
    raw.map((part) => part.points),
  );
  const parts: AttributionPart[] = [];
  for (let i = 0; i < raw.length; i++) {
    const own = points[i] as number;
    if (own === 0) continue;
    const { code, field, valueBefore, valueAfter, parts: made } = raw[i] as RawPart;
    const rounded = { code, field, valueBefore, valueAfter, points: own };
    parts.push(made === undefined ? rounded : { ...rounded, parts: settled(own, made) });
  }
  return largestFirst(parts);
}

/** Parts of which only what came and went is known. */
export function withoutPoints(raw: readonly RawPart[]): AttributionPart[] {
  return raw
    .filter(({ valueBefore, valueAfter }) => valueBefore !== valueAfter)
    .map(({ field, valueBefore, valueAfter }) => ({
      code: 'comparison.value',
      field,
      valueBefore,
      valueAfter,
      points: 0,
    }));
}

/** The attribution of a score on the grid of points; `null` if it did not move. */
export function attributeScore(
  accountId: string,
  of: 'rfm' | 'criteria',
  [before, after]: readonly [number | null, number | null],
  raw: () => readonly RawPart[],
): Attribution | null {
  if (before === after) return null;
  if (before === null || after === null)
    return { accountId, of, before, after, change: null, parts: withoutPoints(raw()) };
  const change = after - before;
  return { accountId, of, before, after, change, parts: settled(change, raw()) };
}

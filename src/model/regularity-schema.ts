import * as z from 'zod/mini';
import { LEAST_SHAPE, MOST_SHAPE } from '../internal/regularity.ts';
import { noticesSchema } from './schemas.ts';

/** The schema of a `Regularity` in a stored model; built when a `parse…` function asks for it. */
export function regularitySchema() {
  const gap = z.nullable(z.number().check(z.gte(1)));
  return z
    .strictObject({
      shape: z.number().check(z.gte(LEAST_SHAPE), z.lte(MOST_SHAPE)),
      meanGap: z.nullable(z.number().check(z.positive())),
      medianGap: gap,
      priorGaps: z.number().check(z.positive()),
      pairs: z.int().check(z.nonnegative()),
      notices: noticesSchema(),
    })
    .check(
      z.refine(
        ({ meanGap, medianGap }) => (meanGap === null) === (medianGap === null),
        'expected a mean and a median gap, or neither',
      ),
    );
}

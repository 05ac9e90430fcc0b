import * as z from 'zod/mini';
import { LEAST_SHAPE, MOST_SHAPE } from './regularity.ts';

/** The schema of a `Regularity` in a stored model; built when a `parse…` function asks for it. */
export function regularitySchema() {
  const gap = z.nullable(z.number().check(z.gte(1)));
  const notice = z.strictObject({
    code: z.string(),
    field: z.string(),
    value: z.nullable(z.union([z.number(), z.string()])),
    threshold: z.nullable(z.union([z.number(), z.string()])),
  });
  return z
    .strictObject({
      shape: z.number().check(z.gte(LEAST_SHAPE), z.lte(MOST_SHAPE)),
      meanGap: z.nullable(z.number().check(z.positive())),
      medianGap: gap,
      priorGaps: z.number().check(z.positive()),
      pairs: z.int().check(z.nonnegative()),
      notices: z.array(notice),
    })
    .check(
      z.refine(
        ({ meanGap, medianGap }) => (meanGap === null) === (medianGap === null),
        'expected a mean and a median gap, or neither',
      ),
    );
}

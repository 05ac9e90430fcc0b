import * as z from 'zod/mini';
import type { Notice } from '../types.ts';

/** Parts that the schemas of stored models have in common, made when a `parse…` function needs them. */

/** `fitted.notices`; `name` is what codes and fields must be. */
export function noticesSchema(name: z.ZodMiniType<string> = z.string()): z.ZodMiniType<Notice[]> {
  const shown = z.union([z.number(), z.string(), z.null()]);
  return z.array(z.strictObject({ code: name, field: name, value: shown, threshold: shown }));
}

/** `trainedOn`; `asOf` is `z.string()` where a model always has a day, `z.null()` where it never has one. */
export function trainedOnSchema<T extends string | null>(
  asOf: z.ZodMiniType<T>,
): z.ZodMiniType<{ accounts: number; used: number; asOf: T }> {
  const count = z.int().check(z.nonnegative());
  return z.strictObject({ accounts: count, used: count, asOf });
}

import * as z from 'zod/mini';
import { type Model, parseModel } from '../model/parse-model.ts';
import { noticesSchema, trainedOnSchema } from '../model/schemas.ts';
import type { Notice } from '../types.ts';
import type { BandInterval, Cut } from './cuts.ts';
import type { RfmModelOptions } from './options.ts';
import { RFM_DIMENSIONS } from './values.ts';

/** What one score of a dimension covers, and how many accounts the model was fitted on have it. */
export interface RfmBand extends Partial<BandInterval> {
  readonly score: number;
  readonly count: number;
}

/** What was learned of one dimension. */
export interface FittedDimension {
  readonly name: string;
  /** Borders between scores, from the worst (1 | 2) to the best. */
  readonly cuts: readonly Cut[];
  /** With `nested`: the borders within every group of better-ranked scores (`"5"`, `"5-4"`); `cuts` serve where there was no one. */
  readonly groups?: Readonly<Record<string, readonly Cut[]>> | undefined;
  /** Every score from 1 to `bins`, empty ones too. With `nested`, without intervals, as they differ by group. */
  readonly bands: readonly RfmBand[];
}

/** A fitted RFM model: plain JSON, without rows. */
export interface RfmModel
  extends Model<
    'rfm',
    RfmModelOptions,
    { readonly dimensions: readonly FittedDimension[]; readonly notices: readonly Notice[] }
  > {}

/**
 * Read a stored RFM model back from untrusted JSON.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the model, ready for {@link applyRfm}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is another kind of model, an unknown version, or damaged; the field at fault is named
 * @example Through a file and back
 * ```ts
 * import { fitRfm, parseRfmModel } from 'account-scoring';
 *
 * const accounts = [1, 2, 3, 4, 5].map((n) => ({ accountId: `A${n}`, recency: n, frequency: n, monetary: n }));
 * const text = JSON.stringify(fitRfm(accounts));
 * console.log(parseRfmModel(text).trainedOn.accounts);
 * // → 5
 * ```
 */
export function parseRfmModel(json: unknown): RfmModel {
  const score = z.int().check(z.gte(1), z.lte(10));
  const count = z.int().check(z.gte(0));
  const bound = z.nullable(z.number());
  const cut = z.strictObject({
    value: z.number(),
    inclusive: z.boolean(),
    accountId: z.optional(z.string()),
  });
  const cuts = z.array(cut).check(z.maxLength(9));
  const schema = z
    .strictObject({
      kind: z.literal('rfm'),
      version: z.literal(1),
      options: z.strictObject({
        dimensions: z
          .array(
            z.strictObject({
              name: z.string(),
              field: z.nullable(z.string()),
              better: z.enum(['high', 'low']),
              method: z.enum([
                'quantile',
                'rank',
                'ntile',
                'cuts',
                'naturalBreaks',
                'share',
                'r-rfm',
                'nested',
              ]),
              bins: z.int().check(z.gte(2), z.lte(10)),
              weight: z.number().check(z.gte(0), z.lte(1e6)),
            }),
          )
          .check(z.minLength(3)),
        closed: z.enum(['right', 'left']),
      }),
      fitted: z.strictObject({
        dimensions: z.array(
          z.strictObject({
            name: z.string(),
            cuts,
            groups: z.optional(z.record(z.string(), cuts)),
            bands: z.array(
              z.strictObject({
                score,
                count,
                threshold: z.optional(z.tuple([bound, bound])),
                ends: z.optional(z.enum(['(]', '[)', '[]', '()'])),
              }),
            ),
          }),
        ),
        notices: noticesSchema(),
      }),
      trainedOn: trainedOnSchema(z.nullable(z.string())),
    })
    .check(
      z.refine(
        ({ options }) =>
          RFM_DIMENSIONS.every((name, i) => options.dimensions[i]?.name === name) &&
          new Set(options.dimensions.map(({ name }) => name)).size === options.dimensions.length,
        'the dimensions must be recency, frequency, monetary and further ones of other names',
      ),
      z.refine(
        ({ options }) => options.dimensions.some(({ weight }) => weight > 0),
        'at least one weight must be > 0',
      ),
      z.refine(
        ({ options, fitted }) =>
          options.dimensions.length === fitted.dimensions.length &&
          options.dimensions.every(({ name, bins }, i) => {
            const dimension = fitted.dimensions[i];
            const lists = [dimension?.cuts ?? [], ...Object.values(dimension?.groups ?? {})];
            return name === dimension?.name && lists.every((list) => list.length < bins);
          }),
        'the fitted dimensions must be those of the options, with fewer cuts than bins',
      ),
    );
  return parseModel(json, 'rfm', 1, schema) as RfmModel;
}

import * as z from 'zod/mini';
import { parseModel } from '../model/parse-model.ts';
import type { Locale } from '../types.ts';

/** What a rule can look at: a score, the sum of frequency and monetary score, or the weighted mean score. */
export type SegmentField = 'recency' | 'frequency' | 'monetary' | 'frequency+monetary' | 'score';

/** A range of scores, both ends included; or half-open, `{ from, below }`, for mean scores. */
export type SegmentRange = readonly [number, number] | { readonly from?: number; readonly below?: number };

/** A box of scores: every named field must lie in its range. */
export type SegmentBox = Readonly<Partial<Record<SegmentField, SegmentRange>>>;

/** Accounts in any of the boxes (or with any of the codes, such as `"543"`) belong to the segment. */
export interface SegmentRule {
  readonly segment: string;
  readonly boxes?: readonly SegmentBox[];
  readonly codes?: readonly string[];
}

/** A segment of a map. */
export interface SegmentDefinition {
  readonly id: string;
  /** 1 is best; segments that the map does not order share a rank. */
  readonly rank: number;
  /** Labels of a map of your own; the shipped maps are labelled by {@link formatLabel}. */
  readonly labels?: Readonly<Partial<Record<Locale, string>>>;
}

/** A segment map as data: rules in order, first match wins. */
export interface SegmentMap {
  readonly kind: 'segment-map';
  readonly version: 1;
  readonly id: string;
  /** The scores that the map is made for, the same in all three dimensions. */
  readonly bins: number;
  readonly segments: readonly SegmentDefinition[];
  readonly rules: readonly SegmentRule[];
}

/**
 * Read a segment map of your own from untrusted JSON.
 *
 * The shape is checked here; {@link checkSegmentMap} proves that the rules are total, disjoint, reachable and monotone.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the map, ready for {@link assignSegments}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a segment map; the field at fault is named
 * @example A map from a file
 * ```ts
 * import { kam11, parseSegmentMap } from 'account-scoring';
 *
 * console.log(parseSegmentMap(JSON.stringify(kam11)).segments.length);
 * // → 11
 * ```
 */
export function parseSegmentMap(json: unknown): SegmentMap {
  const range = z.union(
    [
      z.tuple([z.number(), z.number()]),
      z
        .strictObject({ from: z.optional(z.number()), below: z.optional(z.number()) })
        .check(
          z.refine((r) => r.from !== undefined || r.below !== undefined, 'a range needs "from" or "below"'),
        ),
    ],
    { error: 'a range, [least, most] or { from, below }' },
  );
  const box = z.strictObject({
    recency: z.optional(range),
    frequency: z.optional(range),
    monetary: z.optional(range),
    'frequency+monetary': z.optional(range),
    score: z.optional(range),
  });
  const schema = z
    .strictObject({
      kind: z.literal('segment-map'),
      version: z.literal(1),
      id: z.string().check(z.minLength(1)),
      bins: z.int().check(z.gte(2), z.lte(10)),
      segments: z
        .array(
          z.strictObject({
            id: z.string().check(z.minLength(1)),
            rank: z.int().check(z.gte(1)),
            labels: z.optional(
              z.strictObject({ en: z.optional(z.string()), 'zh-CN': z.optional(z.string()) }),
            ),
          }),
        )
        .check(z.minLength(1)),
      rules: z.array(
        z.strictObject({
          segment: z.string(),
          boxes: z.optional(z.array(box)),
          codes: z.optional(z.array(z.string())),
        }),
      ),
    })
    .check(
      z.refine(
        ({ segments, rules }) => rules.every((rule) => segments.some(({ id }) => id === rule.segment)),
        'every rule must name one of the segments',
      ),
      z.refine(
        ({ segments }) => new Set(segments.map(({ id }) => id)).size === segments.length,
        'segment ids must differ',
      ),
    );
  return parseModel(json, 'segment-map', 1, schema) as SegmentMap;
}

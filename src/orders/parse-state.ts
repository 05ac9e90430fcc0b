import * as z from 'zod/mini';
import { MAX_DAY, MIN_DAY } from '../internal/day.ts';
import { dayReaderIn } from '../internal/read-day.ts';
import { parseModel } from '../model/parse-model.ts';
import { KIND, type SummaryState } from './state-record.ts';

/** Parts of sums that are read back stay clear of overflow, however many are merged. */
const LARGEST_PART = 1e300;

/**
 * Read a stored summary state back from untrusted JSON.
 *
 * @param json JSON text, or the value that it parses to
 * @returns the state
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if it is not a summary state; the field at fault is named
 * @example Through a file and back
 * ```ts
 * import { emptySummary, parseSummaryState } from 'account-scoring';
 *
 * const text = JSON.stringify(emptySummary({ asOf: '2026-01-31' }));
 * console.log(parseSummaryState(text).options.asOf);
 * // → 2026-01-31
 * ```
 */
export function parseSummaryState(json: unknown): SummaryState {
  const count = z.int().check(z.gte(0));
  const rows = z.int().check(z.gte(0), z.lte(2 ** 31 - 1));
  const day = z.int().check(z.gte(MIN_DAY), z.lte(MAX_DAY));
  const part = z.number().check(z.gte(-LARGEST_PART), z.lte(LARGEST_PART));
  const readDay = dayReaderIn('UTC');
  const schema = z.strictObject({
    kind: z.literal('order-summary'),
    version: z.literal(1),
    options: z.strictObject({
      asOf: z
        .string()
        .check(z.refine((text) => text.length === 10 && readDay(text) > -1e9, 'expected an ISO day')),
      timeZone: z.string(),
      windowDays: z.nullable(z.int().check(z.gte(1))),
      frequencyOf: z.enum(['orders', 'rows', 'days']),
      returns: z.enum(['net', 'count', 'ignore']),
      future: z.enum(['exclude', 'keep']),
      currencyDigits: z.nullable(z.int().check(z.gte(0), z.lte(8))),
      currency: z.enum(['unread', 'one', 'converted']),
    }),
    intake: z.strictObject({
      received: count,
      accepted: count,
      rejected: count,
      future: count,
      beforeWindow: count,
      returns: count,
    }),
    currencies: z.array(z.strictObject({ currency: z.string(), rows: count })),
    accounts: z.array(
      z
        .strictObject({
          accountId: z.string().check(z.minLength(1)),
          firstDay: z.nullable(day),
          lastDay: z.nullable(day),
          rows,
          monetary: z.array(part),
          returns: z.strictObject({ rows, amount: z.array(part) }),
          days: z.array(day),
          orderIds: z.array(z.string()),
        })
        .check(
          z.refine(
            (a) => (a.firstDay === null) === (a.lastDay === null),
            'firstDay and lastDay must both be there',
          ),
          z.refine(
            (a) => (a.returns.rows === 0) === (a.returns.amount.length === 0),
            'returns must have an amount',
          ),
        ),
    ),
  });
  return parseModel(json, KIND, 1, schema);
}

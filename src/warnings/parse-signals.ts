import * as z from 'zod/mini';
import { NO_DAY } from '../internal/day.ts';
import { dayReaderIn } from '../internal/read-day.ts';
import { describeIssue, fromText } from '../model/parse-model.ts';
import { FIELD_CHECKS } from './field-checks.ts';
import { readFields } from './read-fields.ts';
import { DAYS_IN_ORDER, SIGNAL_FIELDS, type SignalField } from './signal-fields.ts';
import type { SignalKind, Signals } from './signal-records.ts';

/**
 * Read signals from untrusted JSON: what a CRM, an accounting system or a survey tool sent.
 *
 * Lists that the library does not know are refused; fields of records that it does not know are kept, as they are the sender's own. The first
 * problem is thrown; {@link checkSignals} finds all of them. Cost: O(records).
 *
 * @param json JSON text, or the value that it parses to
 * @returns the signals, ready for {@link measureIndicators} and {@link evaluateWarnings}
 * @throws {SyntaxError} if the text is not JSON
 * @throws {TypeError} if a list, a record or a field is not what it must be; the field at fault is named
 * @example One invoice
 * ```ts
 * import { parseSignals } from 'account-scoring';
 *
 * const text = '{"invoices":[{"accountId":"Acme","invoiceDate":"2026-01-05","dueDate":"2026-02-04","amount":80}]}';
 * console.log(parseSignals(text).invoices?.[0]?.amount);
 * // → 80
 * ```
 */
export function parseSignals(json: unknown): Signals {
  const readDay = dayReaderIn('UTC');
  const fieldSchema = ([, type, required]: SignalField) => {
    const { expected, holds } = FIELD_CHECKS[type];
    const isRight =
      type === 'day' ? (value: unknown) => readDay(value) !== NO_DAY : (value: unknown) => holds(value);
    const isMissing = (value: unknown) => value === null || value === undefined;
    return required
      ? z.unknown().check(z.refine(isRight, `expected ${expected}`))
      : z.optional(
          z
            .unknown()
            .check(z.refine((value) => isMissing(value) || isRight(value), `expected ${expected}, or null`)),
        );
  };
  const listSchema = (kind: SignalKind) => {
    const fields = SIGNAL_FIELDS[kind];
    const order = DAYS_IN_ORDER[kind];
    const days = order === undefined ? '' : `"${order[1]}" on or after "${order[0]}"`;
    const sense = kind === 'surveys' ? `${days}, and no score without an answer` : days;
    const record = z
      .looseObject(Object.fromEntries(fields.map((field) => [field[0], fieldSchema(field)])))
      .check(z.refine((value) => readFields(kind, value, readDay, [], () => {}), `expected ${sense}`));
    return z.optional(z.array(record));
  };
  const kinds = Object.keys(SIGNAL_FIELDS) as SignalKind[];
  const schema = z.strictObject(Object.fromEntries(kinds.map((kind) => [kind, listSchema(kind)])));
  const value = fromText(json, 'signals');
  const result = schema.safeParse(value);
  if (result.success) return result.data as Signals;
  throw new TypeError(
    `Cannot parse signals as ${describeIssue(result.error.issues[0] as z.core.$ZodIssue, value)}`,
  );
}

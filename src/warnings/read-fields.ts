import { NO_DAY } from '../internal/day.ts';
import type { DayReader } from '../internal/read-day.ts';
import { FIELD_CHECKS } from './field-checks.ts';
import { DAYS_IN_ORDER, SIGNAL_FIELDS } from './signal-fields.ts';
import type { SignalKind } from './signal-records.ts';

/** A field that has been read: days are day numbers; what is missing is `null`. */
export type FieldValue = string | number | boolean | null;

/** What is told of a field that is wrong. */
export type OnFault = (field: string, code: string, expected: string, value: unknown) => void;

/** Read the fields of a record into `values`, in the order of the table; whether all of them are right. */
export function readFields(
  kind: SignalKind,
  record: Readonly<Record<string, unknown>>,
  readDay: DayReader,
  values: FieldValue[],
  onFault: OnFault,
): boolean {
  let good = true;
  SIGNAL_FIELDS[kind].forEach(([name, type, required], i) => {
    const value = record[name];
    values[i] = null;
    const { code, expected, holds } = FIELD_CHECKS[type];
    if (value === null || value === undefined) {
      if (!required) return;
    } else if (type === 'day') {
      const day = readDay(value);
      values[i] = day;
      if (day !== NO_DAY) return;
    } else if (holds(value)) {
      values[i] = typeof value === 'number' ? value + 0 : (value as string | boolean);
      return;
    }
    good = false;
    onFault(name, code, required ? expected : `${expected}, or null`, value);
  });
  return good && readSense(kind, record, values, onFault);
}

/** Faults that only show when two fields are looked at. */
function readSense(
  kind: SignalKind,
  record: Readonly<Record<string, unknown>>,
  values: readonly FieldValue[],
  onFault: OnFault,
): boolean {
  const readOf = (name: string) => values[SIGNAL_FIELDS[kind].findIndex(([field]) => field === name)] ?? null;
  let good = true;
  const order = DAYS_IN_ORDER[kind];
  if (order !== undefined) {
    const [before, after] = order;
    const [start, end] = [readOf(before), readOf(after)];
    if (start !== null && end !== null && end < start) {
      good = false;
      onFault(after, 'signal.days_out_of_order', `on or after ${before}`, record[after]);
    }
  }
  if (kind === 'surveys' && readOf('answered') === false)
    for (const name of ['csat', 'nps', 'answeredDate'])
      if (readOf(name) !== null) {
        good = false;
        onFault(name, 'signal.not_answered', 'null, as it was not answered', record[name]);
      }
  return good;
}

import type { DayReader } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { Problem } from '../types.ts';
import { type FieldValue, readFields } from './read-fields.ts';
import { SIGNAL_FIELDS } from './signal-fields.ts';
import type { SignalKind } from './signal-records.ts';

/** Receives what is read: the fields of every good record in the order of their table, and every problem. */
export interface SignalSink {
  /** `values` is used again for the next record. */
  readonly onRecord: (kind: SignalKind, row: number, values: readonly FieldValue[]) => void;
  /** With the record that it is about, where there is one. */
  readonly onProblem: (problem: Problem, record: object | null) => void;
}

/** What became of the records: good ones and all of them. */
export interface SignalCounts {
  readonly received: number;
  readonly rejected: number;
}

export function isSignalKind(name: string): name is SignalKind {
  return Object.hasOwn(SIGNAL_FIELDS, name);
}

/**
 * Read all lists; the lists of one call come in the order of the table, whatever that of the caller.
 *
 * @throws {TypeError} if `signals` is not an object of lists
 */
export function readSignals(
  action: string,
  signals: unknown,
  readDay: DayReader,
  { onRecord, onProblem }: SignalSink,
): SignalCounts {
  if (typeof signals !== 'object' || signals === null || Array.isArray(signals))
    throw new TypeError(
      `Cannot ${action} as the signals must be an object of lists: current value is ${show(signals)}`,
    );
  const lists = signals as Readonly<Record<string, unknown>>;
  const kinds = Object.keys(SIGNAL_FIELDS) as SignalKind[];
  let received = 0;
  let rejected = 0;
  for (const name of Object.keys(lists)
    .filter((list) => !isSignalKind(list))
    .sort())
    onProblem(
      {
        code: 'signal.unknown_list',
        row: null,
        field: name,
        expected: `one of ${kinds.join(', ')}`,
        received: show(name),
      },
      null,
    );
  for (const kind of kinds) {
    const list = lists[kind];
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      onProblem(
        { code: 'signal.not_a_list', row: null, field: kind, expected: 'an array', received: show(list) },
        null,
      );
      continue;
    }
    received += list.length;
    const values: FieldValue[] = [];
    for (let row = 0; row < list.length; row++) {
      const record: unknown = list[row];
      if (typeof record !== 'object' || record === null || Array.isArray(record)) {
        rejected++;
        const field = `${kind}[${row}]`;
        onProblem(
          { code: 'signal.not_a_record', row, field, expected: 'an object', received: show(record) },
          null,
        );
        continue;
      }
      const good = readFields(
        kind,
        record as Readonly<Record<string, unknown>>,
        readDay,
        values,
        (name, code, expected, value) =>
          onProblem({ code, row, field: `${kind}[${row}].${name}`, expected, received: show(value) }, record),
      );
      if (good) onRecord(kind, row, values);
      else rejected++;
    }
  }
  return { received, rejected };
}

import { compareCodePoints } from '../internal/code-point-order.ts';
import { dayReaderIn } from '../internal/read-day.ts';
import { show } from '../internal/show.ts';
import type { AccountSignals } from './account-signals.ts';
import type { FieldValue } from './read-fields.ts';
import { readSignals } from './read-signals.ts';
import type { SignalKind, Signals } from './signal-records.ts';

export type { AccountSignals } from './account-signals.ts';

/** Signals by account, read once and looked at for any number of days. */
export interface SignalIndex {
  /** The lists that were given, also empty ones. */
  readonly given: ReadonlySet<SignalKind>;
  /** The signals of an account; empty lists where it has none. */
  of(accountId: string): AccountSignals;
}

type Mutable = { [Kind in keyof AccountSignals]: Array<AccountSignals[Kind][number]> };

function noSignals(): Mutable {
  return {
    invoices: [],
    touches: [],
    contacts: [],
    complaints: [],
    surveys: [],
    deliveries: [],
    contracts: [],
    events: [],
    wallet: [],
  };
}

// The reader has checked every value against the table of fields, whose order this is.
type Values = ReadonlyArray<never>;

const RECORD_OF: { readonly [Kind in keyof Mutable]: (values: Values) => Mutable[Kind][number] } = {
  invoices: ([, invoiceDay, dueDay, amount, paidDay]) => ({
    invoiceDay: invoiceDay as never,
    dueDay: dueDay as never,
    amount: amount as never,
    paidDay: paidDay as never,
  }),
  touches: ([, day, twoWay, contactId]) => ({
    day: day as never,
    twoWay: twoWay as never,
    contactId: contactId as never,
  }),
  contacts: ([, sinceDay, contactId, role, keyContact, decisionMaker, leftDay, unreachableDay]) => ({
    sinceDay: sinceDay as never,
    contactId: contactId as never,
    role: role as never,
    keyContact: keyContact === true,
    decisionMaker: decisionMaker === true,
    leftDay: leftDay as never,
    unreachableDay: unreachableDay as never,
  }),
  complaints: ([, day, urgent, closedDay]) => ({
    day: day as never,
    urgent: urgent === true,
    closedDay: closedDay as never,
  }),
  surveys: ([, day, answered, csat, nps, contactId, decisionMaker, answeredDay]) => ({
    day: day as never,
    answeredDay: answered === true ? ((answeredDay ?? day) as never) : null,
    csat: csat as never,
    nps: nps as never,
    contactId: contactId as never,
    decisionMaker: decisionMaker === true,
  }),
  deliveries: ([, day, onTime, inFull, claim]) => ({
    day: day as never,
    onTime: onTime as never,
    inFull: inFull as never,
    claim: (claim ?? 'none') as never,
  }),
  contracts: ([, endDay, startDay, signedDay, renewalStepDay]) => ({
    endDay: endDay as never,
    startDay: startDay as never,
    knownDay: (signedDay ?? startDay) as never,
    renewalStepDay: renewalStepDay as never,
  }),
  events: ([, day, kind]) => ({ day: day as never, kind: kind as never }),
  wallet: ([, day, share]) => ({ day: day as never, share: share as never }),
};

/** One order of values: nothing first, then no before yes, numbers by size, text by code points. */
function compareValues(a: FieldValue, b: FieldValue): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a === 'string') return compareCodePoints(a, b as string);
  return Number(a) - Number(b);
}

/** By every field in turn, so that records come in one order, whatever that of the caller. */
function sortRecords<T extends object>(records: T[]): void {
  if (records.length < 2) return;
  const keys = Object.keys(records[0] as T) as Array<keyof T>;
  records.sort((a, b) => {
    for (const key of keys) {
      const order = compareValues(a[key] as unknown as FieldValue, b[key] as unknown as FieldValue);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** How many problems an error message spells out. */
const SHOWN = 5;

/**
 * Sort signals by account.
 *
 * @throws {TypeError} one error for all bad records: how many, and the first few by list, position, account, field and value
 */
export function indexSignals(action: string, signals: Signals | undefined, timeZone: string): SignalIndex {
  const byId = new Map<string, Mutable>();
  const lines: string[] = [];
  let problems = 0;
  const lists = signals ?? {};
  const { received, rejected } = readSignals(action, lists, dayReaderIn(timeZone), {
    onRecord: (kind, _row, values) => {
      const id = String(values[0]);
      let account = byId.get(id);
      if (account === undefined) {
        account = noSignals();
        byId.set(id, account);
      }
      (account[kind] as object[]).push(RECORD_OF[kind](values as unknown as Values));
    },
    onProblem: ({ field, expected, received: found }, record) => {
      problems++;
      if (lines.length >= SHOWN) return;
      const id = (record as { accountId?: unknown } | null)?.accountId;
      const whose = typeof id === 'string' && id !== '' ? ` (account ${show(id)})` : '';
      lines.push(`  ${field}${whose} must be ${expected}: received ${found}`);
    },
  });
  if (problems > 0) {
    const more = problems > lines.length ? '\n  …' : '';
    const what =
      rejected > 0 ? `${rejected} of ${received} signal records have problems` : 'the signals have problems';
    throw new TypeError(
      `Cannot ${action} as ${what}:\n${lines.join('\n')}${more}\nMend these records, or leave them out: checkSignals finds all of them.`,
    );
  }
  for (const account of byId.values()) for (const list of Object.values(account)) sortRecords<object>(list);
  const none = noSignals();
  return {
    given: new Set((Object.keys(RECORD_OF) as SignalKind[]).filter((kind) => lists[kind] !== undefined)),
    of: (accountId) => byId.get(accountId) ?? none,
  };
}

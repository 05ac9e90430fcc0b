import type { SignalKind } from './signal-records.ts';

/** What a field of a signal record may hold. */
export type FieldType =
  | 'id'
  | 'day'
  | 'amount'
  | 'share'
  | 'flag'
  | 'text'
  | 'csat'
  | 'nps'
  | 'claim'
  | 'event';

/** A field by name: what it holds, and whether it must be there. */
export type SignalField = readonly [name: string, type: FieldType, required: boolean];

/** The fields of every list, the account first and the day that a record is of second. Other fields are the caller's own. */
export const SIGNAL_FIELDS: Readonly<Record<SignalKind, readonly SignalField[]>> = {
  invoices: [
    ['accountId', 'id', true],
    ['invoiceDate', 'day', true],
    ['dueDate', 'day', true],
    ['amount', 'amount', true],
    ['paidDate', 'day', false],
  ],
  touches: [
    ['accountId', 'id', true],
    ['date', 'day', true],
    ['twoWay', 'flag', true],
    ['contactId', 'text', false],
  ],
  contacts: [
    ['accountId', 'id', true],
    ['since', 'day', false],
    ['contactId', 'text', true],
    ['role', 'text', false],
    ['keyContact', 'flag', false],
    ['decisionMaker', 'flag', false],
    ['leftDate', 'day', false],
    ['unreachableSince', 'day', false],
  ],
  complaints: [
    ['accountId', 'id', true],
    ['date', 'day', true],
    ['urgent', 'flag', false],
    ['closedDate', 'day', false],
  ],
  surveys: [
    ['accountId', 'id', true],
    ['date', 'day', true],
    ['answered', 'flag', true],
    ['csat', 'csat', false],
    ['nps', 'nps', false],
    ['contactId', 'text', false],
    ['decisionMaker', 'flag', false],
    ['answeredDate', 'day', false],
  ],
  deliveries: [
    ['accountId', 'id', true],
    ['date', 'day', true],
    ['onTime', 'flag', true],
    ['inFull', 'flag', true],
    ['claim', 'claim', false],
  ],
  contracts: [
    ['accountId', 'id', true],
    ['endDate', 'day', true],
    ['startDate', 'day', false],
    ['signedDate', 'day', false],
    ['renewalStepDate', 'day', false],
  ],
  events: [
    ['accountId', 'id', true],
    ['date', 'day', true],
    ['kind', 'event', true],
  ],
  wallet: [
    ['accountId', 'id', true],
    ['date', 'day', true],
    ['share', 'share', true],
  ],
};

/** Days that cannot come before another day of the same record. */
export const DAYS_IN_ORDER: Readonly<Partial<Record<SignalKind, readonly [before: string, after: string]>>> =
  {
    invoices: ['invoiceDate', 'dueDate'],
    contacts: ['since', 'leftDate'],
    complaints: ['date', 'closedDate'],
    surveys: ['date', 'answeredDate'],
    contracts: ['startDate', 'endDate'],
  };

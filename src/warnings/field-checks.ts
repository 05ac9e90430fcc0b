import { MAX_SUMMAND } from '../internal/exact-sum.ts';
import { DATE_EXPECTED } from '../internal/read-day.ts';
import type { FieldType } from './signal-fields.ts';

/** A type in words, its problem code, and the test of a value that is there. Days are read, not tested. */
interface FieldCheck {
  readonly code: string;
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

function isNumberIn(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

const CLAIMS: readonly unknown[] = ['none', 'minor', 'serious'];
const EVENTS: readonly unknown[] = ['competitor', 'key_contact_left', 'decision_maker_left', 'other'];

export const FIELD_CHECKS: Readonly<Record<FieldType, FieldCheck>> = {
  id: {
    code: 'signal.invalid_account_id',
    expected: 'a non-empty text or an integer',
    holds: (value) => (typeof value === 'string' && value.trim() !== '') || Number.isSafeInteger(value),
  },
  day: { code: 'signal.invalid_date', expected: DATE_EXPECTED, holds: () => true },
  amount: {
    code: 'signal.invalid_amount',
    expected: 'a number above 0, at most 1e290',
    holds: (value) => isNumberIn(value, 0, MAX_SUMMAND) && (value as number) > 0,
  },
  share: {
    code: 'signal.invalid_share',
    expected: 'a number from 0 to 1',
    holds: (value) => isNumberIn(value, 0, 1),
  },
  flag: {
    code: 'signal.invalid_flag',
    expected: 'true or false',
    holds: (value) => typeof value === 'boolean',
  },
  text: {
    code: 'signal.invalid_text',
    expected: 'a non-empty text',
    holds: (value) => typeof value === 'string' && value.trim() !== '',
  },
  csat: {
    code: 'signal.invalid_csat',
    expected: 'a number from 1 to 5',
    holds: (value) => isNumberIn(value, 1, 5),
  },
  nps: {
    code: 'signal.invalid_nps',
    expected: 'an integer from 0 to 10',
    holds: (value) => Number.isInteger(value) && isNumberIn(value, 0, 10),
  },
  claim: {
    code: 'signal.invalid_claim',
    expected: 'one of "none", "minor", "serious"',
    holds: (value) => CLAIMS.includes(value),
  },
  event: {
    code: 'signal.invalid_event',
    expected: 'one of "competitor", "key_contact_left", "decision_maker_left", "other"',
    holds: (value) => EVENTS.includes(value),
  },
};

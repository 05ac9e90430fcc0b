import { type ColumnRole, COLUMN_NAMES as NAMES } from 'account-scoring/sheets';
import type { Role } from './settings.ts';

export { plainName } from 'account-scoring/sheets';

/** What the library calls the roles that a column of a file can have. */
const SHEET_ROLES: Readonly<Record<Role, ColumnRole>> = {
  account: 'account',
  name: 'name',
  date: 'date',
  amount: 'amount',
  'order-id': 'orderId',
  currency: 'currency',
};

/** Names that columns with a role go by, best first; those in one text are equally good. */
export function namesOf(role: Role): readonly string[] {
  return NAMES[SHEET_ROLES[role]];
}

import { checkOption, type OptionCheck, refuse } from '../internal/options.ts';
import type { TableName } from './statement.ts';

const isName = (name: unknown): boolean => typeof name === 'string' && name !== '';

/** A table, by its name or the parts of it. */
export const TABLE: OptionCheck = {
  expected: 'the name of a table, or the parts of its name',
  type: 'any',
  holds: (table: unknown) =>
    isName(table) || (Array.isArray(table) && table.length > 0 && table.every(isName)),
};

/** The name of a column. */
export const COLUMN_NAME: OptionCheck = {
  expected: 'the name of a column',
  type: 'string',
  holds: (name: string) => name !== '',
};

/** Check a table that must be given. */
export function checkTable(action: string, name: string, table: unknown): asserts table is TableName {
  if (table === undefined) refuse(action, name, TABLE, table);
  checkOption(action, name, TABLE, table);
}

import { parseTree } from 'custom-functions-metadata';
import { excelFunctions } from '../../../src/sheets/hosts/excel.ts';
import type { Locale } from '../../../src/types.ts';

/** What Excel asks of the functions file: the metadata, as Microsoft's own tool reads it from the comments. */
export function excelMetadata(locale: Locale): string {
  const { functions, extras } = parseTree(excelFunctions(locale), 'functions.js');
  const errors = extras.flatMap((extra) => extra.errors);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return `${JSON.stringify({ functions }, null, 2)}\n`;
}

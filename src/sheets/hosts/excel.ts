import type { Locale } from '../../types.ts';
import { SHEET_FUNCTIONS } from '../functions.ts';
import { comment, type Dialect, parameterNames } from './descriptions.ts';

/** Excel hands a range to `any[][]` only; it takes a single value there too. */
function dialect(locale: Locale): Dialect {
  return {
    types: { range: 'any[][]', any: 'any', text: 'string', number: 'number', options: 'any[][]' },
    returns: { tag: '@returns', type: 'any[][]' },
    tag: ({ name }) => `@customfunction ${name} ${name}`,
    say: (text) => text[locale],
  };
}

/** What stands below the bundle in the file for Excel, and what the metadata is read from: each function, described and associated. */
export function excelFunctions(locale: Locale = 'en'): string {
  return SHEET_FUNCTIONS.map(
    (one) => `${comment(one, dialect(locale))}
function ${one.name}(${parameterNames(one)}) {
  return AccountScoring.${one.export}(${parameterNames(one)});
}
CustomFunctions.associate('${one.name}', ${one.name});
`,
  ).join('\n');
}

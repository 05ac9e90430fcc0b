import { SHEET_FUNCTIONS } from '../functions.ts';
import { both, comment, type Dialect, parameterNames } from './descriptions.ts';

/** Google Sheets completes formulas from these comments. */
const DIALECT: Dialect = {
  types: {
    range: 'Array<Array<any>>',
    any: 'Date|number|string',
    text: 'string',
    number: 'number',
    options: 'string|Array<Array<any>>',
  },
  returns: { tag: '@return', type: 'Array<Array<any>>' },
  tag: () => '@customfunction',
  say: both,
};

/** What stands below the bundle in the file for Google Sheets and WPS: a declaration at top level for each function. */
export function appsScriptFunctions(): string {
  return SHEET_FUNCTIONS.map(
    (one) => `${comment(one, DIALECT)}
function ${one.name}(${parameterNames(one)}) {
  return AccountScoring.${one.export}(...AccountScoring.inSheetTime([${parameterNames(one)}]));
}
`,
  ).join('\n');
}

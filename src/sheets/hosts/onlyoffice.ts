import { SHEET_FUNCTIONS } from '../functions.ts';
import { both, comment, type Dialect, parameterNames } from './descriptions.ts';

/** ONLYOFFICE takes no other types, and a function without `@returns` gives an error to the cell. */
const DIALECT: Dialect = {
  types: { range: 'any[][]', any: 'any', text: 'string', number: 'number', options: 'any' },
  returns: { tag: '@returns', type: 'any[][]' },
  tag: () => '@customfunction',
  say: both,
};

/** What stands below the bundle in the file for ONLYOFFICE: each function, described, and registered at once. */
export function onlyofficeFunctions(): string {
  const functions = SHEET_FUNCTIONS.map(
    (one) => `${comment(one, DIALECT)}
function ${one.name}(${parameterNames(one)}) {
  return AccountScoring.${one.export}(${parameterNames(one)});
}
Api.AddCustomFunction(${one.name});
`,
  );
  return `(() => {\n${functions.join('\n').replace(/^(?=.)/gm, '  ')}})();\n`;
}

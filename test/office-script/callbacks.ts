/** Callbacks of array methods as Office Scripts want them: arrow functions, written in place. */
import ts from 'typescript';
import { typeText } from './types.ts';

/** How many arguments the methods hand to their callbacks. */
const HANDED: Readonly<Record<string, number>> = {
  every: 3,
  filter: 3,
  find: 3,
  findIndex: 3,
  flatMap: 3,
  forEach: 3,
  map: 3,
  reduce: 4,
  reduceRight: 4,
  some: 3,
  sort: 2,
};

/** The argument of a call that is the callback of an array method, with what the method hands to it. */
export function arrayCallback(
  call: ts.CallExpression,
): { readonly callback: ts.Expression; readonly handed: number } | null {
  if (!ts.isPropertyAccessExpression(call.expression)) return null;
  const method = call.expression.name.text;
  const isFrom =
    method === 'from' &&
    /^(Array|\w+Array)$/.test(call.expression.expression.getText()) &&
    call.arguments.length > 1;
  const callback = isFrom ? call.arguments[1] : call.arguments[0];
  const handed = isFrom ? 2 : HANDED[method];
  return callback === undefined || handed === undefined ? null : { callback, handed };
}

/** Whether an expression is an arrow function, also in brackets. */
export function isArrow(node: ts.Node): boolean {
  return ts.isArrowFunction(ts.isParenthesizedExpression(node) ? node.expression : node);
}

/** What an expression that names a function becomes; `null` where it is no function. */
export function arrowFor(
  checker: ts.TypeChecker,
  callback: ts.Expression,
  handed: number,
  text: string,
): string | null {
  const [signature] = checker.getTypeAtLocation(callback).getCallSignatures();
  if (signature === undefined) return null;
  // `Number`, `String` and other functions with one parameter take one; rest parameters would take all.
  const count = Math.max(1, Math.min(handed, signature.parameters.length));
  const names = ['item', 'other', 'more', 'rest'].slice(0, count);
  const predicate = checker.getTypePredicateOfSignature(signature);
  const guard =
    predicate?.type === undefined
      ? ''
      : `: ${names[predicate.parameterIndex ?? 0]} is ${typeText(checker, predicate.type)}`;
  return `(${names.join(', ')})${guard} => ${text}(${names.join(', ')})`;
}

/** Types that newer compilers find by themselves, and that TypeScript 4.0 must be told. */
import ts from 'typescript';
import type { Modules } from './modules.ts';

/** A type as text, without the `any` that Office Scripts do not take. */
export function typeText(checker: ts.TypeChecker, type: ts.Type): string {
  return checker.typeToString(type).replace(/\bany\b/g, 'unknown');
}

/** The type of a variable of a JavaScript file that begins as `[]` or undefined: what is put into it first. */
export function laterType(
  checker: ts.TypeChecker,
  { name, initializer, parent }: ts.VariableDeclaration,
): string | null {
  const isList =
    initializer !== undefined &&
    ts.isArrayLiteralExpression(initializer) &&
    initializer.elements.length === 0;
  const isNothing =
    !ts.isForOfStatement(parent.parent) &&
    (initializer === undefined || /^\(?void 0\)?$/.test(initializer.getText()));
  if (!isList && !isNothing) return null;
  const symbol = checker.getSymbolAtLocation(name);
  let found: string | null = null;
  const of = (node: ts.Expression | undefined): void => {
    if (node === undefined || found !== null) return;
    const declared = checker.getSymbolAtLocation(node)?.valueDeclaration;
    const later = declared && ts.isVariableDeclaration(declared) ? laterType(checker, declared) : null;
    found = later ?? typeText(checker, checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node)));
  };
  const isIt = (node: ts.Node): boolean => checker.getSymbolAtLocation(node) === symbol;
  const visit = (node: ts.Node): void => {
    if (
      isNothing &&
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      isIt(node.left)
    )
      of(node.right);
    if (isList && ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name: method } = node.expression;
      if (method.text === 'push' && isIt(expression)) of(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(name.getSourceFile());
  return found === null ? null : isList ? `${found}[]` : found;
}

/** The return type of an arrow function that has none: a guard that is found since 5.5, or the type that a property of functions asks for. */
export function returnType(node: ts.ArrowFunction, { checker, nameOf }: Modules): string | null {
  const signature = checker.getSignatureFromDeclaration(node);
  const guard = signature && checker.getTypePredicateOfSignature(signature);
  if (guard?.type !== undefined && ts.isCallExpression(node.parent) && node.parent.arguments[0] === node)
    return `${guard.parameterName} is ${typeText(checker, guard.type)}`;
  if (!ts.isPropertyAssignment(node.parent) || !ts.isBlock(node.body)) return null;
  const [wanted] = checker.getContextualType(node)?.getCallSignatures() ?? [];
  const symbol = wanted?.getReturnType().symbol;
  return (symbol && nameOf(symbol)) ?? null;
}

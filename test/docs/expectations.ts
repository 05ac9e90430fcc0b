import ts from 'typescript';
import type { Fence } from './fences.ts';

/** What one `console.log` of an example must print. */
export interface Expectation {
  /** The line of the `console.log`, in the document. */
  readonly line: number;
  readonly text: string;
}

/** An example, ready to be a module of its own. */
export interface Prepared {
  /** The code with every `console.log` replaced by `$log(line)`; lines are where they were. */
  readonly code: string;
  readonly prints: boolean;
  readonly expectations: readonly Expectation[];
}

const ARROW = /^\s*\/\/ ?→ ?(.*)$/;
const COMMENT = /^\s*\/\/ ?(.*)$/;

function isConsoleLog(node: ts.Node): node is ts.PropertyAccessExpression {
  return (
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'console' &&
    node.name.text === 'log'
  );
}

/**
 * Read what an example promises to print: a `console.log(…)` that is followed by `// → text`, on the same line or the
 * next. Comment lines below an arrow line of its own belong to the text.
 */
export function prepare(fence: Fence): Prepared {
  const { code } = fence;
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const lines = code.split('\n');
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const calls: ts.PropertyAccessExpression[] = [];
  const expectations: Expectation[] = [];
  const claimed = new Set<number>();

  const readExpectation = (statement: ts.ExpressionStatement, call: ts.PropertyAccessExpression): void => {
    const end = lineAt(statement.end);
    const rest = code.slice(statement.end, source.getLineEndOfPosition(statement.end));
    const onSameLine = ARROW.exec(rest);
    const first = onSameLine ?? ARROW.exec(lines[end + 1] ?? '');
    if (!first) return;
    claimed.add(onSameLine ? end : end + 1);
    const text = [first[1] ?? ''];
    for (let i = end + 2; i < lines.length && !onSameLine; i++) {
      const line = lines[i] as string;
      if (ARROW.test(line)) break;
      const more = COMMENT.exec(line);
      if (!more) break;
      text.push(more[1] ?? '');
    }
    expectations.push({ line: fence.line + lineAt(call.getStart(source)), text: text.join('\n') });
  };

  const visit = (node: ts.Node): void => {
    if (isConsoleLog(node)) calls.push(node);
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      const callee = node.expression.expression;
      if (isConsoleLog(callee)) readExpectation(node, callee);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);

  lines.forEach((line, i) => {
    if (/\/\/ ?→/.test(line) && !claimed.has(i))
      throw new Error(
        `${fence.file}:${fence.line + i}: this arrow follows no console.log statement, so nothing checks it`,
      );
  });

  let replaced = code;
  for (const call of calls.reverse()) {
    const start = call.getStart(source);
    replaced = `${replaced.slice(0, start)}$log(${fence.line + lineAt(start)})${replaced.slice(call.end)}`;
  }
  return { code: replaced, prints: calls.length > 0, expectations };
}

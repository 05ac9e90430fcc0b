/** Writes the script that is pasted into the code editor of Excel: the sources of the sheets entry, in one file without imports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { arrayCallback, arrowFor, isArrow } from './callbacks.ts';
import { type Modules, type Piece, readModules, root } from './modules.ts';
import { laterType, returnType, typeText } from './types.ts';

/** What is called instead of a function that the editor, or its compiler, does not take. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['Object.hasOwn', 'hasOwn'],
  ['Array.isArray', 'isList'],
]);

const statementName = (statement: ts.Statement): string | undefined =>
  ts.isFunctionDeclaration(statement) ? statement.name?.text : undefined;

/** A part of a file that is replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function apply(text: string, offset: number, edits: readonly Edit[]): string {
  let written = '';
  let at = offset;
  for (const { start, end, text: instead } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    written += text.slice(at - offset, start - offset) + instead;
    at = end;
  }
  return written + text.slice(at - offset);
}

/** A piece as TypeScript 4.0 and the editor take it. */
function write({ statement }: Piece, modules: Modules): string {
  const { checker, symbolAt, nameOf } = modules;
  const edits: Edit[] = [];
  const replace = (node: ts.Node, text: string) =>
    edits.push({ start: node.getStart(), end: node.getEnd(), text });
  const cut = (start: number, end: number) => edits.push({ start, end, text: '' });
  const insert = (at: number, text: string) => edits.push({ start: at, end: at, text });
  const isJavaScript = /\.m?js$/.test(statement.getSourceFile().fileName);

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const symbol = symbolAt(node);
      const name = symbol && nameOf(symbol);
      if (name === undefined || name === node.text) return;
      const isShorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;
      replace(node, isShorthand ? `${node.text}: ${name}` : name);
      return;
    }
    if (node.kind === ts.SyntaxKind.ExportKeyword || node.kind === ts.SyntaxKind.DefaultKeyword)
      if (node.parent === statement) {
        cut(node.getStart(), node.getEnd());
        return;
      }
    if (node.kind === ts.SyntaxKind.OverrideKeyword) {
      cut(node.getStart(), node.getEnd());
      return;
    }
    if (ts.isFunctionDeclaration(node) && node.asteriskToken !== undefined)
      throw new Error(
        `${node.getSourceFile().fileName}: Office Scripts take no generators: ${node.name?.text}`,
      );
    if (ts.isSatisfiesExpression(node)) {
      visit(node.expression);
      cut(node.expression.getEnd(), node.getEnd());
      return;
    }
    if (
      ts.isCatchClause(node) &&
      node.variableDeclaration !== undefined &&
      node.variableDeclaration.type === undefined
    )
      insert(node.variableDeclaration.getEnd(), ': unknown');
    if (ts.isCallExpression(node)) {
      const standIn = STAND_INS.get(node.expression.getText());
      if (standIn !== undefined && standIn !== statementName(statement)) replace(node.expression, standIn);
      const found = arrayCallback(node);
      if (found !== null && !isArrow(found.callback)) {
        const { callback, handed } = found;
        const text = ts.isIdentifier(callback)
          ? (nameOf(symbolAt(callback) as ts.Symbol) ?? callback.text)
          : callback.getText();
        const arrow = arrowFor(checker, callback, handed, text);
        if (arrow !== null) {
          visit(node.expression);
          for (const argument of node.arguments)
            if (argument === callback) replace(argument, arrow);
            else visit(argument);
          node.typeArguments?.forEach(visit);
          return;
        }
      }
    }
    if (isJavaScript && ts.isParameter(node))
      insert(node.name.getEnd(), `: ${typeText(checker, checker.getTypeAtLocation(node))}`);
    if (isJavaScript && ts.isVariableDeclaration(node)) {
      const type = laterType(checker, node);
      if (type !== null) insert(node.name.getEnd(), `: ${type}`);
      // `void 0` stands for no value in what other compilers wrote.
      if (type !== null && node.initializer !== undefined && !ts.isArrayLiteralExpression(node.initializer)) {
        cut(node.name.getEnd(), node.getEnd());
        return;
      }
    }
    if (ts.isArrowFunction(node) && node.type === undefined) {
      const type = returnType(node, modules);
      if (type !== null) insert(node.equalsGreaterThanToken.getStart(), `: ${type} `);
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return apply(statement.getText(), statement.getStart(), edits);
}

/** Without comments, with tabs: a third of the size. */
function compact(text: string): string {
  const file = ts.createSourceFile('script.ts', text, ts.ScriptTarget.ES2022);
  const printed = ts.createPrinter({ removeComments: true }).printFile(file);
  return printed.replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
}

function licences(): string {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8').trim();
  const { version } = JSON.parse(read('package.json')) as { version: string };
  return `/*\n${[
    `account-scoring ${version}: an Office Script. Paste all of it into the code editor of Excel (Automate, New Script).`,
    read('LICENSE'),
    `Holds parts of simple-statistics:\n\n${read('node_modules/simple-statistics/LICENSE')}`,
  ].join('\n\n')}\n*/\n`;
}

/** The text of the script. */
export function officeScript(): string {
  const modules = readModules(
    ['src/sheets/global/has-own.ts', 'src/sheets/global/is-list.ts', 'src/sheets/office-script/main.ts'],
    ['hasOwn', 'isList', 'main'],
  );
  const [main, others] = [
    modules.pieces.filter(({ symbol }) => symbol.name === 'main'),
    modules.pieces.filter(({ symbol }) => symbol.name !== 'main'),
  ];
  // The editor looks for `main`; people look at the top.
  const text = [...main, ...others].map((piece) => write(piece, modules)).join('\n');
  return licences() + compact(text);
}

/** What the code editor of Office Scripts refuses, found in a script by the compiler that it uses: TypeScript 4.0.3. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TypeScript from 'typescript-4.0';
import { root } from './modules.ts';

const require = createRequire(import.meta.url);
export const ts40: typeof TypeScript = require('typescript-4.0');

/** Methods of arrays that take callbacks. */
const METHODS = /^(every|filter|find|findIndex|flatMap|forEach|from|map|reduce|reduceRight|some|sort)$/;
const RESERVED = /^(Excel|ExcelScript|console)$/;

const OPTIONS: TypeScript.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts40.ScriptTarget.ES2019,
  lib: ['lib.es2019.d.ts'],
  types: [],
};
const libraries = dirname(require.resolve('typescript-4.0'));
/** The libraries are parsed once for all programs. */
const parsed = new Map<string, TypeScript.SourceFile | undefined>();

function programOf(text: string): TypeScript.Program {
  const host = ts40.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  const path = '/script.ts';
  host.getDefaultLibLocation = () => libraries;
  host.fileExists = (file) => file === path || fileExists(file);
  host.getSourceFile = (file, target, ...rest) => {
    if (file === path) return ts40.createSourceFile(path, text, target, true);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, target, ...rest));
    return parsed.get(file);
  };
  return ts40.createProgram([path, join(root, 'src/sheets/office-script/excel-script.d.ts')], OPTIONS, host);
}

/** The names that a script declares for all of itself. */
export function topLevelNames(text: string): string[] {
  const { statements } = ts40.createSourceFile('script.ts', text, ts40.ScriptTarget.ES2019, true);
  return statements.flatMap((statement) =>
    ts40.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : ((statement as Partial<TypeScript.DeclarationStatement>).name?.getText() ?? []),
  );
}

/** The names that a browser declares. */
export function browserNames(): Set<string> {
  return new Set(topLevelNames(readFileSync(join(libraries, 'lib.dom.d.ts'), 'utf8')));
}

/** Everything that the editor would mark, with its line. */
export function findings(text: string): string[] {
  const program = programOf(text);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile('/script.ts') as TypeScript.SourceFile;
  const found: string[] = [];
  const tell = (node: TypeScript.Node, what: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${line + 1}: ${what}: ${node.getText().slice(0, 60)}`);
  };
  for (const { messageText, start = 0, file: where } of ts40.getPreEmitDiagnostics(program)) {
    const line = where?.getLineAndCharacterOfPosition(start).line ?? 0;
    found.push(`${line + 1}: ${ts40.flattenDiagnosticMessageText(messageText, ' ')}`);
  }
  const isAny = (node: TypeScript.Node) => (checker.getTypeAtLocation(node).flags & ts40.TypeFlags.Any) !== 0;

  /** Whether a method is one of the language's lists, not one of the script or of the workbook. */
  const isOfLists = (method: TypeScript.Node): boolean =>
    (checker.getSymbolAtLocation(method)?.declarations ?? []).some((declaration) =>
      /Array/.test((declaration.parent as Partial<TypeScript.InterfaceDeclaration>).name?.text ?? ''),
    );

  const visit = (node: TypeScript.Node): void => {
    if (node.kind === ts40.SyntaxKind.AnyKeyword) tell(node, 'explicit any');
    if (
      ts40.isVariableDeclaration(node) ||
      ts40.isParameter(node) ||
      ts40.isBindingElement(node) ||
      ts40.isPropertySignature(node)
    )
      if (isAny(node.name) && ts40.isIdentifier(node.name))
        // A list that is filled later is any[] where it is declared, and has a type where it is read.
        tell(node, 'implicit any');
    if (ts40.isImportDeclaration(node) || ts40.isExportDeclaration(node) || ts40.isExportAssignment(node))
      tell(node, 'module');
    if (node.kind === ts40.SyntaxKind.ExportKeyword || node.kind === ts40.SyntaxKind.ImportKeyword)
      tell(node.parent, 'module');
    if (
      (ts40.isFunctionDeclaration(node) ||
        ts40.isFunctionExpression(node) ||
        ts40.isMethodDeclaration(node)) &&
      node.asteriskToken !== undefined
    )
      tell(node, 'generator');
    if (ts40.isIdentifier(node) && /^(eval|require|Function)$/.test(node.text)) {
      const isCalled =
        (ts40.isCallExpression(node.parent) || ts40.isNewExpression(node.parent)) &&
        node.parent.expression === node;
      if (isCalled) tell(node.parent, node.text);
    }
    const declared = (node as Partial<TypeScript.NamedDeclaration>).name;
    if (declared !== undefined && ts40.isIdentifier(declared) && RESERVED.test(declared.text))
      if (!ts40.isPropertyAccessExpression(node)) tell(node, 'reserved name');
    if (ts40.isHeritageClause(node) && /\bExcelScript\./.test(node.getText()))
      tell(node, 'inherits from ExcelScript');
    if (
      ts40.isCallExpression(node) &&
      ts40.isPropertyAccessExpression(node.expression) &&
      METHODS.test(node.expression.name.text) &&
      isOfLists(node.expression.name)
    ) {
      const callback = node.arguments[node.expression.name.text === 'from' ? 1 : 0];
      if (callback !== undefined && !ts40.isArrowFunction(callback))
        tell(node, 'callback that is no arrow function');
    }
    ts40.forEachChild(node, visit);
  };
  visit(file);
  const hasMain = file.statements.some((one) => ts40.isFunctionDeclaration(one) && one.name?.text === 'main');
  if (!hasMain) found.push('no function main');
  return found;
}

/** The script as the editor runs it. */
export function compiled(text: string): string {
  const { outputText } = ts40.transpileModule(text, {
    compilerOptions: { target: ts40.ScriptTarget.ES2019 },
  });
  return outputText;
}

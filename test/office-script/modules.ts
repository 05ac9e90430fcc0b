/** From modules to one script: which declarations the entry needs, in which order they stand, and what each is called. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A declaration at the top level of a module. */
export interface Piece {
  readonly symbol: ts.Symbol;
  /** The statement that is written. */
  readonly statement: ts.Statement;
}

export interface Modules {
  readonly checker: ts.TypeChecker;
  /** What the script needs, in the order in which modules are evaluated. */
  readonly pieces: readonly Piece[];
  /** The symbol behind an identifier, through imports; `undefined` for what is no declaration of a module. */
  readonly symbolAt: (node: ts.Identifier) => ts.Symbol | undefined;
  readonly nameOf: (symbol: ts.Symbol) => string | undefined;
}

function programOf(entries: readonly string[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return ts.createProgram([...entries, join(root, 'src/sheets/office-script/excel-script.d.ts')], {
    ...options,
    types: [],
    // Packages are read as JavaScript, with the types of their comments: their code goes into the script.
    allowJs: true,
    checkJs: false,
    maxNodeModuleJsDepth: 1,
    paths: { 'simple-statistics': ['./node_modules/simple-statistics/dist/simple-statistics.mjs'] },
  });
}

/** The modules that an entry imports, in the order of their evaluation: what a module imports comes before it. */
function inOrder(program: ts.Program, entries: readonly string[]): ts.SourceFile[] {
  const done = new Set<string>();
  const order: ts.SourceFile[] = [];
  const visit = (file: ts.SourceFile | undefined): void => {
    if (file === undefined || file.isDeclarationFile || done.has(file.fileName)) return;
    done.add(file.fileName);
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const symbol =
        statement.moduleSpecifier && program.getTypeChecker().getSymbolAtLocation(statement.moduleSpecifier);
      visit(symbol?.valueDeclaration?.getSourceFile());
    }
    order.push(file);
  };
  for (const entry of entries) visit(program.getSourceFile(entry));
  return order;
}

function declaredIn(statement: ts.Statement): readonly ts.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => {
      if (!ts.isIdentifier(name)) throw new Error(`Cannot take apart the pattern ${name.getText()}`);
      return name;
    });
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name] : [];
}

function identifiersIn(node: ts.Node, visit: (identifier: ts.Identifier) => void): void {
  if (ts.isIdentifier(node)) visit(node);
  ts.forEachChild(node, (child) => identifiersIn(child, visit));
}

/** Names that scripts may not use, and those of a browser: an interface would merge with one of the same name. */
function takenNames(): ReadonlySet<string> {
  const path = join(root, 'node_modules/typescript/lib/lib.dom.d.ts');
  const dom = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
  const names = dom.statements.flatMap((statement) => declaredIn(statement).map(({ text }) => text));
  return new Set(['Excel', 'ExcelScript', 'console', ...names]);
}

/** Read the modules of entries; every declaration that is reached from `wanted` is a piece of the script. */
export function readModules(entries: readonly string[], wanted: readonly string[]): Modules {
  const program = programOf(entries.map((entry) => join(root, entry)));
  const checker = program.getTypeChecker();
  const files = inOrder(
    program,
    entries.map((entry) => join(root, entry)),
  );
  const statements = new Map<ts.Symbol, ts.Statement>();
  for (const file of files)
    for (const statement of file.statements)
      for (const name of declaredIn(statement)) {
        const symbol = checker.getSymbolAtLocation(name);
        if (symbol !== undefined) statements.set(symbol, statement);
      }

  const symbolAt = (node: ts.Identifier): ts.Symbol | undefined => {
    const { parent } = node;
    const found =
      ts.isShorthandPropertyAssignment(parent) && parent.name === node
        ? checker.getShorthandAssignmentValueSymbol(parent)
        : checker.getSymbolAtLocation(node);
    const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    return symbol !== undefined && statements.has(symbol) ? symbol : undefined;
  };

  const reached = new Set<ts.Symbol>();
  const reach = (symbol: ts.Symbol): void => {
    if (reached.has(symbol)) return;
    reached.add(symbol);
    for (const declaration of symbol.declarations ?? [])
      if (declaration.getSourceFile().isDeclarationFile)
        throw new Error(`Cannot put ${symbol.name} into the script: it has no source`);
    identifiersIn(statements.get(symbol) as ts.Statement, (node) => {
      const next = symbolAt(node);
      if (next !== undefined) reach(next);
    });
  };
  for (const symbol of statements.keys()) if (wanted.includes(symbol.name)) reach(symbol);

  const pieces = [...statements].flatMap(([symbol, statement]) =>
    reached.has(symbol) ? [{ symbol, statement }] : [],
  );

  // Every text of an identifier that is not the name of a piece: a new name must not be hidden by one of them.
  const taken = takenNames();
  const others = new Set<string>(taken);
  for (const { statement } of pieces)
    identifiersIn(statement, (node) => {
      if (symbolAt(node) === undefined) others.add(node.text);
    });
  const names = new Map<ts.Symbol, string>();
  const given = new Set<string>();
  const isImportedAs = new Map<ts.Symbol, boolean>();
  for (const { statement } of pieces)
    identifiersIn(statement, (node) => {
      const symbol = symbolAt(node);
      if (symbol !== undefined && node.text !== symbol.name) isImportedAs.set(symbol, true);
    });
  for (const { symbol } of pieces) {
    const isFree = (name: string): boolean => !given.has(name) && !taken.has(name);
    let name = symbol.name;
    if (!isFree(name) || (isImportedAs.has(symbol) && others.has(name)))
      for (let i = 2; !isFree(name) || others.has(name) || name === symbol.name; i++)
        name = `${symbol.name}${i}`;
    given.add(name);
    names.set(symbol, name);
  }
  return { checker, pieces, symbolAt, nameOf: (symbol) => names.get(symbol) };
}

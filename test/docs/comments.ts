import ts from 'typescript';

/** A doc comment that owes its reader something. */
export interface DocProblem {
  /** `src/rfm/fit.ts:12`. */
  readonly place: string;
  readonly name: string;
  readonly problem: string;
}

function declarationOf(symbol: ts.Symbol): ts.Declaration | undefined {
  return symbol.valueDeclaration ?? symbol.declarations?.[0];
}

function textOf(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}

function problemsOfFunction(declaration: ts.FunctionDeclaration, checker: ts.TypeChecker): string[] {
  const problems: string[] = [];
  const tags = ts.getJSDocTags(declaration);
  const documented = new Map(
    tags.filter(ts.isJSDocParameterTag).map((tag) => [tag.name.getText(), textOf(tag.comment)] as const),
  );
  declaration.parameters.forEach((parameter, i) => {
    const name = ts.isIdentifier(parameter.name) ? parameter.name.text : [...documented.keys()][i];
    const text = name === undefined ? undefined : documented.get(name);
    if (name === undefined || text === undefined)
      problems.push(`no @param ${name ?? `for parameter ${i + 1}`}`);
    else if (text.replace(/^-\s*/, '') === '') problems.push(`@param ${name} says nothing`);
    if (name !== undefined) documented.delete(name);
  });
  for (const name of documented.keys()) problems.push(`@param ${name} is not a parameter`);

  const signature = checker.getSignatureFromDeclaration(declaration);
  const result = signature && checker.getReturnTypeOfSignature(signature);
  if (result && !(result.flags & (ts.TypeFlags.Void | ts.TypeFlags.Never))) {
    const returns = tags.find(ts.isJSDocReturnTag);
    if (!returns) problems.push('no @returns');
    else if (textOf(returns.comment) === '') problems.push('@returns says nothing');
  }

  const examples = tags.filter((tag) => tag.tagName.text === 'example');
  if (examples.length === 0) problems.push('no @example');
  for (const example of examples)
    if (!/^[\s*]*```ts$/m.test(example.getText())) problems.push('@example without a ```ts fence');
  return problems;
}

/** What the doc comments of all names exported from `entry` lack. */
export function docProblems(program: ts.Program, entry: string): DocProblem[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} exports nothing`);
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const declaration = declarationOf(symbol);
    if (!declaration) return [{ place: entry, name: exported.name, problem: 'cannot be resolved' }];
    const file = declaration.getSourceFile();
    const line = file.getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
    const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
    const problems: string[] = [];
    if (comment === '') problems.push('no doc comment');
    else if (!/[.:?](\s|$)/.test(comment)) problems.push('the doc comment has no first sentence');
    if (ts.isFunctionDeclaration(declaration)) problems.push(...problemsOfFunction(declaration, checker));
    return problems.map((problem) => ({ place: `${file.fileName}:${line}`, name: exported.name, problem }));
  });
}

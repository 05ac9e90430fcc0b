import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { docProblems } from './comments.ts';

const root = fileURLToPath(new URL('../../', import.meta.url)).replaceAll('\\', '/');

/** A program of made-up files, without any library. */
function programOf(files: Readonly<Record<string, string>>): ts.Program {
  const options: ts.CompilerOptions = {
    noLib: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options, true);
  host.getCurrentDirectory = () => '/';
  host.fileExists = (name) => name in files;
  host.readFile = (name) => files[name];
  host.getSourceFile = (name, target) => {
    const text = files[name];
    return text === undefined ? undefined : ts.createSourceFile(name, text, target, true);
  };
  return ts.createProgram(['/index.ts'], options, host);
}

const problemsOf = (text: string) =>
  docProblems(programOf({ '/index.ts': "export * from './a.ts';", '/a.ts': text }), '/index.ts').map(
    ({ place, name, problem }) => `${place} ${name}: ${problem}`,
  );

describe('the checker', () => {
  test('is content with a complete comment', () => {
    const example = '@example\n * ```ts\n * f(1);\n * ```\n';
    expect(
      problemsOf(
        `/**\n * Does it.\n * @param x - A number.\n * @returns It.\n * ${example} */\nexport function f(x: number): number { return x; }`,
      ),
    ).toEqual([]);
    expect(problemsOf('/** A word. */\nexport type A = 1;\n/** A value. */\nexport const b = 1;')).toEqual(
      [],
    );
    expect(problemsOf(`/** Does it. ${example} */\nexport function f(): void {}`)).toEqual([]);
  });

  test('misses comments of every kind of name, under the name of the file that declares it', () => {
    expect(problemsOf('\nexport type A = 1;\nexport interface B {}\nexport const c = 1;')).toEqual([
      '/a.ts:2 A: no doc comment',
      '/a.ts:3 B: no doc comment',
      '/a.ts:4 c: no doc comment',
    ]);
  });

  test('misses each part of a function', () => {
    expect(problemsOf('/** Does it */\nexport function f(x: number): number { return x; }')).toEqual([
      '/a.ts:2 f: the doc comment has no first sentence',
      '/a.ts:2 f: no @param x',
      '/a.ts:2 f: no @returns',
      '/a.ts:2 f: no @example',
    ]);
  });

  test('misses empty and outdated tags, and an example that nothing runs', () => {
    expect(
      problemsOf(
        '/**\n * Does it.\n * @param x\n * @param y - Gone.\n * @returns\n * @example f(1)\n */\nexport function f(x: number): number { return x; }',
      ),
    ).toEqual([
      '/a.ts:8 f: @param x says nothing',
      '/a.ts:8 f: @param y is not a parameter',
      '/a.ts:8 f: @returns says nothing',
      '/a.ts:8 f: @example without a ```ts fence',
    ]);
  });
});

test.each(['index.ts', 'charts/index.ts', 'sheets/index.ts', 'sql/index.ts'])(
  'every name exported from %s has a complete doc comment',
  (file) => {
    const config = ts.parseJsonConfigFileContent(
      ts.parseConfigFileTextToJson('tsconfig.json', readFileSync(`${root}tsconfig.json`, 'utf8')).config,
      { ...ts.sys, readDirectory: () => [] },
      root,
    );
    const entry = `${root}src/${file}`;
    const program = ts.createProgram([entry], { ...config.options, types: [] });
    const problems = docProblems(program, entry).map(
      ({ place, name, problem }) => `${place.replace(root, '')} ${name}: ${problem}`,
    );
    expect(problems).toEqual([]);
  },
);

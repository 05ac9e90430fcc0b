/**
 * The layers of the house: `internal, types, explain, model → stages → review → entries`, and what a library that
 * gives the same answer everywhere may not touch. Files are parsed, so that comments and texts may say what they like.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const GROUND = ['internal', 'types', 'explain', 'model'];
const STAGES = ['orders', 'rfm', 'concentration', 'clusters', 'tiers', 'lifecycle', 'forecast', 'warnings'];
const ENTRIES = ['sheets', 'sql', 'charts'];

/** What each room may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  types: [],
  internal: ['types'],
  explain: GROUND,
  model: GROUND,
  ...Object.fromEntries(STAGES.map((stage) => [stage, GROUND])),
  review: [...GROUND, ...STAGES],
  ...Object.fromEntries(ENTRIES.map((entry) => [entry, [...GROUND, ...STAGES, 'review']])),
  index: [...GROUND, ...STAGES, 'review'],
};

const PACKAGES = ['zod/mini', 'date-fns', '@date-fns/utc', 'simple-statistics', 'ml-kmeans'];

/** Names of hosts: they are absent somewhere, or differ from machine to machine. */
const HOST_NAMES = new Set(
  'process console window document navigator performance crypto require module Buffer fetch globalThis global self setTimeout setInterval queueMicrotask TextEncoder TextDecoder URL __dirname __filename'.split(
    ' ',
  ),
);

/** Members of `Date` that read or write in the time zone of the machine. */
const LOCAL_TIME =
  /^(get|set)(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|Year|TimezoneOffset)$/;

interface Import {
  readonly specifier: string;
  readonly line: number;
}

function roomOf(file: string): string {
  const [first = ''] = file.split('/');
  return first.replace(/\.ts$/, '');
}

function importsOf(source: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node))
      imports.push({
        specifier: node.text,
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function importProblem(file: string, specifier: string, files: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) {
    const known = PACKAGES.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    return known ? null : `imports ${specifier}, which is not a package of this library`;
  }
  if (!specifier.endsWith('.ts')) return `imports ${specifier} without .ts`;
  const target = posix.join(posix.dirname(file), specifier);
  if (!files.has(target)) return `imports ${specifier}, which is not in src`;
  const from = roomOf(file);
  const to = roomOf(target);
  const allowed = MAY_IMPORT[from];
  if (!allowed) return `is in a room that the layers do not know: ${from}`;
  return from === to || allowed.includes(to) ? null : `imports ${specifier}: ${from} may not import ${to}`;
}

/** Names that a file declares itself, in whatever scope: a parameter called `process` is not node's. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const named = node as ts.Node & { readonly name?: ts.Node };
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && named.name && ts.isIdentifier(named.name)) names.add(named.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** Is this identifier the value of a variable, rather than the name of a member, a label or a type? */
function isVariable(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  const named = parent as ts.Node & { readonly name?: ts.Node };
  if (named.name === node && !ts.isShorthandPropertyAssignment(parent)) return false;
  return !(ts.isBindingElement(parent) && parent.propertyName === node);
}

function bodyProblems(file: string, source: ts.SourceFile): string[] {
  const problems: string[] = [];
  const own = declaredNames(source);
  const add = (node: ts.Node, what: string) =>
    problems.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} uses ${what}`);
  const isGlobal = (node: ts.Node, name: string): boolean =>
    ts.isIdentifier(node) && node.text === name && !own.has(name);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isVariable(node) && !own.has(node.text)) {
      if (HOST_NAMES.has(node.text)) add(node, node.text);
      if (node.text === 'Intl' && file !== 'internal/zone.ts') add(node, 'Intl outside internal/zone.ts');
    }
    if (ts.isPropertyAccessExpression(node)) {
      const member = node.name.text;
      if (isGlobal(node.expression, 'Date') && member === 'now') add(node, 'Date.now');
      if (isGlobal(node.expression, 'Math') && member === 'random') add(node, 'Math.random');
      if (/^toLocale/.test(member) || member === 'localeCompare') add(node, member);
      // Cells of a spreadsheet hold local dates.
      if (LOCAL_TIME.test(member) && roomOf(file) !== 'sheets')
        add(node, `${member}, the time zone of the machine`);
    }
    if (ts.isNewExpression(node) && isGlobal(node.expression, 'Date') && (node.arguments?.length ?? 0) !== 1)
      add(node, node.arguments?.length ? 'new Date of local parts' : 'new Date()');
    if (ts.isCallExpression(node) && isGlobal(node.expression, 'Date')) add(node, 'Date()');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

/** One line for each import cycle: the files in order. */
function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push(`import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
      return;
    }
    state.set(file, 'open');
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}

/** All violations in files given as path (relative to `src`) and text. */
function violations(files: Readonly<Record<string, string>>): string[] {
  const names = new Set(Object.keys(files));
  const graph = new Map<string, string[]>();
  const problems = Object.entries(files).flatMap(([file, text]) => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const imports = importsOf(source);
    graph.set(
      file,
      imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => posix.join(posix.dirname(file), specifier))
        .filter((target) => names.has(target)),
    );
    const ofImports = imports.flatMap(({ specifier, line }) => {
      const problem = importProblem(file, specifier, names);
      return problem ? [`${file}:${line} ${problem}`] : [];
    });
    return [...ofImports, ...bodyProblems(file, source)];
  });
  return [...problems, ...cyclesOf(graph)];
}

test('src keeps its layers and touches no host', () => {
  const src = fileURLToPath(new URL('../src/', import.meta.url));
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(20);
  const texts = Object.fromEntries(
    files.map((path) => [relative(src, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
  expect(violations(texts)).toEqual([]);
});

describe('the checker sees', () => {
  const ground = {
    'types.ts': 'export type A = 1;',
    'internal/day.ts': "import type { A } from '../types.ts';\nexport const day: A = 1;",
    'explain/reason.ts': "import { day } from '../internal/day.ts';\nexport { day };",
    'orders/sum.ts': "import { day } from '../internal/day.ts';\nexport const sum = day;",
    'rfm/fit.ts': "import '../explain/reason.ts';\nimport * as z from 'zod/mini';\nexport const fit = z;",
    'sql/index.ts': "import { fit } from '../rfm/fit.ts';\nexport { fit };",
    'index.ts': "export { sum } from './orders/sum.ts';\nexport { fit } from './rfm/fit.ts';",
  };
  const alsoSees = (file: string, text: string) => violations({ ...ground, [file]: text });

  test('nothing in a house in order', () => {
    expect(violations(ground)).toEqual([]);
  });

  test.each([
    [
      'rfm/a.ts',
      "import { sum } from '../orders/sum.ts';",
      'rfm/a.ts:1 imports ../orders/sum.ts: rfm may not import orders',
    ],
    ['rfm/a.ts', "import type { sum } from '../orders/sum.ts';", 'rfm may not import orders'],
    ['rfm/a.ts', "export type B = import('../orders/sum.ts').B;", 'rfm may not import orders'],
    ['rfm/a.ts', "export const b = import('../orders/sum.ts');", 'rfm may not import orders'],
    ['rfm/a.ts', "export * from '../orders/sum.ts';", 'rfm may not import orders'],
    ['internal/a.ts', "import '../explain/reason.ts';", 'internal may not import explain'],
    ['explain/a.ts', "import '../rfm/fit.ts';", 'explain may not import rfm'],
    ['types.ts', "export * from './internal/day.ts';", 'types may not import internal'],
    ['index.ts', "export { fit } from './sql/index.ts';", 'index may not import sql'],
    ['rfm/a.ts', "import { fit } from '../index.ts';", 'rfm may not import index'],
    ['attic/a.ts', "import '../types.ts';", 'a room that the layers do not know: attic'],
    ['rfm/a.ts', "import './fit';", 'imports ./fit without .ts'],
    ['rfm/a.ts', "import './none.ts';", 'imports ./none.ts, which is not in src'],
    ['rfm/a.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['rfm/a.ts', "import fs from 'fs';", 'imports fs'],
    ['rfm/a.ts', "import { z } from 'zod';", 'imports zod, which'],
    ['rfm/a.ts', "import 'date-fnsy';", 'imports date-fnsy'],
  ])('in %s the import %s', (file, text, problem) => {
    expect(alsoSees(file, text)).toContainEqual(expect.stringContaining(problem));
  });

  test.each([
    ['process.env.TZ', 'process'],
    ['console.log(1)', 'console'],
    ['globalThis.x', 'globalThis'],
    ['({ process })', 'process'],
    ['Date.now()', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['new Date', 'new Date()'],
    ['new Date(2024, 0, 1)', 'new Date of local parts'],
    ['Date()', 'Date()'],
    ['Math.random()', 'Math.random'],
    ['[1].map(Math.random)', 'Math.random'],
    ['(1).toLocaleString()', 'toLocaleString'],
    ["'a'.toLocaleLowerCase()", 'toLocaleLowerCase'],
    ["'a'.localeCompare('b')", 'localeCompare'],
    ['new Date(0).getDay()', 'getDay, the time zone of the machine'],
    ['new Intl.NumberFormat()', 'Intl outside internal/zone.ts'],
  ])('%s', (expression, what) => {
    expect(alsoSees('rfm/a.ts', `// a line\nexport const b = ${expression};`)).toEqual([
      `rfm/a.ts:2 uses ${what}`,
    ]);
  });

  test('cycles, also of types', () => {
    const cycle = {
      'rfm/a.ts': "import './b.ts';",
      'rfm/b.ts': "import type { A } from './c.ts';",
      'rfm/c.ts': "import './a.ts';",
    };
    expect(violations({ ...ground, ...cycle })).toEqual([
      'import cycle: rfm/a.ts → rfm/b.ts → rfm/c.ts → rfm/a.ts',
    ]);
  });

  test('no harm in words, members and names of the file itself', () => {
    const harmless = `
      /** No process, no console.log, no Date.now(). */
      export function f(process: number, when: { now: number; console: string }, date: Date) {
        const text = 'Math.random()';
        return [process, when.now, when.console, text, new Date(0).getTime(), new Date(date), date.getUTCDay(), { console: 1 }];
      }`;
    expect(alsoSees('rfm/a.ts', harmless)).toEqual([]);
    expect(alsoSees('internal/zone.ts', 'export const f = new Intl.DateTimeFormat();')).toEqual([]);
    expect(alsoSees('sheets/a.ts', 'export const f = (date: Date) => date.getMonth();')).toEqual([]);
  });
});

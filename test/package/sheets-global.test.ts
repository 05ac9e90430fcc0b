/** The one file that is pasted into spreadsheets: its syntax, what it leaves behind, what it needs, what it answers, its size. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Node, parse } from 'acorn';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FILE = join(root, 'dist', 'account-scoring.global.js');
const text = readFileSync(FILE, 'utf8');

/** A quarter of the synthetic book, without the rows that take a parser of CSV, and without a day that `new Date` would move. */
function plainCsv(): string {
  const lines = readFileSync(join(root, 'examples/data/synthetic-orders.csv'), 'utf8').trim().split('\n');
  const isPlain = (line: string) => line.split(',').length === 5 && !/"|-02-30/.test(line);
  const isIn = (line: string) => Number(/,K(\d+),/.exec(line)?.[1] ?? 0) % 4 === 0;
  const path = join(tmpdir(), `account-scoring-orders-${process.pid}.csv`);
  writeFileSync(path, lines.filter((line) => isPlain(line) && isIn(line)).join('\n'));
  return path;
}

const csv = plainCsv();

/** What the file says in a bare context, on a machine in a time zone. */
function runIn(zone: string): string {
  return execFileSync(process.execPath, [join(root, 'test/package/bare-context.mjs'), FILE, csv], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
    maxBuffer: 64e6,
  });
}

const utc = runIn('UTC');
const { left, results } = JSON.parse(utc) as { left: string[]; results: Record<string, unknown[][]> };

/** Every node of a syntax tree. */
function walk(node: Node, visit: (node: Node & Record<string, unknown>) => void): void {
  visit(node as Node & Record<string, unknown>);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && typeof child.type === 'string') walk(child, visit);
}

test('it is a script of ES2019, without eval, new Function, private or static fields', () => {
  const tree = parse(text, { ecmaVersion: 2019, sourceType: 'script' });
  const found: string[] = [];
  walk(tree, (node) => {
    const callee = node.callee as { type?: string; name?: string } | undefined;
    if (callee?.type === 'Identifier' && (callee.name === 'eval' || callee.name === 'Function'))
      found.push(callee.name);
    if (/^(PrivateIdentifier|PropertyDefinition|StaticBlock|ImportExpression)$/.test(node.type))
      found.push(node.type);
  });
  expect(found).toEqual([]);
  // The gate can close: this is newer.
  for (const newer of ['a?.b', 'a ?? b', 'class A { #b = 1 }', 'class A { static b = 1 }', '1n', 'a ||= b'])
    expect(() => parse(newer, { ecmaVersion: 2019 }), newer).toThrow();
});

test('it names no host and nothing that the built-ins got later, in code that no test runs either', () => {
  const hosts =
    /^(process|console|window|document|self|global|globalThis|setTimeout|setInterval|queueMicrotask|fetch|URL|TextEncoder|TextDecoder|performance|crypto|require|Buffer|WebAssembly|structuredClone|BigInt|WeakRef|Intl)$/;
  const later =
    /^(at|replaceAll|matchAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|hasOwn|groupBy|allSettled|localeCompare|toLocale\w+)$/;
  const found = new Set<string>();
  walk(parse(text, { ecmaVersion: 2019, sourceType: 'script' }), (node) => {
    const named = (key: string) => (node[key] as { type?: string; name?: string } | undefined)?.name ?? '';
    // In a minified file every long name is a member or a global.
    if (node.type === 'Identifier' && hosts.test(node.name as string)) found.add(node.name as string);
    const callee = node.callee as (Node & { property?: { name?: string } }) | undefined;
    if (
      node.type === 'CallExpression' &&
      callee?.type === 'MemberExpression' &&
      later.test(callee.property?.name ?? '')
    )
      found.add(`.${callee.property?.name}()`);
    if (node.type === 'MemberExpression' && named('object') === 'Math' && named('property') === 'random')
      found.add('Math.random');
    if (node.type === 'MemberExpression' && named('object') === 'Date' && named('property') === 'now')
      found.add('Date.now');
  });
  // Intl stands in the reader of time zones, which only other zones than UTC come to.
  expect([...found].sort()).toEqual(['Intl']);
});

test('it says which version it is, and brings the licences of what is in it', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(text.startsWith(`/*!\n\naccount-scoring ${version}\n\nMIT License`)).toBe(true);
  const told = [...text.matchAll(/^Holds parts of (\S+):$/gm)].map((match) => match[1]);
  // The same entry without the stand-ins, to see which packages it is made of.
  const { metafile } = await build({
    entryPoints: [join(root, 'src/sheets/index.ts')],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['ml-matrix', 'ml-random', 'fft.js'],
    format: 'esm',
    logLevel: 'silent',
  });
  const inputs = Object.entries(Object.values(metafile.outputs)[0]?.inputs ?? {}).filter(
    ([, { bytesInOutput }]) => bytesInOutput > 0,
  );
  const packages = inputs.flatMap(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  expect([...new Set(packages)].sort()).toEqual([...told].sort());
});

test('it leaves one name behind', () => {
  expect(left).toEqual(['AccountScoring']);
});

test('where there is nothing but the language it answers as the module does', async () => {
  const sheets = await import(pathToFileURL(join(root, 'dist', 'sheets.js')).href);
  const rows = readFileSync(csv, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const range = rows.map((row, i) =>
    i === 0 ? row : [...row.slice(0, 4), row[4] === '' ? '' : Number(row[4])],
  );
  const asOf = '2025-12-31';
  for (const { name, export: exported } of sheets.SHEET_FUNCTIONS) {
    const expected =
      name === 'RFM_APPLY'
        ? sheets.spillRfmApply(range, sheets.spillRfmModel(range, asOf)[0][0], asOf)
        : sheets[exported](range, asOf);
    expect(results[name], name).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(results[name]?.length, name).toBeGreaterThan(0);
    expect(String(results[name]?.[0]?.[0]), name).not.toMatch(/^Cannot/);
  }
  expect(results.CHINESE?.[0]?.[0]).toBe('部分');
  expect(results.ERROR?.[0]?.[0]).toMatch(/^找不到表头/);
});

test('dates of the host mean the same in every time zone', () => {
  for (const zone of ['America/New_York', 'Pacific/Auckland', 'America/Sao_Paulo'])
    expect(runIn(zone) === utc, zone).toBe(true);
});

test('it is small enough to be pasted, and zod, date-fns and ml-matrix are not in it', () => {
  const gzip = gzipSync(text, { level: 9 }).length;
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `size: the file for spreadsheets ${kB(text.length)} minified, ${kB(gzip)} gzip; at most 430 kB, 136 kB gzip`,
  );
  expect(text.length).toBeLessThanOrEqual(430_000);
  expect(gzip).toBeLessThanOrEqual(136_000);
  // Words that only these packages have.
  expect(text).not.toMatch(/_zod|safeParse|ZodMini/);
  expect(text).not.toMatch(/formatLong|constructFrom/);
  expect(text).not.toMatch(/SingularValueDecomposition|checkRowVector/);
});

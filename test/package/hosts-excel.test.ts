/** The file for Excel add-ins, and what the manifest of the example names. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { beforeAll, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const FILE = read('dist/account-scoring.excel.js');
type Module = typeof import('../../src/sheets/index.ts') &
  Record<string, (...args: unknown[]) => unknown[][]>;
let sheets: Module;
beforeAll(async () => {
  const path = fileURLToPath(new URL('dist/sheets.js', root));
  sheets = (await import(pathToFileURL(path).href)) as Module;
});

const RANGE = [
  ['客户', '日期', '金额'],
  ['甲', 45_296, 100],
  ['乙', 45_700, 50],
  [0, 0, 0],
];
const TEXT = [['客户', '日期', '金额'], ['甲', '2024-01-05', 100], ['乙', '2025-02-12', 50], []];

/** The functions that the file associates, by id. */
function associated(): Map<string, (...args: unknown[]) => unknown> {
  const functions = new Map<string, (...args: unknown[]) => unknown>();
  const associate = (id: string, fn: (...args: unknown[]) => unknown) => {
    if (functions.has(id)) throw new Error(`associated twice: ${id}`);
    functions.set(id, fn);
  };
  const context = createContext(
    { CustomFunctions: { associate } },
    { codeGeneration: { strings: false, wasm: false } },
  );
  runInContext(FILE, context);
  return functions;
}

test('the file is a script of ES2019 that associates each function of the metadata', () => {
  parse(FILE, { ecmaVersion: 2019, sourceType: 'script' });
  const ids = (JSON.parse(read('examples/excel/functions.json')).functions as { id: string }[]).map(
    ({ id }) => id,
  );
  expect([...associated().keys()]).toEqual(ids);
  expect(ids).toEqual(sheets.SHEET_FUNCTIONS.map(({ name }) => name));
});

test('functions take what Excel hands over: rows, serial numbers, zeros for blanks, null for what is left out', () => {
  const functions = associated();
  const call = (name: string, ...args: unknown[]) =>
    JSON.parse(JSON.stringify(functions.get(name)?.(...args)));
  expect(call('RFM', RANGE, null, null)).toEqual(sheets.spillRfm(TEXT));
  expect(call('RFM', RANGE, 46_022, [['locale=en']])).toEqual(
    sheets.spillRfm(TEXT, '2025-12-31', 'locale=en'),
  );
  expect(call('TOPSHARE', RANGE, null, 0.5, null)).toEqual(sheets.spillTopShare(TEXT, '', 0.5));
  const model = call('RFM_MODEL', RANGE)[0][0];
  expect(call('RFM_APPLY', RANGE, model, null, null)).toEqual(sheets.spillRfmApply(TEXT, model));
  expect(call('CLUSTERS', [[0]], null, null, null)[0][0]).toMatch(/^Cannot/);
});

test('the manifest is well-formed, and every file that it and the page name exists', () => {
  const xml = read('examples/excel/manifest.xml');
  const open: string[] = [];
  for (const [, close, name, , selfClosing] of xml.matchAll(
    /<(\/?)([A-Za-z:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (close) expect(open.pop()).toBe(name);
    else if (!selfClosing) open.push(name as string);
  }
  expect(open).toEqual([]);
  // Nothing in angle brackets was passed over.
  expect((xml.match(/</g) ?? []).length).toBe(
    (xml.match(/<(?:\/?[A-Za-z:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?>|\?xml|!--)/g) ?? []).length,
  );
  const ids = new Set([...xml.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
  for (const [, resid] of xml.matchAll(/ resid="([^"]+)"/g)) expect(ids).toContain(resid);
  expect(xml).toMatch(/<Id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}<\/Id>/);
  const page = read('examples/excel/functions.html');
  const named = [
    ...xml.matchAll(/example\.com\/account-scoring\/([\w.-]+\.(?:js|json|html))"/g),
    ...page.matchAll(/src="([\w.-]+)"/g),
  ];
  const files = [...new Set(named.map((match) => match[1] as string))].sort();
  expect(files).toEqual([
    'account-scoring.excel.js',
    'functions.html',
    'functions.json',
    'functions.zh-CN.json',
  ]);
  for (const file of files)
    expect(
      existsSync(new URL(`dist/${file}`, root)) || existsSync(new URL(`examples/excel/${file}`, root)),
      file,
    ).toBe(true);
});

/** How much of a bundle the library is: ceilings in bytes after gzip, and what must not be in them. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Platform, type Plugin } from 'esbuild';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Bundle {
  readonly text: string;
  readonly bytes: number;
  readonly gzip: number;
  /** Names of the packages that gave at least one byte. */
  readonly packages: readonly string[];
}

async function bundle(code: string, platform: Platform = 'neutral', plugins: Plugin[] = []): Promise<Bundle> {
  const result = await build({
    stdin: { contents: code, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform,
    plugins,
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const contents = result.outputFiles[0]?.contents ?? new Uint8Array();
  const inputs = Object.values(result.metafile.outputs)[0]?.inputs ?? {};
  const packages = Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return {
    text: new TextDecoder().decode(contents),
    bytes: contents.length,
    gzip: gzipSync(contents, { level: 9 }).length,
    packages: [...new Set(packages)],
  };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const RFM = `import { summarizeOrders, scoreRfm, assignSegments, kam11 } from './dist/index.js';
console.log(summarizeOrders, scoreRfm, assignSegments, kam11);`;

test('the RFM path stays within 12 kB of gzip, without zod and date-fns', async () => {
  for (const platform of ['neutral', 'browser'] as const) {
    const { bytes, gzip, packages } = await bundle(RFM, platform);
    console.log(
      `size: RFM path (${platform}) ${kB(gzip)} gzip, ${kB(bytes)} minified, of at most 12 kB gzip`,
    );
    expect(packages).not.toContain('zod');
    expect(packages).not.toContain('date-fns');
    expect(packages).not.toContain('@date-fns/utc');
    expect(gzip).toBeLessThanOrEqual(12_000);
  }
});

test('the whole root entry stays within 60 kB of gzip', async () => {
  const { bytes, gzip, packages } = await bundle("export * from './dist/index.js';");
  console.log(
    `size: whole entry ${kB(gzip)} gzip, ${kB(bytes)} minified, of at most 60 kB gzip (with ${packages.join(', ') || 'no packages'})`,
  );
  expect(gzip).toBeLessThanOrEqual(60_000);
});

test('an import that is not used costs nothing', async () => {
  expect((await bundle("import './dist/index.js';")).bytes).toBeLessThanOrEqual(20);
  expect(
    (await bundle("import { scoreRfm } from './dist/index.js'; export const x = 1;")).bytes,
  ).toBeLessThanOrEqual(40);
});

/** What stays of `dist` when its manifest may not promise that it has no side effects: what runs at module level. */
async function moduleLevelCode(): Promise<string> {
  const { text } = await bundle("import 'the-entry';", 'neutral', [
    {
      name: 'the entry as a module that may have side effects',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^the-entry$/ }, () => ({ path: `${root}dist/index.js`, sideEffects: true })),
    },
  ]);
  return text;
}

test('calls at module level are marked /* @__PURE__ */: importing one function does not keep the others', async () => {
  const code = await moduleLevelCode();
  const calls: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('left.js', code, ts.ScriptTarget.Latest, true));
  expect(calls).toEqual([]);
  // Numbers made of numbers stay, as a bundler does not know that they are numbers.
  expect(code.length).toBeLessThanOrEqual(1000);
});

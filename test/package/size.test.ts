/** How much of a bundle the library is: ceilings in bytes after gzip, and what must not be in them. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Bundle {
  readonly text: string;
  readonly bytes: number;
  readonly gzip: number;
  /** Names of the packages that gave at least one byte. */
  readonly packages: readonly string[];
  /** The files that gave the most, with their bytes. */
  readonly largest: readonly string[];
}

async function bundle(code: string, options: BuildOptions = {}): Promise<Bundle> {
  const result = await build({
    stdin: { contents: code, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
    ...options,
  });
  const contents = result.outputFiles?.[0]?.contents ?? new Uint8Array();
  const parts = Object.entries(Object.values(result.metafile?.outputs ?? {})[0]?.inputs ?? {})
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter((part) => part.bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  const packages = parts
    .map(({ path }) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return {
    text: new TextDecoder().decode(contents),
    bytes: contents.length,
    gzip: gzipSync(contents, { level: 9 }).length,
    packages: [...new Set(packages)],
    largest: parts.slice(0, 8).map(({ path, bytes }) => `${bytes} ${path}`),
  };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const figures = ({ gzip, bytes, packages }: Bundle) =>
  `${kB(gzip)} gzip, ${kB(bytes)} minified, ${packages.length > 0 ? `with ${packages.join(', ')}` : 'no packages'}`;

const importing = (names: string, from: string) =>
  `import { ${names} } from '${from}'; console.log(${names});`;
const RFM = 'fitRfm, applyRfm, scoreRfm, assignSegments, kam11';
const PATH = `summarizeOrders, ${RFM}`;

test('the RFM path stays within 12 kB of gzip, without zod and date-fns', async () => {
  for (const platform of ['neutral', 'browser'] as const) {
    const rfm = await bundle(importing(RFM, './dist/index.js'), { platform });
    console.log(`size: RFM path (${platform}) ${figures(rfm)}; at most 12 kB gzip`);
    if (rfm.gzip > 12_000) {
      const { largest } = await bundle(importing(RFM, './src/index.ts'), { platform });
      console.log(`the largest parts, in bytes:\n${largest.join('\n')}`);
    }
    expect(rfm.packages).not.toContain('zod');
    expect(rfm.packages).not.toContain('date-fns');
    // The UTC date of date-fns stays in every bundle (0.3 kB), as its package does not say that it has no side effects.
    expect(rfm.gzip).toBeLessThanOrEqual(12_000);
  }
});

test('the whole way from orders to segments stays within 17 kB of gzip, without zod and date-fns', async () => {
  const path = await bundle(importing(PATH, './dist/index.js'));
  console.log(`size: orders to segments ${figures(path)}; at most 17 kB gzip`);
  expect(path.packages).not.toContain('zod');
  expect(path.packages).not.toContain('date-fns');
  expect(path.gzip).toBeLessThanOrEqual(17_000);
});

/** Every part as a program would import it, with its ceiling in kB of gzip; packages are what it may bring. */
const PARTS: ReadonlyArray<
  readonly [name: string, names: string, ceiling: number, packages: readonly string[]]
> = [
  ['concentration', 'analyzeConcentration, testParetoClaim, fitAbc, applyAbc', 9, []],
  ['clusters', 'fitClusters, applyClusters, chooseClusterCount', 36, ['ml-kmeans']],
  ['account scores and tiers', 'scoreCriteria, classifyTiers, reviewTiers, fourCriteria, tiers5', 21, []],
  ['lifecycle', 'buildHistories, assignLifecycle', 16, []],
  ['loyalty and retention', 'scoreLoyalty, analyzeRetention, assignPlaybook, visitsDue', 12, []],
  ['forecast', 'fitPurchaseModel, applyPurchaseModel, fitSpendModel, expectedValue', 13, []],
  ['warnings', 'evaluateWarnings, kamRules', 31, []],
  ['comparison', 'compareReviews', 15, []],
  ['churn model', 'fitChurnModel, applyChurnModel', 11, []],
  ['words', 'formatReason, formatLabel, formatProblem', 33, []],
  ['a review as a page', 'formatReview', 52, []],
];

test.each(PARTS)('%s stays within its ceiling', async (name, names, ceiling, packages) => {
  const part = await bundle(importing(names, './dist/index.js'));
  console.log(`size: ${name} ${figures(part)}; at most ${ceiling} kB gzip`);
  expect(part.gzip).toBeLessThanOrEqual(1000 * ceiling);
  for (const heavy of ['zod', 'date-fns', 'ml-kmeans'])
    expect(part.packages.includes(heavy), heavy).toBe(packages.includes(heavy));
});

test('pictures stay within 36 kB of gzip, the words in two languages included, without packages', async () => {
  const names =
    'rfmHeatmap, rfmHistograms, segmentBars, paretoCurve, whaleCurve, tierLadder, migrationMatrix, clusterScatter, warningTimeline, revenueBridge';
  const charts = await bundle(importing(names, './dist/charts.js'));
  console.log(`size: charts ${figures(charts)}; at most 36 kB gzip`);
  expect(charts.gzip).toBeLessThanOrEqual(36_000);
  expect(charts.packages).toEqual([]);
  const one = await bundle(importing('paretoCurve', './dist/charts.js'));
  console.log(`size: one picture ${figures(one)}`);
});

test('the whole root entry stays within 230 kB of gzip', async () => {
  const one = await bundle(importing('summarizeOrders', './dist/index.js'));
  console.log(`size: summarizeOrders alone ${figures(one)}`);
  const all = await bundle("export * from './dist/index.js';");
  console.log(`size: whole entry ${figures(all)}; at most 230 kB gzip`);
  expect(all.gzip).toBeLessThanOrEqual(230_000);
});

test('an import that is not used costs nothing', async () => {
  expect((await bundle("import './dist/index.js';")).text.trim()).toBe('');
  const unused = await bundle("import { scoreRfm } from './dist/index.js'; export const x = 1;");
  expect(unused.bytes).toBeLessThanOrEqual(40);
});

/** Our code that runs when `dist` is loaded: what a bundler keeps that may not trust `sideEffects` in package.json. */
async function moduleLevelCode(): Promise<string> {
  const { text } = await bundle("import 'the-entry';", {
    minify: false,
    plugins: [
      {
        name: 'the entry as a module that may have side effects, without its packages',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^the-entry$/ }, () => ({ path: `${root}dist/index.js`, sideEffects: true }));
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'import-statement' ? { path, external: true, sideEffects: false } : null,
          );
        },
      },
    ],
  });
  return text;
}

// A mark does not help where an argument may have an effect in a bundler's eyes, as any `Some.property` has.
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
  expect(code.length).toBeLessThanOrEqual(2000);
});

/** What is in the packed package: imports, source maps, types. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { installConsumer } from './installed.ts';

const consumer = installConsumer();
afterAll(() => consumer.remove());

const installed = join(consumer.folder, 'node_modules', 'account-scoring');
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(installed, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
const read = (file: string) => readFileSync(join(installed, file), 'utf8');

/** The packages that files import or require. */
function packagesOf(pattern: RegExp): Set<string> {
  const specifiers = files
    .filter((file) => pattern.test(file))
    .flatMap((file) => ts.preProcessFile(read(file), true, true).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith('.'));
  return new Set(specifiers.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier));
}

test('the package holds what a user needs and nothing else', () => {
  const expected =
    /^(dist\/[\w.-]+\.(js|cjs|d\.ts|d\.cts|js\.map|cjs\.map|office-script\.ts)|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
  expect(files.filter((file) => !expected.test(file))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
});

test('every package that the code imports is a declared dependency, and none is of node', () => {
  const imported = packagesOf(/\.(js|cjs)$/);
  expect([...imported].filter((name) => !(name in manifest.dependencies))).toEqual([]);
  expect([...imported].filter((name) => name.startsWith('node:') || builtinModules.includes(name))).toEqual(
    [],
  );
  const unused = Object.keys(manifest.dependencies).filter((name) => !imported.has(name));
  if (unused.length > 0) console.log(`note: dependencies that nothing imports: ${unused.join(', ')}`);
});

test('the types stand alone: they import no package', () => {
  expect([...packagesOf(/\.d\.c?ts$/)]).toEqual([]);
});

test('the types of both module kinds are the same', () => {
  for (const file of files.filter((name) => name.endsWith('.d.ts')))
    expect(read(file.replace(/\.d\.ts$/, '.d.cts'))).toBe(read(file));
});

test('source maps hold their sources and lead nowhere outside the package', () => {
  const maps = files.filter((file) => file.endsWith('.map'));
  expect(maps.length).toBeGreaterThan(0);
  for (const file of maps) {
    const map = JSON.parse(read(file)) as {
      sources: string[];
      sourcesContent?: (string | null)[];
      sourceRoot?: string;
    };
    expect(map.sourceRoot ?? '').toBe('');
    expect(map.sourcesContent?.filter((text) => typeof text === 'string').length, file).toBe(
      map.sources.length,
    );
    for (const source of map.sources) {
      const path = relative(installed, resolve(join(installed, dirname(file)), source)).replaceAll('\\', '/');
      expect(path, `a source of ${file}`).toMatch(/^src\//);
    }
  }
});

test('no file names a path of the machine that built it', () => {
  const here = process.cwd().replaceAll('\\', '/');
  expect(files.filter((file) => read(file).replaceAll('\\', '/').includes(`${here}/`))).toEqual([]);
});

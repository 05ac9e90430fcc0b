/** Lock files must install everywhere: `npm ci` refuses one that lacks a package for another platform. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): Readonly<Record<string, Locked>> =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).packages;

/** Optional dependencies without an entry that a package could load. */
function missing(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    ),
  );
}

test('a package that is missing for one platform is found', () => {
  expect(missing({ 'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } } })).toEqual([
    'a-darwin',
  ]);
});

describe.each(['package-lock.json', 'test/bench/package-lock.json', 'test/sql/clickhouse/package-lock.json'])(
  '%s',
  (path) => {
    test('has every package for every platform', () => {
      expect(missing(read(path))).toEqual([]);
    });

    test('has a version of every package and no download addresses', () => {
      const entries = Object.entries(read(path)).filter(([name]) => name !== '');
      expect(entries.filter(([, { version, link }]) => version === undefined && link !== true)).toEqual([]);
      expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    });
  },
);

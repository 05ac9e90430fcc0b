/** What is generated for hosts is what the table of functions says, and what the examples for hosts say is there. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { GENERATED } from '../../examples/lib/hosts/generated.ts';
import { excelFunctions } from '../../src/sheets/hosts/excel.ts';
import { SHEET_FUNCTIONS } from '../../src/sheets/index.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const FOLDERS = ['examples/google-sheets', 'examples/excel', 'examples/onlyoffice-wps'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [`${folder}/${entry.name}`] : [],
  ),
);
const scripts = files.filter((file) => /\.(js|gs)$/.test(file));
const guides = files.filter((file) => file.endsWith('.md'));

describe('generated files', () => {
  test.each(GENERATED.map(({ path, text }) => [path, text] as const))(
    '%s is what is generated now',
    (path, text) => {
      expect(read(path), 'run "npm run sheets"').toBe(text());
    },
  );

  test.each([
    ['en', 'functions.json'],
    ['zh-CN', 'functions.zh-CN.json'],
  ] as const)('the metadata for Excel in %s says what the table says', (locale, file) => {
    const { functions } = JSON.parse(read(`examples/excel/${file}`));
    const types = { range: 'any', any: 'any', text: 'string', number: 'number', options: 'any' };
    expect(functions).toEqual(
      SHEET_FUNCTIONS.map(({ name, description, parameters }) => ({
        id: name,
        name,
        description: `${description[locale]}${locale === 'en' ? '.' : '。'}`,
        parameters: parameters.map((one) => ({
          name: one.name,
          description: one.description[locale],
          type: types[one.type],
          ...(one.type === 'range' || one.type === 'options' ? { dimensionality: 'matrix' } : {}),
          ...(one.optional ? { optional: true } : {}),
        })),
        result: { dimensionality: 'matrix' },
      })),
    );
  });

  test('functions are described in the language that was asked for', () => {
    expect(/\p{Script=Han}/u.test(excelFunctions('zh-CN'))).toBe(true);
    const english = excelFunctions('en').replace(/“[^”]*”/g, '');
    expect(/\p{Script=Han}/u.test(english)).toBe(false);
  });
});

test('names can be functions everywhere: no cell, no R1C1, not private, long enough for Excel, of ASCII', () => {
  for (const { name } of SHEET_FUNCTIONS) {
    expect(name).toMatch(/^[A-Z]{3}[A-Z_]*[A-Z]$|^[A-Z]{3}$/);
    expect(name).not.toMatch(/^[A-Z]{1,3}\d+$|^R\d*C\d*$/);
  }
});

describe('the examples for hosts', () => {
  test('have scripts of ES2019', () => {
    expect(scripts).toHaveLength(4);
    for (const file of scripts) parse(read(file), { ecmaVersion: 2019, sourceType: 'script' });
  });

  test('have a menu script that lints as the rest does', () => {
    // Biome does not know .gs: a copy of it under the same rules, in a folder of its own.
    const folder = mkdtempSync(join(tmpdir(), 'account-scoring-lint-'));
    const { $schema: _schema, vcs: _vcs, ...rules } = JSON.parse(read('biome.json'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ root: true, ...rules }));
    const path = join(folder, 'examples/google-sheets/Code.js');
    mkdirSync(dirname(path), { recursive: true });
    const biome = fileURLToPath(new URL('node_modules/@biomejs/biome/bin/biome', root));
    const lint = (text: string) => {
      writeFileSync(path, text);
      const args = [biome, 'check', '--error-on-warnings', path];
      return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    };
    try {
      const code = read('examples/google-sheets/Code.gs');
      expect(lint(code)).toMatchObject({ status: 0, stdout: expect.stringContaining('Checked 1 file') });
      expect(lint(`${code}\nif (1 == ACCOUNT_SCORING) debugger;\n`).status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('call functions by their names', () => {
    const names = new Set(SHEET_FUNCTIONS.map(({ name }) => name));
    for (const file of [...scripts, ...guides]) {
      const called = [...read(file).matchAll(/(?<![\w.'])(?:KAM\.)?([A-Z]{3}[A-Z_]*)\(/g)].map(
        (match) => match[1] as string,
      );
      expect(
        called.filter((name) => !names.has(name) && !['DATE', 'TODAY', 'NOW'].includes(name)),
        file,
      ).toEqual([]);
    }
    for (const guide of guides) for (const name of names) expect(read(guide), guide).toContain(`\`${name}\``);
  });

  test.each(guides)('%s names files, commands and macros that exist', (guide) => {
    const text = read(guide);
    const folder = guide.slice(0, guide.lastIndexOf('/') + 1);
    for (const [, target] of text.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(new URL(folder + target, root)), target).toBe(true);
    for (const [, path] of text.matchAll(/\b((?:examples|test|src)\/[\w./-]+\w)/g))
      expect(existsSync(new URL(path as string, root)), path).toBe(true);
    const hosts = [...read('tsup.config.ts').matchAll(/pasted\('(\w+)'/g)].map(
      (match) => `account-scoring.${match[1]}.js`,
    );
    for (const [file] of text.matchAll(/account-scoring\.\w+\.js/g)) expect(hosts).toContain(file);
    const { scripts: commands } = JSON.parse(read('package.json'));
    for (const [, command] of text.matchAll(/npm run (\w+)/g))
      expect(Object.keys(commands)).toContain(command);
    for (const [, macro] of text.matchAll(/`(Write\w+)`/g))
      expect(read('examples/onlyoffice-wps/wps-macros.js')).toContain(`function ${macro}(`);
  });

  test('come in English and Chinese, and hold no bundle', () => {
    for (const folder of FOLDERS) {
      expect(guides).toContain(`${folder}/README.md`);
      expect(guides).toContain(`${folder}/README.zh-CN.md`);
      const steps = (file: string) => (read(`${folder}/${file}`).match(/^\d\. /gm) ?? []).length;
      expect(steps('README.md'), folder).toBe(steps('README.zh-CN.md'));
    }
    for (const file of files) expect(readFileSync(new URL(file, root)).length, file).toBeLessThan(20_000);
  });
});

import { describe, expect, test } from 'vitest';
import { prepare } from './expectations.ts';
import { type Fence, fencesOfMarkdown, fencesOfSource } from './fences.ts';
import { printedBy, printer } from './printed.ts';

const fence = (code: string): Fence => ({ file: 'a.md', line: 10, code, run: true, output: null });

describe('fences of Markdown', () => {
  test('have the line of their first line of code', () => {
    const text = ['# Title', '', '```ts', 'one();', 'two();', '```', '```sh', 'npm test', '```'].join('\n');
    expect(fencesOfMarkdown('a.md', text)).toEqual([
      { file: 'a.md', line: 4, code: 'one();\ntwo();', run: true, output: null },
    ]);
  });

  test('take the text fence that follows immediately as their output', () => {
    const [first, second] = fencesOfMarkdown(
      'a.md',
      [
        '```ts',
        'one();',
        '```',
        '',
        '```text',
        '1',
        '```',
        '```ts',
        'two();',
        '```',
        'words',
        '```text',
        '2',
        '```',
      ].join('\n'),
    );
    expect(first?.output).toBe('1');
    expect(second?.output).toBeNull();
  });

  test('are only type-checked when they say no-run', () => {
    expect(fencesOfMarkdown('a.md', '```ts no-run\nx();\n```')[0]?.run).toBe(false);
  });

  test('are taken out of lists', () => {
    expect(fencesOfMarkdown('a.md', '- item\n\n  ```ts\n  x(() => {\n    y();\n  });\n  ```')[0]?.code).toBe(
      'x(() => {\n  y();\n});',
    );
  });

  test('refuse other words, and an end that is missing', () => {
    expect(() => fencesOfMarkdown('a.md', '\n```typescript\nx();\n```')).toThrow('a.md:2: write ```ts');
    expect(() => fencesOfMarkdown('a.md', '\n```ts norun\nx();\n```')).toThrow('a.md:2: write ```ts');
    expect(() => fencesOfMarkdown('a.md', '\n```ts\nx();')).toThrow('a.md:2: this fence is not closed');
  });
});

test('fences of doc comments keep the line of the source file and lose the stars', () => {
  const text = [
    'const template = `/** ``` */`;',
    '/**',
    ' * A sentence.',
    ' *',
    ' * @example',
    ' * ```ts',
    ' * if (x) {',
    ' *   y();',
    ' *',
    ' * }',
    ' * ```',
    ' */',
    'export function f() {',
    '  // ```ts in an ordinary comment is nothing',
    '}',
  ].join('\n');
  expect(fencesOfSource('a.ts', text)).toEqual([
    { file: 'a.ts', line: 7, code: 'if (x) {\n  y();\n\n}', run: true, output: null },
  ]);
});

describe('arrows', () => {
  test('belong to the console.log on the line above or on the same line', () => {
    const { code, expectations } = prepare(
      fence('console.log(1);\n// → 1\nconsole.log(\n  2,\n); // → 2\n// words'),
    );
    expect(code).toBe('$log(10)(1);\n// → 1\n$log(12)(\n  2,\n); // → 2\n// words');
    expect(expectations).toEqual([
      { line: 10, text: '1' },
      { line: 12, text: '2' },
    ]);
  });

  test('take the comment lines below them along', () => {
    const { expectations } = prepare(fence('console.log(a);\n// → {\n//   b: 1\n// }\n\n// words'));
    expect(expectations).toEqual([{ line: 10, text: '{\n  b: 1\n}' }]);
  });

  test('are refused where nothing would check them', () => {
    expect(() => prepare(fence('const a = 1;\n// → 1'))).toThrow(
      'a.md:11: this arrow follows no console.log',
    );
    expect(() => prepare(fence('console.log(a);\n\n// → 1'))).toThrow(
      'a.md:12: this arrow follows no console.log',
    );
    expect(() => prepare(fence('f(); // → 1'))).toThrow('a.md:10: this arrow follows no console.log');
  });

  test('inside loops and callbacks are found, and so is console.log as a value', () => {
    const { code, expectations } = prepare(
      fence('for (const a of b) {\n  console.log(a);\n  // → 1\n  // 2\n}\nb.forEach(console.log);'),
    );
    expect(code).toContain('  $log(11)(a);');
    expect(code).toContain('b.forEach($log(15));');
    expect(expectations).toEqual([{ line: 11, text: '1\n2' }]);
  });
});

test('the stand-in for console.log formats as node does', () => {
  printer('test')(3)('%s is %d', 'x', 1, { a: [1, { b: null }] });
  expect(printedBy('test')).toEqual([
    { line: 3, text: 'x is 1 { a: [ 1, { b: null } ] }', oneLine: 'x is 1 { a: [ 1, { b: null } ] }' },
  ]);
});

/** Every code that the library gives out has words in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Messages } from '../../src/explain/messages/messages.ts';
import { MESSAGES as TABLES } from '../../src/explain/messages.ts';
import { formatProblem, formatReason, type Notice, type Reason } from '../../src/index.ts';

const LOCALES = ['en', 'zh-CN'] as const;
const MESSAGES: Messages = Object.assign({}, ...TABLES);

/** A reason that has everything that a text could ask for. */
function fullReason(code: string): Reason {
  return {
    code,
    field: 'monetary',
    value: 7,
    op: 'in',
    threshold: [3, 9],
    ends: '(]',
    score: 4,
    of: 5,
    weight: 0.5,
    result: 'loyal',
  };
}

/** Codes such as `'rfm.band'` in the sources of the stages, by file. */
function readSources(): { codes: Map<string, string>; text: string } {
  const src = fileURLToPath(new URL('../../src/', import.meta.url));
  const codes = new Map<string, string>();
  let all = '';
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.startsWith('explain')) continue;
    const text = readFileSync(`${src}${file}`, 'utf8').replace(/^\s*(\*|\/\/).*$/gm, '');
    for (const [, code = ''] of text.matchAll(/'([a-z]+\.[a-z_]+)'/g)) codes.set(code, file);
    all += text;
  }
  return { codes, text: all };
}

describe('messages', () => {
  test.each(Object.keys(MESSAGES))('%s is worded in both languages', (code) => {
    const [english, chinese] = LOCALES.map((locale) => formatReason(fullReason(code), { locale }));
    for (const text of [english, chinese]) {
      expect(text).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
      expect(text).toBe(text?.trim());
    }
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(MESSAGES[code]?.en).not.toMatch(/\p{Script=Han}/u);
  });

  test.each(Object.keys(MESSAGES))(
    '%s uses words that there are, the same ones in both languages',
    (code) => {
      const known = [
        'field',
        'fieldName',
        'value',
        'threshold',
        'interval',
        'op',
        'score',
        'of',
        'weight',
        'result',
        'valueName',
        'thresholdName',
        'percent',
        'level',
        'change',
        'size',
      ];
      const [english, chinese] = LOCALES.map((locale) =>
        // A form that goes with a number (`{value?is|are}`) is no word of its own.
        [...(MESSAGES[code]?.[locale] ?? '').matchAll(/\{(?!\w+\?)(\w+).*?\}/g)].map(([, word]) => word),
      );
      expect(english?.filter((word) => !known.includes(word as string))).toEqual([]);
      expect([...(chinese ?? [])].sort()).toEqual([...(english ?? [])].sort());
    },
  );
});

/** `1 days`, `1 of 1 accounts`, `1 account have`. */
const PLURAL_OF_ONE =
  /\b1 (lost |order |purchase |urgent |distinct )?(days|accounts|orders|rows|alerts|gaps|points|rules|reviews|families|clusters|complaints|surveys|answers|values|losses|pairs|rounds|steps|profiles|observations|resamples|periods)\b|\b1 (of \w+ )?[a-z ]{2,20}\b(?<!that )(have|are|were|lack|repeat|belong)\b/;

test.each(Object.keys(MESSAGES))('%s says one of a thing in the singular', (code) => {
  const said = formatReason({ code, field: 'x', value: 1, op: '=', threshold: 1, of: 1, score: 1 });
  expect(said).not.toMatch(/[{}|]/);
  expect(said).not.toMatch(PLURAL_OF_ONE);
});

test('no code is in two tables', () => {
  expect(Object.keys(MESSAGES)).toHaveLength(TABLES.flatMap(Object.keys).length);
});

describe('codes', () => {
  const { codes, text } = readSources();

  test('are found in the sources', () => {
    expect(codes.size).toBeGreaterThan(20);
    expect(codes.has('rfm.band')).toBe(true);
  });

  test('of reasons and notices all have a message, and messages all have a code', () => {
    const told = [...codes.keys()].filter(
      (code) => !/^(order|signal|options|fitted|roster)\.|^previous\.table$/.test(code),
    );
    expect(told.filter((code) => !(code in MESSAGES))).toEqual([]);
    // Some codes are put together of a room and a name.
    const isUsed = (code: string) => codes.has(code) || text.includes(`'${code.split('.')[1]}'`);
    expect(Object.keys(MESSAGES).filter((code) => !isUsed(code))).toEqual([]);
  });

  test('of problems all have a Chinese text', () => {
    for (const code of [...codes.keys()].filter((name) => /^(order|signal)\./.test(name))) {
      const problem = { code, row: 3, field: 'amount', expected: 'something', received: '"x"' };
      expect(formatProblem(problem, { locale: 'zh-CN' })).not.toContain('something');
    }
  });
});

test('a notice is worded like a reason', () => {
  const notice: Notice = { code: 'rfm.small_sample', field: 'accounts', value: 12, threshold: 50 };
  expect(formatReason(notice)).toBe('bands were learned from 12 accounts, fewer than 50: use fixed cuts');
});

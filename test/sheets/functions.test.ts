/** What hosts are told about the functions is true of the functions. */
import { expect, test } from 'vitest';
import * as sheets from '../../src/sheets/index.ts';
import { EN } from '../../src/sheets/words/en.ts';
import { ZH_CN } from '../../src/sheets/words/zh-cn.ts';
import { spillNamed } from './help.ts';

const { SHEET_FUNCTIONS } = sheets;
const HAN = /\p{Script=Han}/u;

test('every function is described once, with the parameters that it takes', () => {
  const exported = Object.keys(sheets).filter((name) => name.startsWith('spill'));
  expect(SHEET_FUNCTIONS.map((one) => one.export).sort()).toEqual(exported.sort());
  expect(new Set(SHEET_FUNCTIONS.map(({ name }) => name)).size).toBe(SHEET_FUNCTIONS.length);
  for (const one of SHEET_FUNCTIONS) {
    // No cell reference (RFM1 would be one), no underscore at the end: hosts refuse such names.
    expect(one.name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    const spill = spillNamed(one.export);
    expect(one.parameters.length, one.name).toBe(spill.length);
    const optional = one.parameters.map((parameter) => parameter.optional);
    expect(optional, one.name).toEqual([...optional].sort((a, b) => Number(a) - Number(b)));
    expect(one.parameters[0]?.type).toBe('range');
    expect(one.parameters[one.parameters.length - 1]?.type).toBe('options');
  }
});

test('the names of parameters are those of the code', () => {
  for (const one of SHEET_FUNCTIONS) {
    const code = String(spillNamed(one.export));
    const names =
      /\(([^)]*)\)/
        .exec(code)?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? [];
    expect(
      one.parameters.slice(1).map(({ name }) => name),
      one.name,
    ).toEqual(names.slice(1));
  }
});

test('each description is there in English and in Chinese', () => {
  const texts = SHEET_FUNCTIONS.flatMap((one) => [
    one.description,
    ...one.parameters.map(({ description }) => description),
  ]);
  for (const { en, 'zh-CN': zh } of texts) {
    expect(en).toMatch(/^[A-Z][^。]*[^.]$/);
    expect(HAN.test(en.replace(/“.*”|".*"/g, '')), en).toBe(false);
    expect(HAN.test(zh), zh).toBe(true);
  }
});

test('both languages have the same words, and no two columns of a language have one name', () => {
  for (const group of ['columns', 'review'] as const) {
    expect(Object.keys(ZH_CN[group])).toEqual(Object.keys(EN[group]));
    for (const words of Object.values(ZH_CN[group]))
      expect(HAN.test(words) || /^[A-Z ]+$/.test(words), words).toBe(true);
  }
  for (const { columns } of [EN, ZH_CN])
    expect(new Set(Object.values(columns)).size).toBe(Object.keys(columns).length);
});

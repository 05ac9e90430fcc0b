/** The files for ONLYOFFICE and WPS, in stand-ins that hold to what these hosts document. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderRange } from '../sheets/help.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const FILE = read('dist/account-scoring.onlyoffice.js');
type Module = typeof import('../../src/sheets/index.ts') &
  Record<string, (...args: unknown[]) => unknown[][]>;
let sheets: Module;
beforeAll(async () => {
  const path = fileURLToPath(new URL('../../dist/sheets.js', import.meta.url));
  sheets = (await import(pathToFileURL(path).href)) as Module;
});

/** A part of the bundled book, with dates as these hosts hand them over: serial numbers. */
const TEXT = orderRange().filter((row, i) => i === 0 || String(row[1]).endsWith('7'));
const SERIALS = TEXT.map((row, i) =>
  row.map((cell, column) =>
    i > 0 && column === 3 && /^\d{4}-\d{2}-\d{2}$/.test(String(cell)) && !String(cell).endsWith('-02-30')
      ? Date.parse(String(cell)) / 86_400_000 + 25_569
      : cell,
  ),
);

const TYPES = /^(number|string|boolean|bool|any)(\[\]\[\])?$/;

interface Registered {
  readonly call: (...args: unknown[]) => unknown;
  readonly parameters: ReadonlyArray<readonly [string, boolean]>;
}

/** Registers functions as ONLYOFFICE documents it: no function without a comment, no parameter of another type, no cell without `@returns`. */
function register(code: string): Map<string, Registered> {
  const comments: { value: string; end: number }[] = [];
  parse(code, {
    ecmaVersion: 2019,
    sourceType: 'script',
    onComment: (isBlock, value, _start, end) => {
      if (isBlock && value.startsWith('*')) comments.push({ value, end });
    },
  });
  const registered = new Map<string, Registered>();
  const AddCustomFunction = (fn: (...args: unknown[]) => unknown) => {
    // The comment right above the declaration of the function.
    const found = comments.find(({ end }) =>
      new RegExp(`^\\s*function ${fn.name}\\(`).test(code.slice(end, end + 200)),
    );
    const tags = (found?.value ?? '').split('\n').map((line) => line.replace(/^\s*\*\s?/, ''));
    if (!tags.includes('@customfunction')) return;
    const params = tags.flatMap((line) => {
      const match = /^@param \{([^}]+)\} (\[?)(\w+)\]?/.exec(line);
      return match === null
        ? []
        : [{ type: match[1] as string, name: match[3] as string, optional: match[2] === '[' }];
    });
    if (params.some(({ type }) => !TYPES.test(type))) return;
    const returns = tags
      .map((line) => /^@returns \{([^}]+)\}/.exec(line)?.[1])
      .find((type) => type !== undefined);
    registered.set(fn.name, {
      parameters: params.map(({ name, optional }) => [name, optional] as const),
      call: (...args) => (returns !== undefined && TYPES.test(returns) ? fn(...args) : '#VALUE!'),
    });
  };
  runInContext(
    code,
    createContext({ Api: { AddCustomFunction } }, { codeGeneration: { strings: false, wasm: false } }),
  );
  return registered;
}

describe('ONLYOFFICE', () => {
  test('registers each function, with its parameters in order', () => {
    const registered = register(FILE);
    expect([...registered.keys()]).toEqual(sheets.SHEET_FUNCTIONS.map(({ name }) => name));
    for (const { name, parameters } of sheets.SHEET_FUNCTIONS)
      expect(registered.get(name)?.parameters, name).toEqual(
        parameters.map((one) => [one.name, one.optional]),
      );
  });

  test('computes what the module does', () => {
    const registered = register(FILE);
    const call = (name: string, ...args: unknown[]) =>
      JSON.parse(JSON.stringify(registered.get(name)?.call(...args)));
    for (const { name, export: exported } of sheets.SHEET_FUNCTIONS.filter((one) => one.name !== 'RFM_APPLY'))
      expect(call(name, SERIALS, 46_022), name).toEqual(sheets[exported]?.(TEXT, '2025-12-31'));
    const model = call('RFM_MODEL', SERIALS)[0][0];
    expect(call('RFM_APPLY', SERIALS, model)).toEqual(sheets.spillRfmApply(TEXT, model));
  });

  test('the stand-in is as strict as the host', () => {
    const stub = (comment: string) =>
      register(`/**\n${comment}\n */\nfunction F(a) { return a; }\nApi.AddCustomFunction(F);`);
    const good = ' * It.\n * @customfunction\n * @param {any[][]} a A.\n * @returns {any} A.';
    expect(stub(good).get('F')?.call(1)).toBe(1);
    expect(stub(good.replace('@customfunction', '')).size).toBe(0);
    expect(stub(good.replace('{any[][]}', '{Array}')).size).toBe(0);
    expect(stub(good.replace('@returns', '@return')).get('F')?.call(1)).toBe('#VALUE!');
  });
});

describe('WPS', () => {
  /** The calls of the macros, as WPS documents them: values of ranges are rows, of one cell bare; dates are serial numbers. */
  function openBook(values: unknown) {
    const written = new Map<string, unknown[][]>();
    const formats: string[] = [];
    const alerts: string[] = [];
    const names = ['Orders'];
    const add = () => {
      const sheet = { name: '' };
      const range = (row: number, column: number, rows: number, columns: number) => ({
        Offset: (down: number, right: number) => range(row + down, column + right, rows, columns),
        Resize: (height: number, width: number) => range(row, column, height, width),
        set NumberFormat(format: string) {
          formats.push(`${sheet.name} ${column} ${rows} ${format}`);
        },
        set Value2(cells: unknown[][]) {
          expect([cells.length, cells[0]?.length]).toEqual([rows, columns]);
          written.set(sheet.name, JSON.parse(JSON.stringify(cells)));
        },
      });
      return {
        set Name(name: string) {
          names.push(name);
          sheet.name = name;
        },
        Range: (_address: 'A1') => range(1, 1, 1, 1),
      };
    };
    const used = {
      Value2: values,
      Address: () => `$A$3:$E$${2 + (Array.isArray(values) ? values.length : 1)}`,
    };
    const Worksheets = {
      Add: add,
      get Count() {
        return names.length;
      },
      Item: (i: number) => ({ Name: names[i - 1] }),
    };
    const context = createContext({
      Application: { ActiveSheet: { UsedRange: used }, Worksheets },
      alert: (text: string) => void alerts.push(text),
    });
    runInContext(read('dist/account-scoring.gs.js'), context);
    runInContext(read('examples/onlyoffice-wps/wps-macros.js'), context);
    return { written, alerts, formats, run: (name: string) => runInContext(`${name}()`, context) };
  }

  test('the macros write tables into new sheets', () => {
    const { written, alerts, formats, run } = openBook(SERIALS);
    const origin = `origin=A3:E${2 + TEXT.length}`;
    for (const macro of ['WriteReview', 'WriteRfm', 'WriteSegments', 'WriteWarnings', 'WriteRfm']) run(macro);
    expect(alerts).toEqual([]);
    expect(Object.fromEntries(written)).toEqual({
      客户总览: sheets.spillReview(TEXT, '', '', origin),
      'RFM 评分': sheets.spillRfm(TEXT, '', origin),
      客户分群: sheets.spillSegments(TEXT, '', '', origin),
      流失预警: sheets.spillWarnings(TEXT, '', origin),
      'RFM 评分 2': sheets.spillRfm(TEXT, '', origin),
    });
    // Accounts are plain text, figures are not.
    expect(formats).toContain(`RFM 评分 1 ${written.get('RFM 评分')?.length} @`);
    expect(formats.some((one) => one.startsWith('RFM 评分 4 '))).toBe(false);
  });

  test('what cannot be computed is told, and no sheet is added', () => {
    const { written, alerts, run } = openBook('Customer');
    run('WriteRfm');
    expect(alerts).toEqual([sheets.spillRfm('Customer', '', 'origin=A3')[0]?.[0]]);
    expect(written.size).toBe(0);
  });
});

/**
 * A small stand-in for Google Apps Script: the calls that `Code.gs` and the file to paste make, as Google documents them, and nothing
 * else. Dates in cells are days of the spreadsheet; scripts get them as midnights in its time zone, of the script's own realm.
 */
import { createContext, runInContext } from 'node:vm';
import { Day, midnight, wallClock } from './apps-script-days.ts';
import { Book } from './apps-script-sheets.ts';

export { Day };

/** Open a spreadsheet with a script of some files, as Google would. */
export function openSpreadsheet(
  files: readonly string[],
  cells: unknown[][],
  { timeZone = 'Asia/Shanghai', locale = 'en_US', services = true } = {},
) {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  const run = (code: string): unknown => runInContext(code, context);
  run(
    "['Intl', 'console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'].forEach((name) => { delete globalThis[name]; })",
  );
  // Values of the script's own realm: arrays, and dates that are not of this one.
  const make = run(
    '(text) => JSON.parse(text, (_, value) => (value && typeof value.ms === "number" ? new Date(value.ms) : value))',
  ) as (text: string) => unknown;
  const instants = new Map<string, number>();
  const instantOf = (iso: string): number => {
    const known = instants.get(iso) ?? midnight(iso, timeZone);
    instants.set(iso, known);
    return known;
  };
  const handOver = (value: unknown): unknown =>
    make(
      JSON.stringify(value, (_, cell) =>
        cell instanceof Day ? { ms: cell.instant ? Date.parse(cell.instant) : instantOf(cell.iso) } : cell,
      ) ?? 'null',
    );
  const book = new Book(cells, timeZone, locale, handOver);
  const alerts: string[] = [];
  const menus: { title: string; items: [string, string][] }[] = [];
  const asked = { times: 0 };
  const menu = (title: string) => {
    const items: [string, string][] = [];
    const builder = {
      addItem: (caption: string, name: string) => {
        items.push([caption, name]);
        return builder;
      },
      addSeparator: () => builder,
      addToUi: () => void menus.push({ title, items }),
    };
    return builder;
  };
  const known = new Set((run('Object.getOwnPropertyNames(globalThis).join()') as string).split(','));
  for (const file of files) run(file);
  const added = (run('Object.getOwnPropertyNames(globalThis).join()') as string)
    .split(',')
    .filter((name) => !known.has(name));
  // Services come after the files: what touches them while the script loads would fail here.
  const google = {
    SpreadsheetApp: {
      getActiveSpreadsheet: () => book,
      getUi: () => ({ alert: (text: string) => void alerts.push(text), createMenu: menu }),
    },
    Utilities: {
      formatDate: (date: Date, zone: string, format: string) => {
        if (format !== 'yyyy-MM-dd HH:mm:ss')
          throw new Error(`this stand-in does not know the format ${format}`);
        asked.times++;
        return wallClock(date.getTime(), zone);
      },
    },
  };
  if (services) Object.assign(context, google);
  /** Call a formula: a range of many cells is handed over as rows, one cell as its value. */
  const formula = (name: string, ...args: unknown[]): unknown[][] => {
    const call = run(name) as (...args: unknown[]) => unknown[][];
    const result = call(...args.map((arg) => (arg === undefined ? undefined : handOver(arg))));
    return JSON.parse(JSON.stringify(result));
  };
  return { book, alerts, menus, added, asked, formula, call: (name: string) => run(`${name}()`) };
}

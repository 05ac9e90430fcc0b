/**
 * The same answer everywhere: in every time zone of the machine (`npm test` runs this under three), and in an engine that
 * has the language and nothing else: no Intl, no console, no clock, no chance, no code from strings.
 */
import { fileURLToPath } from 'node:url';
import { createContext, runInContext, runInThisContext } from 'node:vm';
import { summarizeOrders } from 'account-scoring';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

describe(`on a machine in ${process.env.TZ ?? 'its own time zone'}`, () => {
  // Each instant and the civil day it falls on: around midnight, and on the two days a year of 23 and 25 hours.
  const instants = [
    ['2024-03-10T04:59:59Z', 'America/New_York', '2024-03-09'],
    ['2024-03-10T05:00:00Z', 'America/New_York', '2024-03-10'],
    ['2024-03-11T03:59:59.999Z', 'America/New_York', '2024-03-10'],
    ['2024-03-11T04:00:00Z', 'America/New_York', '2024-03-11'],
    ['2024-11-04T04:59:59Z', 'America/New_York', '2024-11-03'],
    ['2024-11-04T05:00:00Z', 'America/New_York', '2024-11-04'],
    ['2024-04-06T10:59:59Z', 'Pacific/Auckland', '2024-04-06'],
    ['2024-04-07T11:59:59Z', 'Pacific/Auckland', '2024-04-07'],
    ['2024-04-07T12:00:00Z', 'Pacific/Auckland', '2024-04-08'],
    ['2024-02-29T15:59:59Z', 'Asia/Shanghai', '2024-02-29'],
    ['2024-02-29T16:00:00Z', 'Asia/Shanghai', '2024-03-01'],
    ['2024-03-10T23:59:59Z', 'UTC', '2024-03-10'],
    ['2024-03-31T00:00:00Z', 'UTC', '2024-03-31'],
  ] as const;

  test.each(instants)('%s in %s is %s, as text, Date and milliseconds', (instant, timeZone, day) => {
    for (const date of [instant, new Date(instant), Date.parse(instant)]) {
      const [account] = summarizeOrders([{ accountId: 'a', date, amount: 1 }], {
        asOf: '2024-12-31',
        timeZone,
      });
      expect(account?.lastOrderDate).toBe(day);
      expect(account?.recency).toBe((Date.UTC(2024, 11, 31) - Date.parse(day)) / 86_400_000);
    }
  });

  test('a plain day is that day in every zone', () => {
    for (const timeZone of ['UTC', 'America/New_York', 'Pacific/Auckland']) {
      const [account] = summarizeOrders([{ accountId: 'a', date: '2024-03-10', amount: 1 }], {
        asOf: '2024-03-11',
        timeZone,
      });
      expect(account?.recency).toBe(1);
    }
  });
});

/** The pipeline from end to end as a script: `Answer.text` is all that came out, as JSON. */
const PROGRAM = `
import {
  analyzeConcentration, applyAbc, applyRfm, assignSegments, fitAbc, fitRfm, kam11, parseRfmModel, summarizeOrders,
  summarizeSegments,
} from 'account-scoring';

let state = 42;
const next = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state % below;
};
const orders = Array.from({ length: 400 }, () => ({
  accountId: ['客户', 'Zoë', 'acme', 'Ångström', '\\u{1F600}', '\\uFF5E', 'a-'][next(7)] + next(9),
  date: '2024-' + String(1 + next(12)).padStart(2, '0') + '-' + String(1 + next(28)).padStart(2, '0'),
  amount: (next(100_000) + 1) / 100,
}));
const accounts = summarizeOrders(orders, { asOf: '2025-01-01' });
const model = parseRfmModel(JSON.stringify(fitRfm(accounts)));
const segments = assignSegments(applyRfm(accounts, model), kam11);
const classes = applyAbc(segments, fitAbc(segments));
export const text = JSON.stringify([model, classes, summarizeSegments(segments), analyzeConcentration(accounts)]);
`;

/** Takes away all that the language does not promise, and makes the clock and chance fail. */
const BARE = `
for (const name of ['Intl', 'console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'escape', 'unescape'])
  delete globalThis[name];
Math.random = () => { throw new Error('Math.random was called'); };
Date.now = () => { throw new Error('Date.now was called'); };
const { Date: HostDate } = globalThis;
globalThis.Date = class extends HostDate {
  constructor(...parts) {
    if (parts.length !== 1) throw new Error('new Date asked the clock or the time zone');
    super(...parts);
  }
};
for (const prototype of [String.prototype, Number.prototype, Array.prototype, HostDate.prototype])
  for (const name of Object.getOwnPropertyNames(prototype))
    if (/locale|Timezone|^get(?!Time|UTC)/i.test(name))
      prototype[name] = () => { throw new Error(name + ' was called'); };
`;

describe('in an engine with nothing but the language', async () => {
  const result = await build({
    stdin: { contents: PROGRAM, resolveDir: root, sourcefile: 'places.js' },
    absWorkingDir: root,
    alias: { 'account-scoring': './src/index.ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Answer',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const script = `(() => { ${result.outputFiles[0]?.text ?? ''}; return Answer.text; })()`;
  const bareContext = () => {
    const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
    runInContext(BARE, context);
    return context;
  };

  test('the whole pipeline gives the answer that it gives here', () => {
    const here = runInThisContext(script);
    const there = runInContext(script, bareContext());
    expect(there).toBe(here);
    expect(here.length).toBeGreaterThan(10_000);
  });

  test('nothing is left behind in the global scope', () => {
    const context = bareContext();
    const names = (): string => runInContext('Object.getOwnPropertyNames(globalThis).join()', context);
    const before = new Set(names().split(','));
    runInContext(script, context);
    const added = names()
      .split(',')
      .filter((name) => !before.has(name));
    // The one name is zod's own.
    expect(added.filter((name) => name !== '__zod_globalConfig')).toEqual([]);
  });

  test.each([
    ['new Date()', 'asked the clock'],
    ['Date.now()', 'Date.now was called'],
    ['Math.random()', 'Math.random was called'],
    ["'a'.localeCompare('b')", 'localeCompare was called'],
    ['new Date(0).getDay()', 'getDay was called'],
    ['Intl', 'Intl is not defined'],
    ['console.log(1)', 'console is not defined'],
    ["eval('1')", 'Code generation from strings disallowed'],
  ])('%s would fail', (code, message) => {
    expect(() => runInContext(code, bareContext())).toThrow(message);
  });
});

import { isDeepStrictEqual } from 'node:util';
import { byAccount, type Engine, type ResultRow } from '../engines.ts';
import type { CaseCheck, CaseTable, ParityCase } from './case.ts';

/** An engine that is not part of the ordinary tests. */
export interface ParityEngine extends Engine {
  /** What runs, as it says itself. */
  readonly version: string;
  /** The days that its dates reach. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly close: () => Promise<void>;
}

/** What a case came to. */
export interface ParityResult {
  readonly name: string;
  /** Rows compared. */
  readonly rows: number;
  /** What differs, a line each. */
  readonly differences: readonly string[];
}

/** Rows that differ, by account or place. Every column counts, to the last bit unless a tolerance is given; a whole number is the same as the double of it. */
export function differencesOf(
  found: readonly ResultRow[],
  expected: readonly ResultRow[],
  within: CaseCheck['within'] = () => 0,
): string[] {
  const near = (
    a: ResultRow[string] | undefined,
    b: ResultRow[string] | undefined,
    name: string,
    row: ResultRow,
  ) => typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= within(name, b, row) && a !== b;
  const differences: string[] = [];
  if (found.length !== expected.length)
    differences.push(`${found.length} rows instead of ${expected.length}`);
  for (let i = 0; i < Math.min(found.length, expected.length); i++) {
    const a = found[i] as ResultRow;
    const b = expected[i] as ResultRow;
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (!isDeepStrictEqual(a[name], b[name]) && !near(a[name], b[name], name, b))
        differences.push(
          `${JSON.stringify(b.accountId ?? i)} ${name}: ${JSON.stringify(a[name])} instead of ${JSON.stringify(b[name])}`,
        );
  }
  return differences;
}

const loaded = new WeakMap<Engine['load'], Map<string, CaseTable>>();

/** Load a table, unless it is what was last loaded under its name. */
async function load({ load }: ParityEngine, table: CaseTable): Promise<void> {
  const there = loaded.get(load) ?? new Map<string, CaseTable>();
  loaded.set(load, there);
  if (there.get(table.name) === table) return;
  await load(table.name, table.columns, table.rows);
  there.set(table.name, table);
}

/** Run one case; an error of the engine is a difference. */
export async function runCase(
  engine: ParityEngine,
  { name, tables, checks }: ParityCase,
): Promise<ParityResult> {
  const differences: string[] = [];
  let rows = 0;
  try {
    for (const table of tables(engine)) await load(engine, table);
    for (const { sql, expected, read = (all: readonly ResultRow[]) => [...all], within } of checks(engine)) {
      const found = byAccount(read(await engine.query(sql)));
      rows += expected.length;
      differences.push(...differencesOf(found, byAccount(expected), within));
    }
  } catch (error) {
    differences.push(String(error).slice(0, 1000));
  }
  if (rows === 0 && differences.length === 0) differences.push('nothing was compared');
  return { name, rows, differences };
}

/** Run cases on one engine, say what was found, and return how many differences there are. */
export async function runParity(
  engine: ParityEngine,
  cases: readonly ParityCase[],
  say: (line: string) => void = console.log,
): Promise<number> {
  say(`${engine.version}, ${cases.length} cases`);
  let rows = 0;
  let count = 0;
  for (const each of cases) {
    const start = performance.now();
    const result = await runCase(engine, each);
    rows += result.rows;
    count += result.differences.length;
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
    const verdict = result.differences.length === 0 ? 'equal ' : 'DIFFER';
    say(`${verdict} ${seconds} s ${String(result.rows).padStart(6)} rows  ${result.name}`);
    for (const line of result.differences.slice(0, 5)) say(`         ${line}`);
  }
  say(`${engine.version}: ${cases.length} cases, ${rows} rows compared, ${count} differences`);
  return count;
}

/** The cases whose names have one of the words of the command line; all of them without words. */
export function chosenCases(
  cases: readonly ParityCase[],
  words = process.argv.slice(2),
): readonly ParityCase[] {
  return words.length === 0 ? cases : cases.filter(({ name }) => words.some((word) => name.includes(word)));
}

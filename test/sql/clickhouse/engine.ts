import { execSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ColumnType, quoted } from '../engines.ts';
import type { ParityEngine } from '../parity/run.ts';
import { cellTexts } from '../parity/tables.ts';

const FOLDER = fileURLToPath(new URL('../../../.engines/clickhouse/', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What is used of chdb, which is not there until the run installs it. */
interface Chdb {
  readonly Session: new (
    path: string,
  ) => { readonly query: (sql: string, format?: string) => string; readonly cleanup: () => void };
}

const TYPES: Readonly<Record<string, string>> = {
  text: 'String',
  integer: 'Int64',
  double: 'Float64',
  boolean: 'Bool',
  day: 'Date32',
  // There are no timestamps without a zone: these belong to the days that they name in UTC.
  timestamp: "DateTime64(6, 'UTC')",
  instant: "DateTime64(6, 'Pacific/Auckland')",
};

const typeOf = (type: ColumnType): string =>
  `Nullable(${TYPES[type] ?? type.replace('decimal(', 'Decimal(38, ')})`;

const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function install(): void {
  if (!existsSync(join(HERE, 'node_modules', '.package-lock.json')))
    execSync('npm ci --no-audit --no-fund --loglevel=error', {
      cwd: HERE,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}

/** ClickHouse in this process, in a session of a far zone. */
export async function startClickHouse(): Promise<ParityEngine> {
  install();
  const chdb: Chdb = createRequire(import.meta.url)('chdb');
  mkdirSync(FOLDER, { recursive: true });
  const files = mkdtempSync(join(FOLDER, 'parity-'));
  const session = new chdb.Session(join(files, 'data'));
  const exec = async (sql: string): Promise<void> => void session.query(sql);
  await exec("SET session_timezone = 'Pacific/Auckland'");
  await exec('SET output_format_json_quote_64bit_integers = 0, output_format_json_quote_decimals = 1');
  await exec('SET output_format_json_quote_denormals = 1');
  const query: ParityEngine['query'] = async (sql) =>
    session
      .query(sql, 'JSONEachRow')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const [version] = await query('SELECT version() AS v');
  let loads = 0;
  return {
    dialect: 'clickhouse',
    version: `ClickHouse ${version?.v}`,
    firstDay: '1900-01-01',
    lastDay: '2299-12-31',
    exec,
    query,
    load: async (table, columns, rows) => {
      const names = Object.keys(columns);
      const path = join(files, `rows-${++loads}.json`);
      writeFileSync(path, cellTexts(rows));
      const types = names.map((name) => typeOf(columns[name] as ColumnType));
      await exec(`DROP TABLE IF EXISTS ${quoted(table)}`);
      await exec(
        `CREATE TABLE ${quoted(table)} (${names.map((name, i) => `${quoted(name)} ${types[i]}`).join(', ')}) ENGINE = Memory`,
      );
      if (rows.length === 0) return;
      const cells = names.map((name, i) => castSql(`c${i}`, columns[name] as ColumnType));
      const structure = names.map((_, i) => `c${i} Nullable(String)`).join(', ');
      await exec(
        `INSERT INTO ${quoted(table)} SELECT ${cells.join(', ')} FROM file(${text(path)}, JSONEachRow, ${text(structure)})`,
      );
    },
    close: async () => {
      session.cleanup();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

/** Texts with a zone (`2026-01-05T00:00:00.000Z`) are read by a function: a cast takes the zone of its type. */
function castSql(cell: string, type: ColumnType): string {
  if (type === 'instant') return `parseDateTime64BestEffortOrNull(${cell}, 6)`;
  return `CAST(${cell} AS ${typeOf(type)})`;
}

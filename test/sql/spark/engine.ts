import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ColumnType, ResultRow } from '../engines.ts';
import type { ParityEngine } from '../parity/run.ts';
import { cellTexts } from '../parity/tables.ts';
import { installSpark, SPARK_FOLDER } from './install.ts';

const TYPES: Readonly<Record<string, string>> = {
  text: 'STRING',
  integer: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  day: 'DATE',
  timestamp: 'TIMESTAMP_NTZ',
  instant: 'TIMESTAMP',
};

const typeOf = (type: ColumnType): string => TYPES[type] ?? type.replace('decimal(', 'DECIMAL(38, ');

/** Spark in local mode, in a session that is set up to mislead: a far zone. */
export async function startSpark(): Promise<ParityEngine> {
  const python = installSpark();
  const files = join(SPARK_FOLDER, 'parity');
  mkdirSync(files, { recursive: true });
  const server = spawn(python, [fileURLToPath(new URL('server.py', import.meta.url)), files], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A zone of the machine that is neither that of the session nor of any case but one.
    env: { ...process.env, PYSPARK_PYTHON: python, TZ: 'America/New_York' },
  });
  let noise = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    noise = (noise + text).slice(-4000);
  });
  const waiting: Array<(reply: { rows?: ResultRow[]; error?: string }) => void> = [];
  createInterface({ input: server.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  const ended = new Promise<void>((resolve) => {
    server.on('close', () => {
      for (const answer of waiting.splice(0)) answer({ error: `Spark ended:\n${noise}` });
      resolve();
    });
  });
  const ask = async (request: object): Promise<ResultRow[]> => {
    const reply = await new Promise<{ rows?: ResultRow[]; error?: string }>((resolve) => {
      waiting.push(resolve);
      server.stdin.write(`${JSON.stringify(request)}\n`);
    });
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.rows ?? [];
  };
  const query = (sql: string): Promise<ResultRow[]> => ask({ sql });
  let loads = 0;
  const version = await query('SELECT version() AS v');
  await query('SET spark.sql.session.timeZone = Pacific/Auckland');
  return {
    dialect: 'spark',
    version: `Spark ${String(version[0]?.v).split(' ')[0]}`,
    firstDay: '0001-01-01',
    lastDay: '9999-12-31',
    exec: async (sql) => void (await query(sql)),
    query,
    load: async (table, columns, rows) => {
      const path = join(files, `rows-${++loads}.json`);
      writeFileSync(path, cellTexts(rows));
      const types = Object.entries(columns).map(([name, type]) => [name, typeOf(type)]);
      await ask({ load: table, types, path });
    },
    close: async () => {
      server.stdin.end();
      await ended;
    },
  };
}

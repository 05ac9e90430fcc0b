import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { FOLDER, MEMORY_LIMIT_GB } from './orders.mjs';

/** DuckDB under the memory limit, which writes to disk in the folder of the benchmark. */
export async function openDuckDb() {
  const spill = join(FOLDER, 'spill');
  mkdirSync(spill, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${MEMORY_LIMIT_GB}GB`,
    temp_directory: spill,
    preserve_insertion_order: 'false',
  });
  return instance.connect();
}

/**
 * Orders as Parquet or CSV files in a folder, scored where they are: DuckDB fits the models, sums the orders up and scores the accounts with SQL that the
 * library writes, and node reads no more than the few rows that models are made of. For books that are larger than memory.
 *
 *     npx tsx examples/warehouse.ts --orders folder --out accounts.parquet      without --orders: the bundled book
 */
import { runWarehouse } from './lib/warehouse/run-warehouse.ts';

await runWarehouse(process.argv.slice(2), (line) => console.log(line)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

/**
 * `npm run test:parity`: the cases of parity in DuckDB and Postgres, which have most of them in the ordinary tests as well. With words behind
 * `--`, the cases whose names have one of them; with `SQL_LARGE=1000000` also books of so many orders.
 */
import { EXECUTED, engineOf } from '../engines.ts';
import { parityCases } from './cases.ts';
import { chosenCases, runParity } from './run.ts';

const cases = chosenCases(parityCases());
let differences = 0;
for (const dialect of EXECUTED) {
  const engine = await engineOf(dialect);
  const [version] = await engine.query('SELECT version() AS v');
  differences += await runParity(
    {
      ...engine,
      version: `${dialect === 'duckdb' ? 'DuckDB ' : ''}${String(version?.v).split(' on ')[0]}`,
      firstDay: '0001-01-01',
      lastDay: '9999-12-31',
      close: async () => undefined,
    },
    cases,
  );
}
process.exit(differences === 0 ? 0 : 1);

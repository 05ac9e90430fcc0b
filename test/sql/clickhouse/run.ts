/**
 * `npm run test:clickhouse`: the cases of parity in ClickHouse, inside of this process. Installs what it needs on the first run. With words behind `--`, the cases whose
 * names have one of them.
 */
import { parityCases } from '../parity/cases.ts';
import { chosenCases, runParity } from '../parity/run.ts';
import { startClickHouse } from './engine.ts';

const engine = await startClickHouse();
try {
  process.exitCode = (await runParity(engine, chosenCases(parityCases()))) === 0 ? 0 : 1;
} finally {
  await engine.close();
}

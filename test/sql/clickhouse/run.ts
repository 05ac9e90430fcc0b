/** `npm run test:clickhouse`: the cases of parity in ClickHouse, inside of this process. Installs what it needs on the first run. */
import { parityCases } from '../parity/cases.ts';
import { runParity } from '../parity/run.ts';
import { startClickHouse } from './engine.ts';

process.exitCode = (await runParity(await startClickHouse(), parityCases())) === 0 ? 0 : 1;

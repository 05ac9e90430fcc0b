/** `npm run test:spark`: the cases of parity in Spark, in local mode. Installs what it needs on the first run. */
import { parityCases } from '../parity/cases.ts';
import { runParity } from '../parity/run.ts';
import { startSpark } from './engine.ts';

process.exitCode = (await runParity(await startSpark(), parityCases())) === 0 ? 0 : 1;

/**
 * `npm run test:spark`: the cases of parity in Spark, in local mode. Installs what it needs on the first run. With words behind `--`, the cases whose names have one of them.
 *
 * Spark reads casts in two ways: all cases are run in ANSI mode (the default from 4.0 on), those where it could matter once more without it.
 */
import { parityCases } from '../parity/cases.ts';
import { chosenCases, runParity } from '../parity/run.ts';
import { startSpark } from './engine.ts';

const engine = await startSpark();
try {
  // More steps than Spark plans in one statement: it runs out of memory. The indicators that warnings are made of are asked by cases of their own.
  const isTooLong = (name: string): boolean => name.startsWith('warnings:');
  const all = parityCases();
  const cases = chosenCases(all.filter(({ name }) => !isTooLong(name)));
  console.log(`left out: ${all.filter(({ name }) => isTooLong(name)).length} cases of whole warnings`);
  const matters = cases.filter(({ name }) =>
    /^bundled book, amounts|cents|dust|roster|dates as|milliseconds|^messy book(: stages|, a pipeline)/.test(
      name,
    ),
  );
  await engine.exec('SET spark.sql.ansi.enabled = true');
  let differences = await runParity(engine, cases);
  await engine.exec('SET spark.sql.ansi.enabled = false');
  differences += await runParity({ ...engine, version: `${engine.version} without ANSI mode` }, matters);
  process.exitCode = differences === 0 ? 0 : 1;
} finally {
  await engine.close();
}

/**
 * `npm test`: everything that must hold before a change is done. Steps run two at a time where neither needs the other;
 * each prints one line when it is done, and its output only when it failed. The first failure stops the rest.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TARBALL } from './package/pack.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const SLOTS = 2;

interface Step {
  readonly name: string;
  /** Commands of node, one after the other. */
  readonly commands: ReadonlyArray<readonly string[]>;
  /** Steps that must be done before. */
  readonly after: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Lines of the output to show even when all is well. */
  readonly show?: RegExp;
}

/** The script behind a command of an installed package. */
function bin(name: string, command = name): string {
  const folder = join(root, 'node_modules', name);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bins === 'string' ? bins : bins[command]);
}

const tsx = (...args: string[]) => [bin('tsx'), ...args];
const tsc = (...args: string[]) => [bin('typescript', 'tsc'), '--pretty', 'false', ...args];
const resultsOf = (name: string) => join(root, 'reports', 'test', `${name}.json`);
const vitest = (name: string, ...args: string[]) => [
  bin('vitest'),
  'run',
  '--maxWorkers=1',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${resultsOf(name)}`,
  ...args,
];

/**
 * Once is enough for tests that read the sources and for those of numbers, words and pictures, which no day plays a part in. (That the code
 * does not ask the machine for its time zone is held by `test/layers.test.ts`.)
 */
const ONCE = [
  'test/{contract,layers}.test.ts',
  'test/docs/**',
  'test/rfm/**',
  'test/concentration/**',
  'test/clusters/**',
  'test/tiers/**',
  'test/explain/**',
  'test/charts/{edges,looks,pictures,properties}.test.ts',
  'test/review/{attributions,format-*}.test.ts',
  'test/sql/{public-logs*,purchases,clusters,concentration,criteria,fit-*,gamma-tail,lifecycle,lifecycle-chain,literals,normal-tail,parity,rfm,stand-chain,text*,tiers,warning*}.test.ts',
  'test/examples/{charts,churn-watch,compare-quarters,small-examples,tier-review,warehouse,whole-review}.test.ts',
  'test/warnings/{false-alarms,simulator,tune}.test.ts',
  'test/sheets/model-cell.test.ts',
];

/** Where instants become days, and what is next to it: enough to ask in a second zone. */
const OF_DAYS = [
  'test/orders/',
  'test/internal/',
  'test/lifecycle/',
  'test/sheets/',
  'test/sql/days',
  'test/sql/summary',
  'test/examples/messy-files',
];

/** A run of the unit tests in a time zone of the machine. Those elsewhere than UTC have daylight-saving time. */
const unit = (zone: string, name: string, files: readonly string[] = []): Step => ({
  name: `unit tests${name === 'sql' ? ' of SQL' : ''}, TZ=${zone}`,
  commands: [
    zone === 'UTC'
      ? vitest(name, ...files)
      : vitest(name, ...files, ...ONCE.map((file) => `--exclude=${file}`)),
  ],
  after: ['types of the examples'],
  env: { TZ: zone },
  ...(zone === 'UTC' ? { show: /^skip/i } : {}),
});

const STEPS: readonly Step[] = [
  { name: 'types', commands: [tsc('--noEmit')], after: [] },
  {
    name: 'lint',
    commands: [[bin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']],
    after: [],
  },
  { name: 'examples extracted', commands: [tsx('test/docs/extract.ts')], after: [], show: /examples in/ },
  { name: 'types of the examples', commands: [tsc('-p', 'test/docs')], after: ['examples extracted'] },
  { name: 'build', commands: [[bin('tsup'), '--silent']], after: [] },
  // Two steps of about one length, so that no core waits for the other.
  unit('UTC', 'utc', ['--exclude=test/sql/**']),
  { name: 'API report', commands: [tsx('test/api/report.ts')], after: ['build'] },
  { name: 'pack', commands: [tsx('test/package/pack.ts')], after: ['build'] },
  { name: 'publint', commands: [[bin('publint'), 'run', TARBALL, '--strict']], after: ['pack'] },
  {
    name: 'types of the package',
    commands: [
      [bin('@arethetypeswrong/cli', 'attw'), TARBALL, '--profile', 'node16', '--no-color', '--no-emoji'],
    ],
    after: ['pack'],
  },
  {
    name: 'package',
    commands: [vitest('package', '--config', 'test/package/vitest.config.ts')],
    after: ['pack'],
    env: { ACCOUNT_SCORING_PACKED: '1' },
    show: /^(size|note): /,
  },
  unit('UTC', 'sql', ['test/sql/']),
  unit('America/New_York', 'new-york'),
  unit('Pacific/Auckland', 'auckland', OF_DAYS),
];

const running = new Set<ChildProcess>();
let stopped = false;

function spawned(args: readonly string[], env: Step['env']): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.on('error', (error) => {
      output += String(error);
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Run one step and print its line. False when it failed. */
async function perform(step: Step): Promise<boolean> {
  const start = performance.now();
  let output = '';
  let code = 0;
  for (const command of step.commands) {
    const result = await spawned(command, step.env);
    output += result.output;
    code = result.code;
    if (code !== 0) break;
  }
  if (stopped) return false;
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${step.name}`);
  for (const line of code === 0 ? output.split('\n') : [])
    if (step.show?.test(line.trim())) console.log(`                  ${line.trim()}`);
  if (code !== 0) console.log(`\n${output.trim()}\n`);
  return code === 0;
}

/** Run all steps, each as soon as those before it are done and a slot is free. Returns the step that failed, if any. */
async function performAll(): Promise<Step | null> {
  const waiting = [...STEPS];
  const done = new Set<string>();
  const active = new Map<Step, Promise<void>>();
  let failed: Step | null = null;
  while (waiting.length > 0 || active.size > 0) {
    while (active.size < SLOTS) {
      const next = waiting.findIndex((step) => step.after.every((name) => done.has(name)));
      const [step] = next < 0 ? [] : waiting.splice(next, 1);
      if (!step) break;
      const run = perform(step).then((passed) => {
        active.delete(step);
        done.add(step.name);
        if (!passed) failed ??= step;
      });
      active.set(step, run);
    }
    await Promise.race(active.values());
    if (failed) break;
  }
  if (failed) {
    stopped = true;
    for (const child of running) child.kill();
    await Promise.all(active.values());
  }
  return failed;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function countsOf(name: string): Counts {
  try {
    const results = JSON.parse(readFileSync(resultsOf(name), 'utf8'));
    const skipped = results.numPendingTests + results.numTodoTests;
    return { passed: results.numPassedTests, failed: results.numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

rmSync(join(root, 'reports', 'test'), { recursive: true, force: true });
mkdirSync(dirname(resultsOf('utc')), { recursive: true });
const start = performance.now();
const failed = await performAll();
console.log(`${failed ? 'stopped after' : 'all in'} ${((performance.now() - start) / 1000).toFixed(0)} s`);

const counts = ['utc', 'sql', 'package'].map(countsOf);
const total = (key: keyof Counts) => counts.reduce((sum, count) => sum + count[key], 0);
// Every way to fail counts, also the steps that are no tests.
const failures = failed ? Math.max(1, total('failed')) : total('failed');
const skipped = total('skipped');
console.log(`${total('passed')} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failures > 0 ? 1 : 0;

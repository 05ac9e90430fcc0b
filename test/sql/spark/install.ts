/** The Python environment with Spark, in a folder that git ignores: made once, and again when the requirements change. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SPARK_FOLDER = fileURLToPath(new URL('../../../.engines/spark/', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));

function need(command: string, args: readonly string[], what: string): void {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
  } catch {
    throw new Error(`Cannot run Spark as "${command}" is not to be found: ${what} is needed`);
  }
}

/** Install what is missing. Returns the Python that has Spark. */
export function installSpark(): string {
  need('java', ['-version'], 'Java 17 or later');
  const python = join(SPARK_FOLDER, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const done = join(SPARK_FOLDER, 'installed.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return python;
  need('python3', ['--version'], 'Python 3.10 or later');
  rmSync(SPARK_FOLDER, { recursive: true, force: true });
  mkdirSync(SPARK_FOLDER, { recursive: true });
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  run('python3', '-m', 'venv', SPARK_FOLDER);
  run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS);
  writeFileSync(done, wanted);
  return python;
}

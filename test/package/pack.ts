import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'reports', 'package');

/** Where {@link pack} puts the packed package. */
export const TARBALL = join(folder, 'account-scoring.tgz');

/** Pack what is in `dist` now, without building it. */
export function pack(): string {
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('dist is missing: run "npm run build"');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error(`npm pack failed: ${result.stderr}`);
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!packed) throw new Error('npm pack made no tarball');
  renameSync(join(folder, packed), TARBALL);
  return TARBALL;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) pack();

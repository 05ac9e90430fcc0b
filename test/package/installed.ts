import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TARBALL } from './pack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A program outside the repository that has the packed package installed, and nothing but its declared dependencies. */
export interface Consumer {
  readonly folder: string;
  readonly write: (file: string, text: string) => string;
  readonly remove: () => void;
}

/** Unpack the tarball as npm would; its dependencies are links to ours, so that no registry is needed. */
export function installConsumer(): Consumer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'account-scoring-')));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  // Relative names: some tars take `C:` for a host.
  copyFileSync(TARBALL, join(folder, 'package.tgz'));
  execFileSync('tar', ['-xzf', 'package.tgz'], { cwd: folder });
  renameSync(join(folder, 'package'), join(modules, 'account-scoring'));
  const manifest = JSON.parse(readFileSync(join(modules, 'account-scoring', 'package.json'), 'utf8'));
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  const write = (file: string, text: string): string => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write('package.json', '{ "name": "consumer", "private": true }');
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

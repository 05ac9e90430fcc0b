import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { runReview } from '../../examples/lib/run-review.ts';

/** What a run of the review left behind. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Run the brief review in this process. */
export function review(...argv: string[]): Promise<Run> {
  return wholeReview('--brief', ...argv);
}

/** Run the review in this process. */
export async function wholeReview(...argv: string[]): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runReview(argv, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  });
  return { code, out: out.join(''), err: err.join('') };
}

let folder: string | null = null;
let files = 0;

/** A file that is gone when the tests of this file are done. */
export function temporaryFile(content: string | Uint8Array, name = 'orders.csv'): string {
  folder ??= mkdtempSync(join(tmpdir(), 'review-orders-'));
  const path = join(folder, `${++files}-${name}`);
  writeFileSync(path, content);
  return path;
}

afterAll(() => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
});

/** The lines of a section, from its title to the next blank line but one. */
export function section(out: string, title: string): string[] {
  const lines = out.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  if (start < 0) throw new Error(`There is no section ${title} in:\n${out}`);
  const next = lines.findIndex((line, i) => i > start && line !== '' && !line.startsWith(' '));
  return lines.slice(start, next < 0 ? undefined : next).filter((line) => line !== '');
}

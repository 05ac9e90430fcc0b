import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { sniffDelimiter } from './delimiter.ts';
import { detectEncoding, type Encoding } from './encoding.ts';
import { ReviewError } from './review-error.ts';

/** A file of delimited text, looked at but not read yet. */
export interface TextFile {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: Encoding;
  readonly delimiter: string;
}

const SAMPLE = 1 << 18;

async function readSample(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE);
    const { bytesRead } = await handle.read(buffer, 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/**
 * Look at a file: is it there, is it text, in which encoding, with which delimiter?
 *
 * @throws {ReviewError} if it is not a file of text
 */
export async function openTextFile(
  path: string,
  asked: { readonly encoding: string | undefined; readonly delimiter: string | undefined },
): Promise<TextFile> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw new ReviewError(1, (words) => words.isFolder(path));
    // The file is read twice, which a pipe does not allow.
    if (!about.isFile()) throw new ReviewError(1, (words) => words.isNoFile(path));
    if (about.size === 0) throw new ReviewError(1, (words) => words.isEmpty(path));
    const sample = await readSample(path);
    const encoding = await detectEncoding(path, sample, asked.encoding);
    const text = new TextDecoder(encoding.label).decode(sample, { stream: true });
    return { path, bytes: about.size, encoding, delimiter: asked.delimiter ?? sniffDelimiter(text) };
  } catch (error) {
    if (error instanceof ReviewError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new ReviewError(1, (words) => words.isMissing(path));
    if (typeof code === 'string') throw new ReviewError(1, (words) => words.cannotRead(path, code));
    throw error;
  }
}

/** The bytes of a file as UTF-8, whatever its encoding; `onBytes` is told how many of its own bytes have been read. */
export async function* utf8Of(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  const { label } = file.encoding;
  const decoder = label === 'utf-8' ? null : new TextDecoder(label);
  let bytes = 0;
  for await (const chunk of createReadStream(file.path, { highWaterMark: SAMPLE })) {
    bytes += (chunk as Buffer).length;
    onBytes(bytes);
    yield decoder === null
      ? (chunk as Buffer)
      : Buffer.from(decoder.decode(chunk as Buffer, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}

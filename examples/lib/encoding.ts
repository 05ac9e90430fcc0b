import { createReadStream } from 'node:fs';
import { ReviewError } from './review-error.ts';

/** How the bytes of a file become text. */
export interface Encoding {
  /** A label of `TextDecoder`. */
  readonly label: string;
  /** `false` where the file or the user says so; `true` where only the look of the bytes does. */
  readonly guessed: boolean;
}

const SAMPLE = 1 << 18;

/** Files that are often taken for CSV, by their first bytes. */
const MAGIC: ReadonlyArray<readonly [bytes: string, what: 'excel' | 'archive' | 'other']> = [
  ['504b0304', 'excel'],
  ['d0cf11e0', 'excel'],
  ['1f8b', 'archive'],
  ['fd377a58', 'archive'],
  ['28b52ffd', 'archive'],
  ['25504446', 'other'],
];

/** Whether all of a file is valid in an encoding. */
async function isValid(path: string, label: string): Promise<boolean> {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: SAMPLE }))
      decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * Whether bytes above 127 mostly come next to each other, as those of Chinese text do. In Western text, where one byte is one
 * letter, they stand alone.
 */
async function looksChinese(path: string): Promise<boolean> {
  let high = 0;
  let paired = 0;
  let before = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: SAMPLE })) {
    for (const byte of chunk as Buffer) {
      if (byte > 127) {
        high++;
        if (before > 127) paired++;
      }
      before = byte;
    }
    if (high > 10_000) break;
  }
  return paired * 3 >= high;
}

function utf16Of(sample: Buffer): string | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++)
    if (sample[i] === 0) {
      if (i % 2 === 0) even++;
      else odd++;
    }
  const most = sample.length / 5;
  if (odd > most && even < most / 10) return 'utf-16le';
  return even > most && odd < most / 10 ? 'utf-16be' : null;
}

/** Text has no zero bytes, and hardly any control characters besides tabs and line breaks. */
function looksBinary(sample: Buffer): boolean {
  const controls = sample.filter((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13).length;
  return sample.includes(0) || controls > sample.length / 50;
}

/**
 * Find the encoding of a file: by its byte order mark, else UTF-8 if all of it is valid UTF-8, else UTF-16, GB18030 (which
 * holds GBK) or Windows-1252 by the look of the bytes.
 *
 * @param path of the file
 * @param sample its first bytes
 * @param asked the encoding that the user names
 * @throws {ReviewError} if it is not a text file
 */
export async function detectEncoding(
  path: string,
  sample: Buffer,
  asked: string | undefined,
): Promise<Encoding> {
  const magic = MAGIC.find(([bytes]) => sample.toString('hex', 0, 4).startsWith(bytes));
  if (magic !== undefined) throw new ReviewError(1, (words) => words.notText(path, magic[1]));
  if (asked !== undefined) return { label: asked, guessed: false };
  const mark = sample.toString('hex', 0, 3);
  if (mark === 'efbbbf') return { label: 'utf-8', guessed: false };
  if (mark.startsWith('fffe')) return { label: 'utf-16le', guessed: false };
  if (mark.startsWith('feff')) return { label: 'utf-16be', guessed: false };
  const utf16 = utf16Of(sample);
  if (utf16 !== null) return { label: utf16, guessed: true };
  if (looksBinary(sample)) throw new ReviewError(1, (words) => words.notText(path, 'other'));
  if (await isValid(path, 'utf-8')) return { label: 'utf-8', guessed: false };
  const label = (await looksChinese(path)) ? 'gb18030' : 'windows-1252';
  if (!(await isValid(path, label))) throw new ReviewError(1, (words) => words.unknownEncoding(path));
  return { label, guessed: true };
}

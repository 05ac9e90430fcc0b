import { Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { ReviewError } from './review-error.ts';
import { type TextFile, utf8Of } from './text-file.ts';

/** One record of a file. */
export interface CsvRow {
  /** The line on which it begins, from 1; quoted fields can hold line breaks. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** No honest row is longer; a quote that is never closed is. */
const MOST_CHARACTERS = 1 << 20;

/** Line breaks within the fields of a record. */
function breaksIn(fields: readonly string[]): number {
  let breaks = 0;
  for (const field of fields)
    if (field.includes('\n') || field.includes('\r')) breaks += field.match(/\r\n|\n|\r/g)?.length ?? 0;
  return breaks;
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '');
}

/** The records of a file as a stream. With `most`, only so many of them. */
function openRecords(file: TextFile, onBytes: (bytes: number) => void, most?: number): Parser {
  const source = Readable.from(utf8Of(file, onBytes), { objectMode: false });
  const parser = parse({
    bom: true,
    delimiter: file.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_CHARACTERS,
    ...(most === undefined ? {} : { to: most }),
  });
  source.on('error', (error) => parser.destroy(error));
  // Whoever stops reading early also closes the file.
  parser.on('close', () => source.destroy());
  return source.pipe(parser);
}

/** The line after so many records: where the next one begins. */
async function lineAfter(file: TextFile, count: number): Promise<number> {
  let line = 1;
  if (count === 0) return line;
  for await (const fields of openRecords(file, () => {}, count)) line += 1 + breaksIn(fields as string[]);
  return line;
}

/**
 * Read the records of a file one after the other; lines without any value are passed over. The first record is the header.
 *
 * @throws {ReviewError} if a record is too long, or its quote is never closed; its line is named
 */
export async function* csvRows(file: TextFile, onBytes: (bytes: number) => void): AsyncGenerator<CsvRow> {
  let next = 1;
  try {
    for await (const record of openRecords(file, onBytes)) {
      const fields = record as string[];
      const line = next;
      next += 1 + breaksIn(fields);
      const isHint = line === 1 && /^sep=/i.test(fields[0] ?? '');
      if (!isHint && !isBlank(fields)) yield { line, fields };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = await lineAfter(file, (error as CsvError & { records?: number }).records ?? 0);
    throw new ReviewError(1, (words) => words.endlessRow(file.path, line));
  }
}

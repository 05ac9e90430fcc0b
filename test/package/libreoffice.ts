/** Opens a workbook in LibreOffice and reads back what it holds then. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import writeXlsxFile from 'write-excel-file/node';

export type Value = string | number | boolean;
/** A formula as the file has it, without its equals sign. */
export interface Formula {
  readonly formula: string;
}
export interface OpenedCell {
  readonly value: Value;
  readonly formula: string | null;
}

export const hasLibreOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

const TYPES = { string: String, number: Number, boolean: Boolean } as const;
function fileCell(cell: Value | Formula) {
  if (typeof cell === 'object') return { type: 'Formula' as const, value: `=${cell.formula}` };
  return cell === '' ? null : { type: TYPES[typeof cell as keyof typeof TYPES], value: cell };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The text of a paragraph: spaces in a row, tabs and line breaks are elements there. */
function textOf(xml: string): string {
  return xml
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count) => ' '.repeat(Number(count ?? 1)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|(\w+));/g, (_, code, name) =>
      code === undefined ? (ENTITIES[name] ?? '?') : String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

function attribute(xml: string, name: string): string | null {
  const match = new RegExp(` ${name}="([^"]*)"`).exec(xml);
  return match === null ? null : textOf(match[1] as string);
}

function openedCell(attributes: string, content: string): OpenedCell {
  const number = attribute(attributes, 'office:value');
  const truth = attribute(attributes, 'office:boolean-value');
  const texts = [...content.matchAll(/<text:p(?:\/>|[^>]*>(.*?)<\/text:p>)/gs)];
  const text = texts.map((match) => textOf(match[1] ?? '')).join('\n');
  const value = number !== null ? Number(number) : truth !== null ? truth === 'true' : text;
  return { value, formula: attribute(attributes, 'table:formula') };
}

/** The cells of a flat OpenDocument file, sheet by sheet, without blank cells and rows at the ends. */
export function readFlat(xml: string): Record<string, OpenedCell[][]> {
  const sheets: Record<string, OpenedCell[][]> = {};
  for (const [, head = '', body = ''] of xml.matchAll(/<table:table( [^>]*)>(.*?)<\/table:table>/gs)) {
    const rows: OpenedCell[][] = [];
    for (const row of body.matchAll(/<table:table-row( [^>]*?)?(?:\/>|>(.*?)<\/table:table-row>)/gs)) {
      const cells: OpenedCell[] = [];
      const found = (row[2] ?? '').matchAll(
        /<table:table-cell( [^>]*?)?(?:\/>|>(.*?)<\/table:table-cell>)/gs,
      );
      for (const [, attributes = '', content = ''] of found) {
        const cell = openedCell(attributes, content);
        // Blank cells up to the edge of the sheet come as one with a count.
        const count = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1);
        for (let i = 0; i < Math.min(count, 100); i++) cells.push(cell);
      }
      const count = Number(attribute(row[1] ?? '', 'table:number-rows-repeated') ?? 1);
      for (let i = 0; i < Math.min(count, 100); i++) rows.push(cells);
    }
    sheets[attribute(head, 'table:name') ?? ''] = rows;
  }
  return sheets;
}

/** Write sheets to an xlsx file, open it in LibreOffice, and give back what it then has. One start in six ends in silence: it is tried again. */
export async function openInLibreOffice(
  sheets: Readonly<Record<string, ReadonlyArray<ReadonlyArray<Value | Formula>>>>,
): Promise<Record<string, OpenedCell[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'account-scoring-office-'));
  try {
    const file = join(folder, 'book.xlsx');
    await writeXlsxFile(
      Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(fileCell)) })),
    ).toFile(file);
    for (let start = 1; start <= 4; start++) {
      const profile = pathToFileURL(join(folder, `profile-${start}`)).href;
      const { stderr } = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=${profile}`,
          '--headless',
          '--norestore',
          '--convert-to',
          'fods',
          '--outdir',
          folder,
          file,
        ],
        { env: { ...process.env, HOME: folder }, timeout: 60_000, encoding: 'utf8' },
      );
      try {
        return readFlat(readFileSync(join(folder, 'book.fods'), 'utf8'));
      } catch (error) {
        if (start === 4) throw new Error(`LibreOffice made no file: ${stderr}`, { cause: error });
      }
    }
    throw new Error('unreachable');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spillAccounts } from '../accounts.ts';
import type { Cell } from '../cells.ts';
import { spillGini, spillHhi, spillPareto, spillTopShare } from '../concentration.ts';
import { spillReview } from '../review.ts';
import { spillRfm, spillSegmentSummary, spillSegments } from '../rfm.ts';
import { spillTiers } from '../tiers.ts';
import { spillWarnings } from '../warnings.ts';
import { readSheet, writeSheet } from './blocks.ts';

/** Sheets that the script writes begin with this, and may be overwritten. */
const OWN_SHEET = 'account-scoring ';

/** What the script computes, and the sheets that it writes, when nothing else is asked for. */
const USUAL = 'RFM, SEGMENTS, REVIEW';

/** A function by its name; `null` when there is none. CLUSTERS and the models are not in the script. */
function computed(name: string, range: Cell[][], asOf: string, options: string[][]): Cell[][] | null {
  switch (name) {
    case 'ACCOUNTS':
      return spillAccounts(range, asOf, options);
    case 'RFM':
      return spillRfm(range, asOf, options);
    case 'SEGMENTS':
      return spillSegments(range, asOf, '', options);
    case 'SEGMENT_SUMMARY':
      return spillSegmentSummary(range, asOf, '', options);
    case 'PARETO':
      return spillPareto(range, asOf, options);
    case 'GINI':
      return spillGini(range, asOf, options);
    case 'HHI':
      return spillHhi(range, asOf, options);
    case 'TOPSHARE':
      return spillTopShare(range, asOf, '', options);
    case 'TIERS':
      return spillTiers(range, asOf, '', options);
    case 'WARNINGS':
      return spillWarnings(range, asOf, options);
    case 'REVIEW':
      return spillReview(range, asOf, '', options);
    default:
      return null;
  }
}

/**
 * Read the active sheet and write one sheet of results for every function: `account-scoring RFM`, `account-scoring SEGMENTS` …
 * The active sheet stays as it is; sheets of results are written anew. Excel asks for the other arguments, which may be left blank.
 *
 * @param workbook the workbook that Excel hands over
 * @param functions names with commas between them. Default: RFM, SEGMENTS, REVIEW
 * @param asOf the day to count back from, such as 2026-01-31. Default: the day of the last order
 * @param options such as `zh-CN` or `customer=Buyer; windowDays=365`
 * @throws Error where there is nothing to read, or a function is not known
 */
export function main(
  workbook: ExcelScript.Workbook,
  functions?: string,
  asOf?: string,
  options?: string,
): void {
  const active = workbook.getActiveWorksheet();
  const read = active.getName().startsWith(OWN_SHEET) ? null : readSheet(active);
  if (read === null)
    throw new Error(
      'Open the sheet with the orders, then run the script again. 请先打开订单明细所在的工作表，再运行脚本。',
    );
  const asked = functions === undefined || functions.trim() === '' ? USUAL : functions;
  const names = asked
    .split(/[,，、;；\s]+/)
    .map((name) => name.toUpperCase())
    .filter((name) => name !== '');
  const results = names.map((name) => {
    const rows = computed(name, read.rows, asOf ?? '', [[`origin=${read.origin}`], [options ?? '']]);
    if (rows === null) throw new Error(`There is no function "${name}". 没有名为“${name}”的函数。`);
    return { name, rows };
  });
  results.forEach(({ name, rows }) => {
    const title = `${OWN_SHEET}${name}`;
    writeSheet(workbook.getWorksheet(title) ?? workbook.addWorksheet(title), rows);
  });
}

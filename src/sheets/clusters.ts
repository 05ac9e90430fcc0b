import type { ClusterAssignment } from '../clusters/cluster-model.ts';
import { formatCluster } from '../clusters/format-cluster.ts';
import { scoreClusters } from '../clusters/score-clusters.ts';
import { type AnswerColumn, answer, tableOf } from './answer.ts';
import { accountColumns, type BookAccount, notesOf, readBook } from './book.ts';
import { type Cell, type SheetRange, scalarOf, shownCell } from './cells.ts';
import { sheetError } from './sheet-error.ts';

/** The number of clusters in a cell; default 5. */
function readK(given: unknown): number {
  const cell = scalarOf(given);
  if (cell === undefined) return 5;
  const k = typeof cell === 'string' ? Number(cell.trim()) : cell;
  if (typeof k === 'number' && Number.isInteger(k) && k >= 1 && k <= 100) return k;
  throw sheetError((words) => words.badOption('k', shownCell(cell), '1–100'));
}

/**
 * Group the accounts of a range that are alike in recency, frequency and monetary, as {@link scoreClusters} does.
 *
 * Cluster 1 spends most. The same accounts always give the same clusters. Cost: O(rows + rounds · accounts · k).
 *
 * @param range orders or accounts with a header row
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param k how many clusters: 1 to 100, default 5
 * @param options see {@link SheetOptions}
 * @returns rows of cells: a header, one row per account, notes
 * @example Two kinds of customers
 * ```ts
 * import { spillClusters } from 'account-scoring/sheets';
 *
 * const range = [
 *   ['Customer', 'Recency', 'Frequency', 'Monetary'],
 *   ['Acme', 5, 20, 9000],
 *   ['Blue', 200, 2, 100],
 *   ['Coop', 9, 18, 8000],
 *   ['Dune', 180, 1, 150],
 * ];
 * console.log(spillClusters(range, '', 2).map((row) => row[4]));
 * // → [ 'Cluster', 1, 2, 1, 2 ]
 * ```
 */
export function spillClusters(range: SheetRange, asOf?: unknown, k?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const book = readBook(range, asOf, call);
    type Row = BookAccount & { readonly cluster: ClusterAssignment };
    const { locale } = call.words;
    const columns: AnswerColumn<Row>[] = [
      ...accountColumns<Row>(book.cells),
      { key: 'recency', of: (row) => row.recency },
      { key: 'frequency', of: (row) => row.frequency },
      { key: 'monetary', of: (row) => row.monetary },
      { key: 'cluster', of: (row) => row.cluster.id },
      { key: 'clusterName', of: (row) => formatCluster(row.cluster, { locale }) },
    ];
    const rows = scoreClusters(book.accounts, { k: readK(k) });
    return { ...tableOf(rows, columns, call.words), notes: notesOf(book) };
  });
}

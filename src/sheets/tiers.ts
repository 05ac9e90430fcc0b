import { formatReason } from '../explain/format-reason.ts';
import { formatLabel } from '../explain/labels.ts';
import { buildHistories } from '../orders/histories.ts';
import { summarizePurchases } from '../orders/purchases.ts';
import { scoreCriteria } from '../tiers/apply-criteria.ts';
import { classifyTiers } from '../tiers/classify-tiers.ts';
import type { CriteriaSet } from '../tiers/criterion.ts';
import type { CriteriaScore, TierAssignment } from '../types.ts';
import { type AnswerColumn, answer, type Call, tableOf } from './answer.ts';
import { accountColumns, leftOutNote, notesOf, orderBookOf, unusedDay } from './book.ts';
import type { Cell, SheetRange } from './cells.ts';
import { criteriaNamed, schemeNamed } from './choices.ts';
import { plainName } from './column-names.ts';
import type { AccountCells } from './ids.ts';
import { type NumberColumn, readAccounts } from './read-accounts.ts';
import { type Say, sheetError } from './sheet-error.ts';
import { openTable, type Table } from './table.ts';

/** What is scored: fields of accounts, from orders or as the sheet has them. */
interface Scorable {
  readonly rows: ReadonlyArray<{ readonly accountId: string }>;
  readonly criteria: CriteriaSet;
  readonly cells: AccountCells;
  readonly dayNotes: readonly Say[];
  readonly notes: readonly Say[];
}

/** The fields that a set of criteria looks at. */
function fieldsOf({ criteria }: CriteriaSet): string[] {
  return criteria.flatMap((criterion) =>
    'parts' in criterion && criterion.parts !== undefined
      ? criterion.parts.map(({ id, field }) => (typeof field === 'string' ? field : id))
      : [typeof criterion.field === 'string' ? criterion.field : criterion.id],
  );
}

/** What criteria take. */
const MOST_OF_CRITERIA = 1e100;

/** The columns of a sheet that go by the name of a field, or by its label in either language. */
function fieldColumns({ header }: Table, fields: readonly string[]): NumberColumn[] {
  const plain = header.names.map((name) => plainName(name));
  return fields.flatMap((field) => {
    const names = [field, formatLabel('field', field), formatLabel('field', field, { locale: 'zh-CN' })].map(
      (name) => plainName(name),
    );
    const column = plain.findIndex((name) => names.includes(name));
    return column < 0 ? [] : [{ field, column, mayBeBlank: true, most: MOST_OF_CRITERIA }];
  });
}

function fromOrders(table: Table, asOf: unknown, call: Call): Scorable {
  const book = orderBookOf(table, asOf, call);
  const histories = buildHistories(book.orders, { asOf: book.asOf });
  const { windowDays } = call.options;
  const rows = summarizePurchases(histories, { asOf: book.asOf, windowDays });
  return { ...book, rows, criteria: criteriaNamed(call.options.criteria, 'scale_growth_loyalty') };
}

function fromAccounts(table: Table, asOf: unknown, { options }: Call): Scorable {
  const criteria = criteriaNamed(options.criteria, 'four_criteria');
  const fields = [...new Set(fieldsOf(criteria))];
  const columns = fieldColumns(table, fields);
  if (columns.length === 0)
    throw sheetError((words) =>
      words.needsCriteria(
        table.place(table.header.row, null),
        fields.map((field) => formatLabel('field', field, { locale: words.locale })),
      ),
    );
  const { accounts, cells } = readAccounts(table, columns, options);
  const notes = [...table.notes, ...leftOutNote(table)];
  return { rows: accounts, criteria, cells, dayNotes: unusedDay(asOf), notes };
}

/**
 * Score the accounts of a range over several criteria and put them into tiers, as {@link scoreCriteria} and {@link classifyTiers} do.
 *
 * The range holds orders, which tell scale, growth and loyalty; or accounts with columns for what the team knows, such as gross
 * profit, share of wallet, rank in the industry (see {@link fourCriteria}). Yes-or-no fields of a scheme are not read from sheets.
 * Cost: O(rows + accounts · log accounts).
 *
 * @param range orders, or accounts with columns for criteria, with a header row
 * @param asOf the day to count back from: a date, a serial number or text. Default: the day of the last order
 * @param scheme `abc_tiers` (default: the best 20 % by score, the next 30 %, the others), `value_bands`, `class4` or `tiers5`, or its label
 * @param options see {@link SheetOptions}; `criteria` names the set of criteria
 * @returns rows of cells: a header, one row per account (score and margins in points of 100), notes
 * @example Accounts with two columns of knowledge
 * ```ts
 * import { spillTiers } from 'account-scoring/sheets';
 *
 * const range = [
 *   ['Customer', 'Amount', 'Share of wallet'],
 *   ['Acme', 90000, 0.6],
 *   ['Blue', 20000, 0.2],
 *   ['Coop', 1000, ''],
 * ];
 * console.log(spillTiers(range, '', 'value_bands').map((row) => row[3]));
 * // → [ 'Tier', 'High value', 'Medium value', 'Low value' ]
 * ```
 */
export function spillTiers(range: SheetRange, asOf?: unknown, scheme?: unknown, options?: unknown): Cell[][] {
  return answer(range, options, (call) => {
    const table = openTable(range, 'criteria', call.options);
    const book =
      table.header.kind === 'orders' ? fromOrders(table, asOf, call) : fromAccounts(table, asOf, call);
    const chosen = schemeNamed(scheme);
    const rows = classifyTiers(scoreCriteria([...book.rows], { criteria: book.criteria }), chosen);
    const { locale, semicolon } = call.words;
    type Row = {
      readonly accountId: string;
      readonly criteria: CriteriaScore;
      readonly tier: TierAssignment;
    };
    const columns: AnswerColumn<Row>[] = [
      ...accountColumns<Row>(book.cells),
      { key: 'points', of: (row) => row.criteria.score },
      { key: 'coverage', of: (row) => row.criteria.coverage },
      { key: 'tier', of: (row) => formatLabel('tier', row.tier.id, { locale }) },
      { key: 'marginUp', of: (row) => row.tier.marginUp },
      { key: 'marginDown', of: (row) => row.tier.marginDown },
      {
        key: 'why',
        of: (row) => row.tier.reasons.map((reason) => formatReason(reason, { locale })).join(semicolon),
      },
    ];
    return { ...tableOf(rows, columns, call.words), notes: notesOf(book) };
  });
}

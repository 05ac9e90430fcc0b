import { anyObject, checkedLater, checkOptions } from '../internal/options.ts';
import { STAGES } from '../lifecycle/stage-previous.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, caseWhen, onlyIf } from './expressions.ts';
import { idText } from './order-rows.ts';
import { type Column, columnName, type Step, type TableName } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';
import { COLUMN_NAME, checkTable } from './table-option.ts';

/** The state of an evaluation, by the names of `LifecycleState`. */
export const STATE = ['asOf', 'stage', 'since', 'candidate', 'shrinking'] as const;
type StateField = (typeof STATE)[number];
/** A column of a table of stages, by the part of its name behind `lifecycle`. */
type PreviousField = StateField | `before${Capitalize<StateField>}`;

/** The table of the evaluation before: what {@link lifecycleSql} gave, a row an account. */
export interface LifecyclePreviousTable {
  readonly table: TableName;
  /** Names of columns that differ from those that {@link lifecycleSql} gives: `{ stage: 'stage_id' }` instead of `"lifecycleStage"`. */
  readonly columns?: { readonly [field in 'accountId' | PreviousField]?: string | undefined } | undefined;
}

/** A checked table of the evaluation before. */
export interface PreviousRequest {
  readonly table: TableName;
  readonly columnOf: (field: 'accountId' | PreviousField) => string;
}

/** The step that has the state before of every account that had one; and whether its rows could be read (`problem`). */
export const PREVIOUS_STATES = 'previousStates';

const before = (field: StateField): PreviousField => columnName('before', field) as PreviousField;

export function readPreviousTable(
  action: string,
  previous: LifecyclePreviousTable | undefined,
): PreviousRequest | null {
  if (previous === undefined) return null;
  checkOptions(action, previous, { table: checkedLater, columns: anyObject });
  checkTable(action, 'previous.table', previous.table);
  const { columns = {} } = previous;
  const fields = ['accountId', ...STATE, ...STATE.map(before)] as const;
  checkOptions(
    action,
    columns,
    Object.fromEntries(fields.map((field) => [field, COLUMN_NAME])) as Record<
      (typeof fields)[number],
      typeof COLUMN_NAME
    >,
  );
  return {
    table: previous.table,
    columnOf: (field) => columns[field] ?? (field === 'accountId' ? field : columnName('lifecycle', field)),
  };
}

/**
 * Steps to the state of every account before `asOf`, a row an account; as `readPrevious` in memory: a row of `asOf` itself is the same
 * evaluation, and what counts is the one before it. What is an error there is a `problem` here.
 */
export function previousSteps({ dialect, rules }: SummaryRequest, previous: PreviousRequest): Step[] {
  const own = (alias: string, name: string): string => `${alias}.${dialect.identifier(name)}`;
  const read = (field: PreviousField): string => own('p', previous.columnOf(field));
  const text = (field: PreviousField): string => idText(dialect, read(field));
  // Numbers, as not every warehouse has the least of conditions.
  const truth = (x: string): string =>
    dialect.asInteger(
      caseWhen([
        [x, '1'],
        [`NOT ${x}`, '0'],
      ]),
    );
  const stateColumns = (name: (field: StateField) => PreviousField): Column[] => [
    [dialect.asDay(read(name('asOf'))), name('asOf')],
    [text(name('stage')), name('stage')],
    [dialect.asDay(read(name('since'))), name('since')],
    [text(name('candidate')), name('candidate')],
    [truth(read(name('shrinking'))), name('shrinking')],
  ];
  const names = STAGES.map((stage) => dialect.text(stage)).join(', ');
  const isInvalid = (name: (field: StateField) => PreviousField): string =>
    anyOf(
      ...(['asOf', 'stage', 'since', 'shrinking'] as const).map(
        (field) => `${own('p', name(field))} IS NULL`,
      ),
      `${own('p', name('stage'))} NOT IN (${names})`,
      `${own('p', name('candidate'))} NOT IN (${names})`,
    );
  const hasBefore = anyOf(...STATE.map((field) => `${own('p', before(field))} IS NOT NULL`));
  const asOf = dialect.day(rules.asOf);
  const isEarlier = `${own('p', 'asOf')} < ${asOf}`;
  const s = (field: string): string => own('s', field);
  const state = dialect.concat(
    ...STATE.flatMap((field) => {
      const value = dialect.asText(s(field));
      return [field === 'candidate' ? `COALESCE(${value}, '')` : value, "' '"];
    }),
  );
  return [
    {
      name: 'previousRows',
      note: 'Rows of the evaluation before',
      query: {
        columns: [
          [idText(dialect, own('p', previous.columnOf('accountId'))), 'accountId'],
          ...stateColumns((field) => field),
          ...stateColumns(before),
        ],
        from: [{ table: previous.table }, 'p'],
      },
    },
    {
      name: 'previousEvaluations',
      note: 'The evaluation that counts: a row of the same day is the same evaluation, before which there may be another',
      query: {
        columns: [
          [own('p', 'accountId'), 'accountId'],
          ...STATE.map(
            (field): Column => [caseWhen([[isEarlier, own('p', field)]], own('p', before(field))), field],
          ),
          [
            caseWhen([
              [isInvalid((field) => field), "'previous.invalid'"],
              [`${own('p', 'asOf')} > ${asOf}`, "'previous.after_as_of'"],
              [allOf(hasBefore, isInvalid(before)), "'previous.invalid'"],
            ]),
            'problem',
          ],
        ],
        from: [{ step: 'previousRows' }, 'p'],
      },
    },
    {
      name: 'previousTexts',
      note: 'States as texts, to tell whether rows of an account say the same',
      query: {
        columns: ['s.*', [`COALESCE(${state}, '')`, 'state']],
        from: [{ step: 'previousEvaluations' }, 's'],
      },
    },
    {
      name: PREVIOUS_STATES,
      note: 'One row an account, and what is wrong with its rows',
      query: {
        columns: [
          [s('accountId'), 'accountId'],
          ...STATE.map((field): Column => [`MIN(${s(field)})`, field]),
          [
            caseWhen(
              [
                [
                  `MIN(${s('problem')}) IS NULL AND MIN(${s('state')}) <> MAX(${s('state')})`,
                  "'previous.differs'",
                ],
              ],
              `MIN(${s('problem')})`,
            ),
            'problem',
          ],
        ],
        from: [{ step: 'previousTexts' }, 's'],
        groupBy: [s('accountId')],
      },
    },
  ];
}

/** A column of the state before, in a step that looks up {@link PREVIOUS_STATES} as `b`; NULL where its rows could not be read. */
export function beforeColumns(dialect: Dialect): Column[] {
  const b = (field: string): string => `b.${dialect.identifier(field)}`;
  return [
    ...STATE.map((field): Column => [onlyIf(`${b('problem')} IS NULL`, b(field)), before(field)]),
    [b('problem'), 'problem'],
  ];
}

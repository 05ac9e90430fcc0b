import { showLineBreaks } from './dialect.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { indent } from './expressions.ts';

/** A column of a step: an expression and the name that it gets; a text alone is taken as it is (`r.*`). */
export type Column = string | readonly [expression: string, name: string];

/** One SELECT. Names are raw here and quoted when it is rendered; everything else is SQL. */
export interface Query {
  readonly columns: readonly Column[];
  /** A relation and the short name that its columns are called by. */
  readonly from: readonly [relation: Relation | LiteralRows, alias: string];
  /** Steps whose rows are looked up; at most one row of each for every row, unless rows are meant to become several. */
  readonly leftJoins?: ReadonlyArray<readonly [step: string, alias: string, on: string]>;
  readonly where?: string | null;
  readonly groupBy?: readonly string[];
  /** A further SELECT whose rows follow. */
  readonly unionAll?: Query | null;
}

/** A table of the caller: its name, or the parts of its name (`['warehouse', 'sales', 'orders']`). */
export type TableName = string | readonly string[];

/** Where a step reads from: an earlier step, or a table. */
export type Relation = { readonly step: string } | { readonly table: TableName };

/** Rows that are written into the statement: plain names of columns, and literals. */
export interface LiteralRows {
  readonly rows: ReadonlyArray<readonly string[]>;
  readonly names: readonly string[];
}

/** One step of a statement: a CTE with a name and a line that says what it does (fixed text, never a caller's). */
export interface Step {
  readonly name: string;
  readonly note: string;
  readonly query: Query;
}

/** A caller's table as SQL; every part is quoted, so that a dot in a name is part of it. */
export function tableSql(dialect: Dialect, table: TableName): string {
  return (typeof table === 'string' ? [table] : table).map((part) => dialect.identifier(part)).join('.');
}

/** Stands around the name of a step within an expression; two halves of surrogate pairs that no text has in a row. */
const STEP_MARK = '\uD801\uD801';

/** A step as a relation within an expression (a subquery): its final name is put in when the statement is rendered. */
export function stepSql(name: string): string {
  return STEP_MARK + name + STEP_MARK;
}

/** Names of steps that no table of the caller hides: `accounts_2` where a table is called `accounts`. */
function stepNames(steps: readonly Step[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  for (const { query } of steps)
    for (let part: Query | null | undefined = query; part; part = part.unionAll) {
      const [relation] = part.from;
      if ('table' in relation) {
        const { table } = relation;
        taken.add((typeof table === 'string' ? table : (table.at(-1) ?? '')).toLowerCase());
      }
    }
  const names = new Map<string, string>();
  for (const { name } of steps) {
    if (names.has(name)) throw new RangeError(`Cannot write SQL as two steps are called "${name}"`);
    let free = name;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${name}_${i}`;
    taken.add(free.toLowerCase());
    names.set(name, free);
  }
  return names;
}

function columnSql(dialect: Dialect, column: Column): string {
  return typeof column === 'string' ? column : `${column[0]} AS ${dialect.identifier(column[1])}`;
}

function fromSql(
  dialect: Dialect,
  [relation, alias]: Query['from'],
  names: ReadonlyMap<string, string>,
): string {
  if ('rows' in relation) return dialect.rows(relation.names, relation.rows, alias);
  const source =
    'table' in relation
      ? tableSql(dialect, relation.table)
      : dialect.identifier(names.get(relation.step) ?? relation.step);
  return `${source} AS ${alias}`;
}

function querySql(dialect: Dialect, query: Query, names: ReadonlyMap<string, string>): string {
  const lines = [
    'SELECT',
    indent(query.columns.map((column) => columnSql(dialect, column)).join(',\n')),
    `FROM ${fromSql(dialect, query.from, names)}`,
  ];
  for (const [step, joined, on] of query.leftJoins ?? [])
    lines.push(`LEFT JOIN ${dialect.identifier(names.get(step) ?? step)} AS ${joined} ON ${on}`);
  if (query.where) lines.push(`WHERE ${query.where}`);
  if (query.groupBy) lines.push(`GROUP BY ${query.groupBy.join(', ')}`);
  if (query.unionAll) lines.push('UNION ALL', querySql(dialect, query.unionAll, names));
  return lines.join('\n');
}

/** Steps as one statement: a CTE each, and all columns of the last one. */
export function renderSteps(dialect: Dialect, steps: readonly Step[]): string {
  const names = stepNames(steps);
  const ctes = steps.map(({ name, note, query }, i) => {
    const lines = [querySql(dialect, query, names)];
    if (dialect.fence !== '' && i < steps.length - 1) lines.push(dialect.fence);
    return `-- ${note}\n${dialect.identifier(names.get(name) as string)} AS (\n${indent(lines.join('\n'))}\n)`;
  });
  const last = names.get(steps.at(-1)?.name ?? '') as string;
  const sql = `WITH\n${ctes.join(',\n')}\nSELECT *\nFROM ${dialect.identifier(last)}\n`;
  // Odd pieces stand between two marks: names of steps.
  const named = sql
    .split(STEP_MARK)
    .map((piece, i) => (i % 2 === 0 ? piece : dialect.identifier(names.get(piece) ?? piece)));
  return showLineBreaks(named.join(''));
}

/** The name of a nested field as one column: `rfm.recency` is `rfmRecency`, as dots are no part of a name in some warehouses. */
export function columnName(...path: readonly string[]): string {
  return path.map((part, i) => (i === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('');
}

/** Refuse columns that would have one name, which some warehouses do not tell apart by case. */
export function checkColumnNames(action: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase()))
      throw new RangeError(`Cannot ${action} as two columns would be called "${name}"`);
    seen.add(name.toLowerCase());
  }
}

/** Steps that each add columns to the rows of the one before; one without columns is left out. */
export function columnSteps(from: Relation) {
  const steps: Step[] = [];
  let last = from;
  const add = (
    name: string,
    note: string,
    columns: Query['columns'],
    leftJoins: Query['leftJoins'] = [],
  ): void => {
    if (columns.length === 0) return;
    steps.push({ name, note, query: { columns: ['a.*', ...columns], from: [last, 'a'], leftJoins } });
    last = { step: name };
  };
  return { steps, add };
}

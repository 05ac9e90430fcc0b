import type { Dialect } from './dialects/dialect-record.ts';
import type { Column, Query, Step } from './statement.ts';

/** A type of column of {@link unionStep}. */
type UnionType = 'text' | 'double' | 'integer';

/** One kind of row of {@link unionStep}. */
export interface UnionPart {
  readonly kind: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly from: Query['from'];
  readonly where?: string;
}

/** A last step of rows of several kinds: a column that a kind does not have is NULL. */
export function unionStep(
  dialect: Dialect,
  types: Readonly<Record<string, UnionType>>,
  parts: readonly UnionPart[],
): Step {
  const cast = { text: dialect.asText, double: dialect.asDouble, integer: dialect.asInteger };
  let query: Query | null = null;
  for (const { kind, columns, from, where } of [...parts].reverse())
    query = {
      columns: [
        [dialect.text(kind), 'kind'],
        ...Object.entries(types).map(([name, type]): Column => [cast[type](columns[name] ?? 'NULL'), name]),
      ],
      from,
      where: where ?? null,
      unionAll: query,
    };
  return { name: 'fit', note: 'A few rows, from which the model is made', query: query as Query };
}

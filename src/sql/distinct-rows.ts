import { FIELD_BOOK, fieldBook, fieldSteps, readFieldBook } from './field-book.ts';
import { SAMPLE, valueName } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import type { SqlAccount } from './fit-rfm-sql.ts';
import type { RowReader } from './result-rows.ts';
import type { Column, Step } from './statement.ts';
import { unionStep } from './union-step.ts';

/** Steps to the accounts by their values: those that have the same in all columns are one row with a count. */
export function distinctRowSteps(request: FitRequest, columns: readonly string[], most: number): Step[] {
  const { dialect } = request;
  const names = columns.map((_, d) => valueName(d));
  const s = (name: string): string => `s.${dialect.identifier(name)}`;
  const c = (name: string): string => `c.${dialect.identifier(name)}`;
  const book = fieldBook(request, columns.length, most);
  return [
    ...request.before,
    ...fieldSteps(request, columns, most),
    {
      name: 'fitAlike',
      note: 'Accounts that are alike',
      query: {
        columns: [...names.map((name): Column => [s(name), name]), ['COUNT(*)', 'count']],
        from: [{ step: SAMPLE }, 's'],
        groupBy: names.map(s),
      },
    },
    book.step,
    unionStep(
      dialect,
      {
        ...FIELD_BOOK,
        part: 'text',
        count: 'integer',
        ...Object.fromEntries(names.map((name) => [name, 'double'] as const)),
      },
      [
        book.part,
        {
          kind: 'alike',
          columns: {
            part: "'0'",
            count: c('count'),
            ...Object.fromEntries(names.map((name) => [name, c(name)])),
          },
          from: [{ step: 'fitAlike' }, 'c'],
        },
      ],
    ),
  ];
}

/** All accounts again, as far as their values go. */
export function finishDistinctRows(
  action: string,
  reader: RowReader,
  columns: readonly string[],
  most: number,
): SqlAccount[] {
  const book = readFieldBook(action, reader, { columns: columns.length, most });
  const known = columns.map(() => 0);
  const accounts = (reader.byPart().get('alike')?.get('0') ?? []).flatMap((row): SqlAccount[] => {
    const count = reader.count(row, 'count');
    const values = columns.map((_, d) => reader.numberOrNull(row, valueName(d)));
    values.forEach((value, d) => {
      if (value !== null) known[d] = (known[d] as number) + count;
    });
    return new Array(count).fill(Object.fromEntries(columns.map((name, d) => [name, values[d] ?? null])));
  });
  if (accounts.length !== book.accounts || known.some((count, d) => count !== book.known[d]))
    reader.refuse(`there are ${accounts.length} of ${book.accounts} accounts`);
  return accounts;
}

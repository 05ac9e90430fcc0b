import type { ClusterModel } from '../clusters/cluster-model.ts';
import { fitClusters } from '../clusters/fit-clusters.ts';
import { type ClusterOptions, resolveOptions } from '../clusters/options.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { number } from './expressions.ts';
import { bookSteps, dayOf, ROWS, valueName } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import type { SqlAccount } from './fit-rfm-sql.ts';
import { type RowReader, readRows } from './result-rows.ts';
import type { Column, Step } from './statement.ts';

const ACTION = 'fit clusters';

/** A text that says nothing of the account, and is the same in every engine. */
function hashSql(dialect: Dialect, text: string): string {
  switch (dialect.name) {
    case 'clickhouse':
      return `lower(hex(MD5(${text})))`;
    case 'bigquery':
      return `TO_HEX(MD5(${text}))`;
    case 'trino':
      return `lower(to_hex(md5(to_utf8(${text}))))`;
    default:
      return `md5(${text})`;
  }
}

/** The steps of a fit, and how the model is made from the rows. */
export function fitClustersSteps(
  options: ClusterOptions<SqlAccount>,
  request: FitRequest,
): { steps: Step[]; finish: (rows: unknown) => ClusterModel } {
  const { features } = resolveOptions(ACTION, options).options;
  const fields = features.map(({ name, field }) => {
    if (field === null)
      throw new TypeError(
        `Cannot ${ACTION} in SQL as no statement can call a function: name a column with features: { ${name}: … }`,
      );
    return field;
  });
  const { dialect, lastOrderDate, sample } = request;
  const columns = [...new Set(fields)];
  const r = (name: string): string => `r.${dialect.identifier(name)}`;
  const [rows] = bookSteps(request, columns, true) as [Step, Step];
  const kept: Column[] = [r('accountId'), ...columns.map((_, d) => r(valueName(d)))];
  if (lastOrderDate !== null) kept.push(r('asOfDay'));
  return {
    steps: [
      ...request.before,
      rows,
      {
        name: 'fitHashed',
        note: 'A number for every account that is drawn by lot, and always the same',
        query: {
          columns: [...kept, [dialect.binary(hashSql(dialect, r('accountId'))), 'lot']],
          from: [{ step: ROWS }, 'r'],
        },
      },
      {
        name: 'fitDrawn',
        note: 'Accounts in the order of their lots',
        query: {
          columns: [
            ...kept,
            [`ROW_NUMBER() OVER (ORDER BY ${r('lot')}, ${r('accountId')})`, 'place'],
            ['COUNT(*) OVER ()', 'accounts'],
          ],
          from: [{ step: 'fitHashed' }, 'r'],
        },
      },
      {
        name: 'fit',
        note: 'The accounts from which the model is made',
        query: {
          columns: [...kept, r('accounts')],
          from: [{ step: 'fitDrawn' }, 'r'],
          where: `${r('place')} <= ${number(dialect, sample)}`,
        },
      },
    ],
    finish: (found) => finish(options, columns, request, readRows('finish the cluster model', found)),
  };
}

function finish(
  options: ClusterOptions<SqlAccount>,
  columns: readonly string[],
  { lastOrderDate, sample }: FitRequest,
  reader: RowReader,
): ClusterModel {
  const { rows } = reader;
  const accounts = rows[0] === undefined ? 0 : reader.count(rows[0], 'accounts');
  if (rows.length !== Math.min(accounts, sample))
    reader.refuse(`there are ${rows.length} of ${Math.min(accounts, sample)} accounts`);
  const read = rows.map((row) => ({
    ...Object.fromEntries(columns.map((name, d) => [name, reader.numberOrNull(row, valueName(d))])),
  }));
  const model = fitClusters(read as SqlAccount[], options);
  const { fitted, trainedOn } = model;
  const days = lastOrderDate === null ? [] : rows.flatMap((row) => reader.numberOrNull(row, 'asOfDay') ?? []);
  const notice = { code: 'clusters.sampled', field: 'accounts', value: rows.length, threshold: accounts };
  return {
    ...model,
    fitted: rows.length < accounts ? { ...fitted, notices: [...fitted.notices, notice] } : fitted,
    trainedOn: {
      ...trainedOn,
      asOf: days.every((day) => day === days[0]) ? dayOf(days[0] ?? null, days[0] ?? null) : null,
    },
  };
}

/** Fits and concentration: what `finish` makes of the rows of an engine is the model of memory, as JSON. A model counts as one row. */
import { createHash } from 'node:crypto';
import {
  analyzeConcentration,
  type ClusterOptions,
  fitAbc,
  fitClusters,
  fitRfm,
} from '../../../src/index.ts';
import {
  concentrationSql,
  fitSql,
  modelSql,
  type SqlConcentration,
  type SqlStatement,
} from '../../../src/sql/index.ts';
import { ACCOUNT_COLUMNS, type Account, accountCells, BOOKS } from '../books.ts';
import type { ResultRow } from '../engines.ts';
import { ABC, flatAbc, knownOf, MEASURES, METHODS, measuresOf, SPECS } from '../fit-options.ts';
import type { CaseCheck, ParityCase } from './case.ts';

const NAMES = ['bundled', 'messy', 'no account', 'neighbours'];

/** A case for each book of accounts. */
function bookCases(
  what: string,
  names: readonly string[],
  checks: (dialect: Parameters<ParityCase['checks']>[0]['dialect'], book: readonly Account[]) => CaseCheck[],
): ParityCase[] {
  return names.map((name) => {
    const book = BOOKS[name] as readonly Account[];
    return {
      name: `${what}: accounts "${name}"`,
      tables: () => [{ name: 'fitBook', columns: ACCOUNT_COLUMNS, rows: accountCells(book) }],
      checks: ({ dialect }) => checks(dialect, book),
    };
  });
}

function modelCheck({ sql, finish }: SqlStatement<unknown>, expected: unknown): CaseCheck {
  return {
    sql,
    read: (rows) => [{ model: JSON.stringify(finish(rows)) }],
    expected: [{ model: JSON.stringify(expected) }],
  };
}

/** Accounts by the MD5 of their ids: those that are drawn by lot. */
function drawn(book: readonly Account[], sample: number): Account[] {
  const lot = ({ accountId }: Account): string => createHash('md5').update(accountId).digest('hex');
  return [...book].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, sample);
}

const CLUSTERS: ClusterOptions<Account> = { k: 3, missing: 'median', features: ['monetary', 'recency'] };

/** The measures, of which terms are rounded in the engine, beside the rest as text. */
function flatConcentration(told: SqlConcentration): ResultRow {
  const exact = Object.entries(told).filter(([name]) => !MEASURES.includes(name as 'gini'));
  return {
    ...Object.fromEntries(exact.map(([name, value]) => [name, JSON.stringify(value)])),
    ...measuresOf(told),
  };
}

export function fitCases(): ParityCase[] {
  const from = 'fitBook';
  const lastOrderDate = 'lastOrderDate';
  return [
    ...bookCases('fits of RFM, every method', NAMES, (dialect, book) =>
      METHODS.map((options) =>
        modelCheck(
          fitSql({ kind: 'rfm', ...options }, { dialect, from, lastOrderDate }),
          fitRfm(book, options as never),
        ),
      ),
    ),
    ...bookCases('fits of ABC, and their classes', NAMES, (dialect, book) =>
      ABC.flatMap((options) => {
        const model = fitAbc(book, options);
        return [
          modelCheck(fitSql({ kind: 'abc', ...(options as object) }, { dialect, from }), model),
          { sql: modelSql(model, { dialect, from, reasons: true }), expected: flatAbc(book, model) },
        ];
      }),
    ),
    ...bookCases('fits of clusters, of all accounts and of a sample', ['bundled'], (dialect, book) => {
      const spec = { kind: 'clusters', ...(CLUSTERS as object) } as const;
      const some = fitClusters(drawn(book, 100), CLUSTERS);
      const sampled = { code: 'clusters.sampled', field: 'accounts', value: 100, threshold: book.length };
      return [
        modelCheck(fitSql(spec, { dialect, from, lastOrderDate }), fitClusters(book, CLUSTERS)),
        modelCheck(fitSql(spec, { dialect, from, lastOrderDate, sample: 100 }), {
          ...some,
          fitted: { ...some.fitted, notices: [...some.fitted.notices, sampled] },
        }),
      ];
    }),
    ...bookCases('concentration', NAMES, (dialect, book) =>
      SPECS.map((spec) => {
        const { sql, finish } = concentrationSql(spec, { dialect, from });
        const memory = analyzeConcentration(book, { ...(spec as object), bootstrap: 0 });
        return {
          sql,
          read: (rows) => [flatConcentration(finish(rows))],
          expected: [flatConcentration(knownOf(memory))],
          within: (_, value) => 1e-12 * Math.max(1e-3, Math.abs(value)),
        };
      }),
    ),
  ];
}

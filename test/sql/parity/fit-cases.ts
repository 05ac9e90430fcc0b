/** Fits and concentration: what `finish` makes of the rows of an engine is the model of memory, as JSON. A model counts as one row. */
import { createHash } from 'node:crypto';
import {
  analyzeConcentration,
  buildHistories,
  type ClusterOptions,
  fitAbc,
  fitClusters,
  fitCriteria,
  fitKinds,
  fitLifecycle,
  fitRegularity,
  fitRfm,
  fitTiers,
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
import {
  BOOK_COLUMNS,
  bookCells,
  CRITERIA_FITS,
  FIT_BOOKS,
  type Account as FitAccount,
  KIND_FITS,
} from '../fit-books.ts';
import { ABC, flatAbc, knownOf, MEASURES, METHODS, measuresOf, SPECS } from '../fit-options.ts';
import { HISTORY_BOOKS, THRESHOLDS } from '../history-fits.ts';
import { TIER_BOOKS, TIER_COLUMNS, TIER_SCHEMES, tierCells } from '../tier-fits.ts';
import type { CaseCheck, CaseTable, ParityCase } from './case.ts';
import { orderTable, reachable } from './summary-cases.ts';

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

/** A case for each table of rows that are fitted on. */
function fitCase(
  name: string,
  table: CaseTable,
  checks: (dialect: Parameters<ParityCase['checks']>[0]['dialect']) => CaseCheck[],
): ParityCase {
  return { name, tables: () => [table], checks: ({ dialect }) => checks(dialect) };
}

function criteriaFits(): ParityCase[] {
  const from = 'criteriaFits';
  return ['wide', 'large', 'no account', 'two values', 'extremes', 'negative and tied'].map((name) => {
    const book = FIT_BOOKS[name] as readonly FitAccount[];
    const table = { name: from, columns: BOOK_COLUMNS, rows: bookCells(book) };
    return fitCase(`fits of criteria and kinds: accounts "${name}"`, table, (dialect) => [
      ...CRITERIA_FITS.map(([, options]) =>
        modelCheck(
          fitSql({ kind: 'criteria', ...options } as never, { dialect, from }),
          fitCriteria(book, options as never),
        ),
      ),
      ...KIND_FITS.map((options) =>
        modelCheck(fitSql({ kind: 'account-kinds', ...options }, { dialect, from }), fitKinds(book, options)),
      ),
    ]);
  });
}

function tierFits(): ParityCase[] {
  const from = 'tierFits';
  return Object.entries(TIER_BOOKS).map(([name, book]) =>
    fitCase(
      `fits of tiers: accounts "${name}"`,
      { name: from, columns: TIER_COLUMNS, rows: tierCells(book) },
      (dialect) =>
        TIER_SCHEMES.map(([, scheme]) =>
          modelCheck(fitSql({ kind: 'tiers', scheme }, { dialect, from }), fitTiers(book, scheme)),
        ),
    ),
  );
}

function historyFits(): ParityCase[] {
  return Object.entries(HISTORY_BOOKS).map(([name, book]): ParityCase => {
    const asOf = '2024-06-01';
    return {
      name: `fits of stages and regularity: orders "${name}"`,
      tables: (engine) => [
        orderTable('fitOrders', reachable(book, engine), { date: 'day', amount: 'decimal(2)' }),
        { name: 'fitRoster', columns: { id: 'text' }, rows: [['prospect 1'], ['A1']] },
      ],
      checks: (engine) => {
        const { dialect } = engine;
        const orders = { table: 'fitOrders', asOf, roster: { table: 'fitRoster', accountId: 'id' } } as const;
        const histories = buildHistories(reachable(book, engine), {
          asOf,
          roster: ['prospect 1', 'A1'],
          onProblem: () => undefined,
        });
        return [
          ...THRESHOLDS.map((options) =>
            modelCheck(
              fitSql({ kind: 'lifecycle', ...options }, { dialect, orders }),
              fitLifecycle(histories, { asOf, ...options }),
            ),
          ),
          modelCheck(fitSql({ kind: 'regularity' }, { dialect, orders }), fitRegularity(histories, { asOf })),
        ];
      },
    };
  });
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
    ...criteriaFits(),
    ...tierFits(),
    ...historyFits(),
  ];
}

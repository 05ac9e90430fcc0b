/** Criteria, tiers and clusters: the books and settings of the tests in DuckDB and Postgres. */
import {
  applyCriteria,
  type CriteriaModel,
  classifyTiers,
  fitClusters,
  fitCriteria,
} from '../../../src/index.ts';
import { FOUR } from '../../tiers/support.ts';
import * as clusterBooks from '../cluster-books.ts';
import { all, asked, FIELDS, MIXED, SETTINGS, training } from '../criteria-books.ts';
import type { Cell, ColumnType, ResultRow } from '../engines.ts';
import { chained, flatCriteria } from '../stand-support.ts';
import {
  flatTier,
  model as pointsModel,
  SCHEMES,
  scored,
  rows as tierRows,
  withoutParts,
} from '../tier-books.ts';
import type { CaseTable, ParityCase } from './case.ts';

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A table of rows whose columns have types of their own. */
function tableOf(
  name: string,
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly object[],
): CaseTable {
  const cell = (value: unknown): Cell =>
    typeof value === 'boolean' ? String(value) : ((value ?? null) as Cell);
  return {
    name,
    columns,
    rows: rows.map((row) => Object.keys(columns).map((column) => cell(row[column as keyof typeof row]))),
  };
}

const doubles = (names: readonly string[]): Record<string, ColumnType> =>
  Object.fromEntries(names.map((name) => [name, 'double']));

const contribution = (id: string): string => `criteria${upper(id)}Contribution`;

/** The library's scores, with contributions, and whether these add up to the score. */
function criteriaRows(model: CriteriaModel): ResultRow[] {
  return applyCriteria(asked, model).map(({ criteria, ...account }) => ({
    ...account,
    ...flatCriteria(criteria),
    ...Object.fromEntries(
      criteria.parts.flatMap(({ id, contribution: part, parts = [] }) => [
        [contribution(id), part],
        ...parts.map((own) => [contribution(id + upper(own.id)), own.contribution]),
      ]),
    ),
    addsUp: true,
  }));
}

function addingUp(rows: readonly ResultRow[], model: CriteriaModel): ResultRow[] {
  return rows.map((row) => ({
    ...row,
    addsUp:
      model.fitted.criteria.reduce((total, { id }) => total + Number(row[contribution(id)]), 0) ===
      (row.criteriaScore ?? 0),
  }));
}

function criteriaCases(): ParityCase[] {
  const rough = [
    ['log', { criteria: all('log') }],
    ['topsis', { criteria: MIXED, aggregate: 'topsis' }],
    ['log, topsis', { criteria: all('log'), aggregate: 'topsis' }],
  ] as const;
  const settings = [
    ...SETTINGS.map(([name, options]) => ({ name, options, exact: true })),
    ...rough.map(([name, options]) => ({ name: `${name} (within 2^-36 points)`, options, exact: false })),
  ];
  return settings.map(({ name, options, exact }) => ({
    name: `criteria: ${name}`,
    tables: () => [
      tableOf('criteriaBook', { accountId: 'text', ...doubles(FIELDS), delay: 'integer' }, asked),
    ],
    checks: (engine) => {
      const model = fitCriteria(training, options);
      return [
        {
          sql: chained(engine, 'criteriaBook', [model]),
          expected: criteriaRows(model),
          read: (rows) => addingUp(rows, model),
          within: (column) =>
            column.endsWith('Contribution')
              ? 2 ** -35
              : !exact && column.startsWith('criteria')
                ? 2 ** -36
                : 0,
        },
      ];
    },
  }));
}

const TIER_COLUMNS: Readonly<Record<string, ColumnType>> = {
  accountId: 'text',
  ...doubles(FOUR),
  industryLeader: 'boolean',
  overdueDays: 'integer',
  fraud: 'boolean',
  sanctioned: 'boolean',
  netMargin: 'double',
  amount: 'double',
  age: 'integer',
  region: 'text',
  points: 'double',
};

function tierCases(): ParityCase[] {
  return SCHEMES.map(([name, scheme]) => ({
    name: `tiers: ${name}`,
    tables: () => [tableOf('tierRows', TIER_COLUMNS, tierRows)],
    checks: (engine) => [
      {
        sql: chained(engine, 'tierRows', [pointsModel, scheme]),
        expected: classifyTiers(scored, scheme).map(({ criteria, tier, ...row }) => ({
          ...row,
          ...flatCriteria(criteria),
          ...flatTier(tier),
        })),
        read: (rows) => withoutParts([...rows]),
      },
    ],
  }));
}

function clusterCases(): ParityCase[] {
  const { asked, EXACT, flat, outcome, training } = clusterBooks;
  const logarithms = (['omit', 'median'] as const).map((missing) => ({
    options: {
      k: 8,
      scaling: { recency: 'logZ', frequency: 'logZ', monetary: 'logZ', margin: 'logZ' },
      features: ['recency', 'frequency', 'monetary', 'margin'],
      missing,
    } as const,
    tolerance: 1e-9,
  }));
  return [...EXACT.map((options) => ({ options, tolerance: 0 })), ...logarithms].map(
    ({ options, tolerance }): ParityCase => {
      // A model that refuses missing values is asked for accounts that have them all.
      const accounts = options.missing === 'refuse' ? asked.filter(({ margin }) => margin !== null) : asked;
      return {
        name: `clusters: ${JSON.stringify(options)}`,
        tables: () => [
          tableOf(
            'clusterBook',
            {
              accountId: 'text',
              recency: 'integer',
              frequency: 'integer',
              monetary: 'double',
              margin: 'double',
            },
            accounts,
          ),
        ],
        checks: (engine) => {
          const model = fitClusters(training, options);
          return [
            {
              sql: chained(engine, 'clusterBook', [model]),
              expected: flat(accounts, model),
              read: (rows) => rows.map(outcome),
              within: (column) => (/^cluster(Distance|Margin)$/.test(column) ? tolerance : 0),
            },
          ];
        },
      };
    },
  );
}

export function standCases(): ParityCase[] {
  return [...criteriaCases(), ...tierCases(), ...clusterCases()];
}

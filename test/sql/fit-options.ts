/** What is fitted in the tests of every engine: methods, cuts, specifications. */
import {
  type AbcOptions,
  applyAbc,
  type Concentration,
  type FitRfmOptions,
  type fitAbc,
} from '../../src/index.ts';
import type { ConcentrationSpec, SqlConcentration } from '../../src/sql/index.ts';
import type { Account } from './books.ts';
import type { ResultRow } from './engines.ts';

/** Every method that an engine fits. */
export const METHODS: ReadonlyArray<FitRfmOptions<Record<string, number | null>>> = [
  {},
  { closed: 'left', bins: 10 },
  { method: 'rank', bins: 4 },
  { method: 'ntile' },
  { method: 'ntile', bins: { recency: 3, frequency: 10, monetary: 2 } },
  { cuts: { recency: [30, 90.5, 180, 365], frequency: [1, 2, 3, 4], monetary: [-10, 0, 0.1, 1e6] } },
  { method: 'share' },
  { method: 'nested' },
  { method: 'nested', bins: 3, closed: 'left', values: { length: 'tenure' } },
  { method: 'r-rfm' },
  {
    method: { recency: 'ntile', monetary: 'share' },
    weights: { recency: 0.1, frequency: 1 / 3, monetary: 3 },
  },
  {
    values: { length: 'tenure', loss: { value: 'monetary', better: 'low' } },
    method: { loss: 'share', length: 'rank' },
  },
  { method: 'naturalBreaks' },
  {
    method: { monetary: 'naturalBreaks', recency: 'rank', frequency: 'naturalBreaks' },
    bins: { recency: 3, frequency: 9, monetary: 4 },
    closed: 'left',
  },
];

export const ABC: ReadonlyArray<AbcOptions<Account>> = [
  {},
  { cuts: [0.5, 0.75], crossing: 'lower' },
  { value: 'frequency', cuts: [0.2, 1] },
  { cuts: [0.25, 0.5] },
];

export function flatAbc(accounts: readonly Account[], model: ReturnType<typeof fitAbc>): ResultRow[] {
  return applyAbc(accounts, model).map(({ abc, ...account }) => ({
    ...account,
    abcClass: abc.class,
    abcReasons: abc.reasons.map(({ code }) => code).join(' '),
  }));
}

export const SPECS: readonly ConcentrationSpec[] = [
  {},
  {
    value: 'frequency',
    include: 'buyers',
    steps: 7,
    largest: [2, 4, 1000],
    topShares: [0.001, 1 / 3, 1],
    accountsFor: [0.01, 1],
    cuts: [0.3, 0.6],
    crossing: 'lower',
    levels: [0.01, 0.04, 0.2],
  },
  { levels: [], cuts: [0.5, 1] },
];

/** What an engine tells of a concentration: without the accounts but the largest, without the bootstrap. */
export function knownOf({ accounts, bootstrap: _, ...memory }: Concentration): SqlConcentration {
  const largest = Math.max(5, memory.referenceLevels[0]?.accounts ?? 0);
  const { notices, ...rest } = memory;
  return {
    ...rest,
    bootstrap: null,
    largestAccounts: accounts.slice(0, largest).map((account) => ({ ...account, row: null })),
    notices: notices.map((notice) => ({ ...notice, field: notice.field.replace(/^row \d+$/, 'row ?') })),
  };
}

/** The names of the measures that look at every account: sums of doubles in an engine. */
export const MEASURES = [
  'gini',
  'hhi',
  'entropy',
  'theil',
  'hoover',
  'hallTideman',
  'comprehensiveIndex',
] as const;

/** Their numbers, by name. */
export function measuresOf(
  concentration: Pick<Concentration, (typeof MEASURES)[number]>,
): Record<string, number | null> {
  return Object.fromEntries(
    MEASURES.flatMap((name) => {
      const measure: object | number | null = concentration[name];
      return typeof measure === 'object' && measure !== null
        ? Object.entries(measure).map(([part, value]): [string, number | null] => [`${name}.${part}`, value])
        : [[name, measure] as [string, number | null]];
    }),
  );
}

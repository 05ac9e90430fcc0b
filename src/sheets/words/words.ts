import type { Locale } from '../../types.ts';
import type { ColumnRole } from '../column-names.ts';
import type { Place } from '../places.ts';

/** The columns of all results, by key. */
export type ColumnKey =
  | 'account'
  | 'name'
  | 'recency'
  | 'frequency'
  | 'monetary'
  | 'tenure'
  | 'firstOrder'
  | 'lastOrder'
  | 'purchaseDays'
  | 'averageOrderValue'
  | 'returns'
  | 'returnedAmount'
  | 'recencyScore'
  | 'frequencyScore'
  | 'monetaryScore'
  | 'code'
  | 'score'
  | 'segment'
  | 'segmentId'
  | 'why'
  | 'accounts'
  | 'shareOfAccounts'
  | 'orders'
  | 'shareOfOrders'
  | 'revenue'
  | 'shareOfRevenue'
  | 'medianRecency'
  | 'medianFrequency'
  | 'medianMonetary'
  | 'value'
  | 'rank'
  | 'share'
  | 'cumulativeShare'
  | 'abc'
  | 'tier'
  | 'points'
  | 'coverage'
  | 'marginUp'
  | 'marginDown'
  | 'cluster'
  | 'clusterName'
  | 'status'
  | 'valueAtRisk'
  | 'alerts'
  | 'worstAlert'
  | 'level'
  | 'since'
  | 'action'
  | 'section'
  | 'item';

/** What the overview of a book is made of. */
export type ReviewKey =
  | 'book'
  | 'concentration'
  | 'segments'
  | 'abc'
  | 'warnings'
  | 'accounts'
  | 'buyers'
  | 'orders'
  | 'revenue'
  | 'firstOrder'
  | 'lastOrder'
  | 'asOf'
  | 'averageOrderValue'
  | 'topFifth'
  | 'largest'
  | 'jointRatio'
  | 'gini'
  | 'hhi'
  | 'effectiveNumber'
  | 'valueAtRisk';

/** Why a row was left out. */
export type FaultKind =
  | 'blankAccount'
  | 'badAccount'
  | 'blankDate'
  | 'badDate'
  | 'blankAmount'
  | 'badAmount'
  | 'blankOrderId'
  | 'badOrderId'
  | 'blankCurrency'
  | 'badNumber'
  | 'blankNumber'
  | 'twice'
  | 'totals'
  | 'equal';

/** A fault of rows: how many there are, and the first of them. */
export interface FaultTally {
  readonly kind: FaultKind;
  readonly count: number;
  /** The first ones, with what stands there; text is empty where nothing does. */
  readonly first: ReadonlyArray<{ readonly place: Place; readonly text: string }>;
}

/** What the functions say, in one language. */
export interface Words {
  readonly locale: Locale;
  readonly columns: Readonly<Record<ColumnKey, string>>;
  readonly review: Readonly<Record<ReviewKey, string>>;
  /** What separates reasons in one cell. */
  readonly semicolon: string;
  /** Begins every line below a table. */
  readonly note: (text: string) => string;

  // Errors: one sentence each
  readonly noRange: () => string;
  readonly noHeader: (first: string) => string;
  readonly noRows: (header: Place) => string;
  readonly noGoodRows: (faults: readonly FaultTally[]) => string;
  readonly missingColumn: (
    role: ColumnRole,
    header: Place,
    names: readonly string[],
    option: string,
  ) => string;
  readonly ambiguousColumn: (
    role: ColumnRole,
    places: readonly Place[],
    names: readonly string[],
    option: string,
  ) => string;
  readonly noSuchColumn: (role: ColumnRole, name: string, header: Place, names: readonly string[]) => string;
  readonly repeatedColumn: (role: ColumnRole, name: string, places: readonly Place[]) => string;
  readonly needsOrders: (header: Place, names: readonly string[]) => string;
  readonly needsCriteria: (header: Place, known: readonly string[]) => string;
  readonly undecidedDates: (place: Place, text: string) => string;
  readonly contradictoryDates: (dmy: Place, dmyText: string, mdy: Place, mdyText: string) => string;
  readonly undecidedAmounts: (place: Place, text: string) => string;
  readonly contradictoryAmounts: (place: Place, text: string, other: Place, otherText: string) => string;
  readonly mixedCurrencies: (place: Place, text: string, other: Place, otherText: string) => string;
  readonly badAsOf: (text: string) => string;
  readonly unknownOption: (name: string, known: readonly string[]) => string;
  readonly badOption: (name: string, value: string, expected: string) => string;
  readonly badModel: (field: string) => string;
  readonly tooLong: (length: number, most: number) => string;
  readonly noValue: () => string;
  readonly unexpected: (message: string) => string;

  // Notes
  readonly asOfLast: (day: string) => string;
  readonly asOfUnused: () => string;
  readonly titleRows: (count: number, first: Place, text: string) => string;
  readonly blankRows: (count: number, first: Place) => string;
  readonly ownNotes: (count: number, first: Place) => string;
  readonly equalRows: (count: number, places: readonly Place[]) => string;
  readonly future: (count: number, day: string) => string;
  readonly oldDates: (count: number, place: Place, day: string) => string;
  readonly swappedDates: (place: Place, text: string) => string;
  readonly spacedIds: (count: number, place: Place) => string;
  readonly leftOut: (count: number, faults: readonly FaultTally[]) => string;
}

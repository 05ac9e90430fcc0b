import type { DialectName } from '../../../src/sql/index.ts';
import type { Cell, ColumnType, ResultRow } from '../engines.ts';

/** What a case may ask of the engine that it runs on. */
export interface CaseEngine {
  readonly dialect: DialectName;
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface CaseTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly rows: ReadonlyArray<readonly Cell[]>;
}

/** A statement, and all rows that it must give (in any order), as the library has them in memory. */
export interface CaseCheck {
  readonly sql: string;
  readonly expected: readonly ResultRow[];
  /** What is compared instead of the rows that came back: some of their columns, or the model that is made of them. */
  readonly read?: (rows: readonly ResultRow[]) => ResultRow[];
  /** How far a number may be off, where an engine cannot give the last bit. Without, nothing may. */
  readonly within?: (column: string, expected: number, row: ResultRow) => number;
}

/** One line of the table of cases: tables to load, then statements whose rows must equal what the library says. */
export interface ParityCase {
  readonly name: string;
  readonly tables: (engine: CaseEngine) => readonly CaseTable[];
  /** One at a time: what a check expects of a large book takes room. */
  readonly checks: (engine: CaseEngine) => Iterable<CaseCheck>;
}

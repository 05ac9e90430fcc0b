/** Where the range begins in its sheet. */
export interface Origin {
  /** Rows above the range. */
  readonly rows: number;
  /** Columns left of the range. */
  readonly columns: number;
  /** Whether the user said so; else places are those of the range. */
  readonly isKnown: boolean;
}

/** A cell or a row as people see it: rows from 1, columns by letter. */
export interface Place {
  readonly row: number;
  /** `null` for the whole row. */
  readonly column: string | null;
  /** Whether it is counted from the first cell of the range, as nobody said where that is. */
  readonly isOfRange: boolean;
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letters = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1);
  return letters + String.fromCharCode(65 + (index % 26));
}

/** The place of a cell of the range; both positions count from 0. */
export function placeAt({ rows, columns, isKnown }: Origin, row: number, column: number | null): Place {
  return {
    row: rows + row + 1,
    column: column === null ? null : columnLetters(columns + column),
    isOfRange: !isKnown,
  };
}

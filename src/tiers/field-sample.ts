/** Equal values of a field: how many there are, and how many are smaller. */
export interface FieldRun {
  readonly value: number;
  readonly before: number;
  readonly count: number;
}

/** The values of a field, as scales see them: all of a book, or those of its statistics that a scale looks at. */
export interface FieldSample {
  readonly n: number;
  /** How many different values there are. */
  readonly distinct: number;
  /** In ascending order; of statistics, both ends and what is at the quartiles. */
  readonly sorted: ArrayLike<number>;
  /** Equal values in ascending order; of statistics, all of them or those next to which a knot may be. */
  readonly runs: () => readonly FieldRun[];
  /** How far the values are from a median, in ascending order; of statistics, what is in the middle. */
  readonly deviations: (median: number) => ArrayLike<number>;
}

function runsOf(sorted: Float64Array): FieldRun[] {
  const runs: FieldRun[] = [];
  for (let before = 0; before < sorted.length; ) {
    const value = sorted[before] as number;
    let end = before + 1;
    while (sorted[end] === value) end++;
    runs.push({ value, before, count: end - before });
    before = end;
  }
  return runs;
}

/** The sample of all values of a book, one an account that has one. */
export function fieldSampleOf(values: readonly number[]): FieldSample {
  const sorted = Float64Array.from(values).sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++;
  return {
    n: sorted.length,
    distinct,
    sorted,
    runs: () => runsOf(sorted),
    deviations: (median) => sorted.map((value) => Math.abs(value - median)).sort(),
  };
}

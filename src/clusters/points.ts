/** Points in rows: feature `j` of point `i` is `values[i * d + j]`. */
export interface Points {
  readonly n: number;
  readonly d: number;
  readonly values: Float64Array;
}

/** Some of the points, in the order of `rows`. */
export function pickPoints({ d, values }: Points, rows: ArrayLike<number>): Points {
  const picked = new Float64Array(rows.length * d);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * d;
    for (let j = 0; j < d; j++) picked[i * d + j] = values[from + j] as number;
  }
  return { n: rows.length, d, values: picked };
}

/** One feature of all points. */
export function columnOf({ n, d, values }: Points, feature: number): Float64Array {
  const column = new Float64Array(n);
  for (let i = 0; i < n; i++) column[i] = values[i * d + feature] as number;
  return column;
}

/** The squared distance of a point to a centre, both in rows of `d`. */
export function squaredDistance(
  values: Float64Array,
  point: number,
  centres: Float64Array,
  centre: number,
  d: number,
): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const difference = (values[point * d + j] as number) - (centres[centre * d + j] as number);
    sum += difference * difference;
  }
  return sum;
}

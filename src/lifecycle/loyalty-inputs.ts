/** A point of a ladder: the value of the input, and the points (0 to 100) that it is worth. */
export type LadderPoint = readonly [value: number, points: number];

/** What loyalty is read from, and how much of it each is. */
export interface LoyaltyInput {
  readonly id: string;
  /** Weights are relative to each other. */
  readonly weight: number;
  /** From the lowest value to the highest; straight lines in between, flat beyond the ends. */
  readonly ladder: readonly LadderPoint[];
  /** Values beyond these are refused. */
  readonly least: number;
  readonly most: number;
  readonly expected: string;
}

/**
 * The inputs of loyalty, with the ladders and weights that are used unless others are given. They are proposals, not findings:
 * behaviour (repurchase, wallet, tenure, payment) has 70 % of the weight, what customers say has 30 %.
 */
export const LOYALTY_INPUTS: readonly LoyaltyInput[] = [
  {
    id: 'repurchaseRate',
    weight: 25,
    ladder: [
      [0, 0],
      [0.25, 30],
      [0.5, 60],
      [0.75, 85],
      [1, 100],
    ],
    least: 0,
    most: 1,
    expected: 'a share from 0 to 1',
  },
  {
    id: 'tenure',
    weight: 15,
    ladder: [
      [0, 0],
      [365, 40],
      [1095, 75],
      [1825, 100],
    ],
    least: 0,
    most: 1e6,
    expected: 'a number of days from 0',
  },
  {
    id: 'shareOfWallet',
    weight: 20,
    ladder: [
      [0, 0],
      [0.2, 35],
      [0.5, 75],
      [0.8, 100],
    ],
    least: 0,
    most: 1,
    expected: 'a share from 0 to 1',
  },
  {
    id: 'satisfaction',
    weight: 15,
    // Below 4 of 5 is a warning, below 3 an alarm in customary practice.
    ladder: [
      [1, 0],
      [3, 30],
      [4, 65],
      [5, 100],
    ],
    least: 1,
    most: 5,
    expected: 'a score from 1 to 5',
  },
  {
    id: 'recommend',
    weight: 15,
    // Detractors end at 6, promoters start at 9.
    ladder: [
      [0, 0],
      [6, 30],
      [7, 50],
      [8, 65],
      [9, 85],
      [10, 100],
    ],
    least: 0,
    most: 10,
    expected: 'an answer from 0 to 10',
  },
  {
    id: 'paymentDiscipline',
    weight: 10,
    ladder: [
      [0, 0],
      [0.5, 20],
      [0.8, 55],
      [0.95, 90],
      [1, 100],
    ],
    least: 0,
    most: 1,
    expected: 'a share from 0 to 1',
  },
];

/** Where a value stands on a ladder: its points, and the two rungs around it. */
export interface LadderPlace {
  readonly points: number;
  readonly between: readonly [number | null, number | null];
}

/** Read a value off a ladder. A higher value never gives fewer points on a ladder that only rises. */
export function climb(ladder: readonly LadderPoint[], value: number): LadderPlace {
  const first = ladder[0] as LadderPoint;
  const last = ladder[ladder.length - 1] as LadderPoint;
  if (value <= first[0]) return { points: first[1], between: [null, first[0]] };
  if (value >= last[0]) return { points: last[1], between: [last[0], null] };
  const next = ladder.findIndex(([at]) => value < at);
  const [x0, y0] = ladder[next - 1] as LadderPoint;
  const [x1, y1] = ladder[next] as LadderPoint;
  const points = y0 + ((value - x0) / (x1 - x0)) * (y1 - y0);
  // Rounding may lead a hair past the next rung.
  return { points: Math.min(Math.max(y0, y1), Math.max(Math.min(y0, y1), points)), between: [x0, x1] };
}

import { checkOptions, fieldOrFunction, type OptionCheck, refuse } from '../internal/options.ts';
import { type NumberOf, type RowReader, rowReader } from './field-values.ts';
import { type LadderPoint, LOYALTY_INPUTS, type LoyaltyInput } from './loyalty-inputs.ts';

/** The options of {@link scoreLoyalty}. */
export interface LoyaltyOptions<T> {
  /**
   * Relative weights by input, 0 or more; inputs that are not named keep theirs, 0 leaves one out. Default: `repurchaseRate`
   * 25, `shareOfWallet` 20, `tenure` 15, `satisfaction` 15, `recommend` 15, `paymentDiscipline` 10.
   */
  weights?: Readonly<Record<string, number>> | undefined;
  /**
   * Ladders by input: two points or more, `[value, points]`, in ascending order of value, points from 0 to 100. An input of
   * your own needs one here and a weight.
   */
  ladders?: Readonly<Record<string, readonly LadderPoint[]>> | undefined;
  /** Where inputs are found: a field or a function of the row. Default: the field with the input's name. */
  values?: Readonly<Record<string, NumberOf<T>>> | undefined;
  /** The least index of `fragile`, `neutral`, `loyal` and `devoted`. Default `[20, 40, 60, 80]`. */
  cuts?: readonly [number, number, number, number] | undefined;
  /** The least share of the weights that must be known for an index, 0 to 1. Default 0.5. */
  minCoverage?: number | undefined;
}

/** An input, ready to read. */
export interface LoyaltyReader extends LoyaltyInput {
  readonly read: RowReader;
}

/** What the options come to. */
export interface LoyaltyRules {
  readonly inputs: readonly LoyaltyReader[];
  readonly totalWeight: number;
  readonly cuts: readonly number[];
  readonly minCoverage: number;
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byInput: OptionCheck = {
  expected: 'an object with one entry per input',
  type: 'object',
  holds: isRecord,
};

const CUTS: OptionCheck = {
  expected: 'four ascending numbers from 0 to 100',
  type: 'object',
  holds: (cuts: readonly unknown[]) =>
    Array.isArray(cuts) &&
    cuts.length === 4 &&
    cuts.every(
      (cut, i) => typeof cut === 'number' && cut >= 0 && cut <= 100 && (i === 0 || cut > cuts[i - 1]),
    ),
};

const COVERAGE: OptionCheck = {
  expected: 'a share from 0 to 1',
  type: 'number',
  holds: (share: number) => share >= 0 && share <= 1,
};

const WEIGHT: OptionCheck = {
  expected: 'a number from 0 to 1000000',
  type: 'number',
  holds: (weight: number) => weight >= 0 && weight <= 1e6,
};

const LADDER: OptionCheck = {
  expected: 'two points or more, [value, points], values ascending, points from 0 to 100',
  type: 'object',
  holds: (ladder: readonly unknown[]) =>
    Array.isArray(ladder) &&
    ladder.length >= 2 &&
    ladder.every(
      (point: unknown, i) =>
        Array.isArray(point) &&
        point.length === 2 &&
        point.every((number) => typeof number === 'number' && Math.abs(number) <= 1e15) &&
        point[1] >= 0 &&
        point[1] <= 100 &&
        (i === 0 || point[0] > (ladder[i - 1] as LadderPoint)[0]),
    ),
};

/** Check every entry of an option that has one per input. */
function checkEntries(action: string, option: string, check: OptionCheck, entries: object | undefined): void {
  for (const [id, entry] of Object.entries(entries ?? {}))
    if ((check.type !== 'any' && typeof entry !== check.type) || !check.holds(entry as never))
      refuse(action, `${option}.${id}`, check, entry);
}

/** Resolve the options of {@link scoreLoyalty}. */
export function resolveLoyaltyOptions<T>(action: string, options: LoyaltyOptions<T>): LoyaltyRules {
  checkOptions(action, options, {
    weights: byInput,
    ladders: byInput,
    values: byInput,
    cuts: CUTS,
    minCoverage: COVERAGE,
  });
  const { weights = {}, ladders = {}, values = {}, cuts = [20, 40, 60, 80], minCoverage = 0.5 } = options;
  checkEntries(action, 'weights', WEIGHT, weights);
  checkEntries(action, 'ladders', LADDER, ladders);
  checkEntries(action, 'values', fieldOrFunction, values);
  const shipped = new Set(LOYALTY_INPUTS.map(({ id }) => id));
  const own = Object.keys(ladders).filter((id) => !shipped.has(id));
  for (const [option, entries] of Object.entries({ weights, values }))
    for (const id of Object.keys(entries))
      if (!shipped.has(id) && !own.includes(id))
        throw new TypeError(
          `Cannot ${action} as "${option}" names an input that is not there: ${id} (an input of your own needs a ladder)`,
        );
  const inputs = [
    ...LOYALTY_INPUTS.map((input) => ({ ...input, ladder: entryOf(ladders, input.id) ?? input.ladder })),
    ...own.map(
      (id): LoyaltyInput => ({
        id,
        weight: 0,
        ladder: ladders[id] as readonly LadderPoint[],
        least: -1e15,
        most: 1e15,
        expected: 'a finite number within ±1e15',
      }),
    ),
  ]
    .map((input) => ({
      ...input,
      weight: entryOf(weights, input.id) ?? input.weight,
      read: rowReader(entryOf(values, input.id) ?? input.id),
    }))
    .filter(({ weight }) => weight > 0);
  const totalWeight = inputs.reduce((sum, { weight }) => sum + weight, 0);
  if (totalWeight === 0)
    throw new RangeError(`Cannot ${action} as "weights" must leave one input at least a weight above 0`);
  return { inputs, totalWeight, cuts, minCoverage };
}

/** An entry of the caller's object, without what it inherits. */
function entryOf<V>(entries: Readonly<Record<string, V>>, id: string): V | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

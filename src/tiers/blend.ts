import { checkOption, checkOptions, numberIn, type OptionCheck } from '../internal/options.ts';
import { toShares } from './weights.ts';

const WEIGHTS: OptionCheck = {
  expected: 'a list of numbers >= 0, not all 0',
  type: 'object',
  holds: (weights: readonly number[]) =>
    Array.isArray(weights) &&
    weights.every((weight) => typeof weight === 'number' && weight >= 0 && weight <= 1e100) &&
    weights.some((weight) => weight > 0),
};

/**
 * Blend two sets of weights, such as what a committee judged and what the data say.
 *
 * Method: w ∝ a^share · b^(1 − share), the weighted geometric mean. What has no weight in either has none in the blend (unless its
 * share is 0); if that leaves nothing, the weights are equal. Cost: O(n).
 *
 * @param first weights, such as those of {@link fitAhpWeights}
 * @param second as many weights, such as those of {@link fitEntropyWeights}
 * @param options `share` of the first, 0 to 1, default 0.5
 * @returns weights that add up to 1
 * @throws {TypeError} if the lists are not numbers of at least 0, or differ in length
 * @throws {RangeError} if `share` is out of range
 * @example Half judgement, half data
 * ```ts
 * import { blendWeights } from 'account-scoring';
 *
 * console.log(blendWeights([0.5, 0.3, 0.2], [0.2, 0.2, 0.6]).map((weight) => weight.toFixed(3)));
 * // → [ '0.348', '0.270', '0.382' ]
 * ```
 */
export function blendWeights(
  first: readonly number[],
  second: readonly number[],
  options: { readonly share?: number | undefined } = {},
): number[] {
  const action = 'blend weights';
  checkOption(action, 'first', WEIGHTS, first ?? null);
  checkOption(action, 'second', WEIGHTS, second ?? null);
  checkOptions(action, options, { share: numberIn(0, 1, 'a number from 0 to 1') });
  if (first.length !== second.length)
    throw new TypeError(
      `Cannot ${action} as there must be as many of both: current values are ${first.length} and ${second.length}`,
    );
  const share = options.share ?? 0.5;
  // Shares first: products of huge or tiny weights would leave the range of numbers.
  const [a, b] = [toShares(first), toShares(second)];
  return toShares(a.map((weight, i) => weight ** share * (b[i] as number) ** (1 - share)));
}

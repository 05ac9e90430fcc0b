import { checkOption, numberIn } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { Notice } from '../types.ts';
import { type AhpWeights, fitAhpWeights } from './ahp.ts';
import { blendWeights } from './blend.ts';
import type { CriteriaModelOptions } from './criteria-model.ts';
import { fitCriticWeights } from './critic.ts';
import { fitEntropyWeights } from './entropy.ts';
import type { CriteriaTable } from './table.ts';
import { type CriteriaWeights, type Judgements, toShares } from './weights.ts';

/** Weights of criteria, and where they are from. */
export interface FittedWeights {
  readonly method: CriteriaModelOptions['weights'];
  /** They add up to 1. */
  readonly weights: readonly number[];
  readonly ahp: AhpWeights | null;
  readonly notices: readonly Notice[];
}

/** The fewest complete rows that differences between accounts can be seen in. */
const FEWEST_ROWS = 2;

function manual(action: string, ids: readonly string[], given: Readonly<Record<string, unknown>>): number[] {
  for (const name of Object.keys(given))
    if (!ids.includes(name))
      throw new TypeError(
        `Cannot ${action} as "weights" names ${show(name)}, which is no criterion: these are ${ids.join(', ')}`,
      );
  const weights = ids.map((id) => {
    const weight = Object.hasOwn(given, id) ? given[id] : undefined;
    checkOption(action, `weights.${id}`, numberIn(0, 1e6, 'a number from 0 to 1000000'), weight ?? null);
    return weight as number;
  });
  if (!weights.some((weight) => weight > 0))
    throw new RangeError(`Cannot ${action} as at least one weight must be > 0: all are 0`);
  return toShares(weights);
}

/** Weigh criteria. `table` has one row of 0 to 1 per account that has all criteria. */
export function fitWeights(
  action: string,
  criteria: ReadonlyArray<{ readonly id: string; readonly weight: number }>,
  asked: CriteriaWeights,
  table: () => CriteriaTable,
): FittedWeights {
  const ids = criteria.map(({ id }) => id);
  const notices: Notice[] = [];
  const equal = toShares(ids.map(() => 1));
  const learned = (learn: (rows: CriteriaTable) => readonly number[]): readonly number[] => {
    const rows = table();
    if (rows.length >= FEWEST_ROWS) return learn(rows);
    notices.push({
      code: 'criteria.equal_weights',
      field: 'accounts',
      value: rows.length,
      threshold: FEWEST_ROWS,
    });
    return equal;
  };
  const entropy = () => learned((rows) => fitEntropyWeights(rows).weights);
  const done = (
    method: FittedWeights['method'],
    weights: readonly number[],
    ahp: AhpWeights | null = null,
  ): FittedWeights => ({ method, weights, ahp, notices: [...(ahp?.notices ?? []), ...notices] });

  if (asked === 'preset')
    return done(
      'preset',
      manual(action, ids, Object.fromEntries(criteria.map(({ id, weight }) => [id, weight]))),
    );
  if (asked === 'equal') return done('equal', equal);
  if (asked === 'entropy') return done('entropy', entropy());
  if (asked === 'critic')
    return done(
      'critic',
      learned((rows) => fitCriticWeights(rows).weights),
    );
  if (typeof asked !== 'object' || asked === null)
    throw new TypeError(
      `Cannot ${action} as "weights" must be "preset", "equal", "entropy", "critic", numbers by criterion, or { ahp, share }: current value is ${show(asked)}`,
    );
  if (!('ahp' in asked) || typeof asked.ahp === 'number')
    return done('manual', manual(action, ids, asked as Readonly<Record<string, unknown>>));
  const { ahp: judgements, share } = asked as { ahp: Judgements; share?: number };
  const ahp = fitAhpWeights(judgements, { ids });
  if (share === undefined) return done('ahp', ahp.weights, ahp);
  return done('blend', blendWeights(ahp.weights, entropy(), { share }), ahp);
}

import { isIsoDay } from '../internal/day.ts';
import { checkRows } from '../internal/options.ts';
import { show } from '../internal/show.ts';
import type { LifecycleStage, LifecycleState } from '../types.ts';

/** A row of the evaluation before: what {@link assignLifecycle} returned, or as much of it. */
export interface LifecyclePrevious {
  readonly accountId: string;
  readonly lifecycle: LifecycleState & { readonly before?: LifecycleState | null | undefined };
}

/** Every stage, in the order of the rules. */
export const STAGES: readonly LifecycleStage[] = [
  'prospect',
  'churned',
  'reactivated',
  'decline',
  'introduction',
  'growth',
  'maturity',
];

/** The state in a value from outside, and nothing else of it. */
function readState(
  value: unknown,
  refuse: (field: string, expected: string, found: unknown) => never,
): LifecycleState {
  if (typeof value !== 'object' || value === null) refuse('', 'a lifecycle', value);
  const { asOf, stage, since, candidate, shrinking } = value as LifecycleState;
  const isStage = (name: unknown): boolean => STAGES.includes(name as LifecycleStage);
  if (!isIsoDay(asOf)) refuse('asOf', 'an ISO day', asOf);
  if (!isStage(stage)) refuse('stage', 'a lifecycle stage', stage);
  if (!isIsoDay(since)) refuse('since', 'an ISO day', since);
  if (candidate !== null && !isStage(candidate)) refuse('candidate', 'a lifecycle stage or null', candidate);
  if (typeof shrinking !== 'boolean') refuse('shrinking', 'true or false', shrinking);
  return { asOf, stage, since, candidate, shrinking };
}

/**
 * The state of every account before `asOf`, by account id. A row that is of `asOf` itself is not another evaluation: what
 * counts is the one before it. Two rows of an account must say the same.
 */
export function readPrevious(
  action: string,
  previous: unknown,
  asOf: string,
): Map<string, LifecycleState | null> {
  const states = new Map<string, LifecycleState | null>();
  if (previous === undefined) return states;
  checkRows(action, 'previous', previous);
  (previous as readonly LifecyclePrevious[]).forEach(({ accountId, lifecycle }, at) => {
    if (typeof accountId !== 'string')
      throw new TypeError(
        `Cannot ${action} as "accountId" of previous[${at}] must be a string: current value is ${show(accountId)}`,
      );
    const where = `previous[${at}] (account ${show(accountId)})`;
    const stateOf = (value: unknown, ...path: readonly string[]): LifecycleState =>
      readState(value, (field, expected, found) => {
        const name = ['lifecycle', ...path, field].filter(Boolean).join('.');
        throw new TypeError(
          `Cannot ${action} as "${name}" of ${where} must be ${expected}: current value is ${show(found)}`,
        );
      });
    const state = stateOf(lifecycle);
    if (state.asOf > asOf)
      throw new RangeError(
        `Cannot ${action} as ${where} is an evaluation of ${state.asOf}, which is after "asOf": ${asOf}`,
      );
    const { before } = lifecycle;
    const earlier = before === undefined || before === null ? null : stateOf(before, 'before');
    const counts = state.asOf < asOf ? state : earlier;
    const known = states.get(accountId);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(counts))
      throw new TypeError(`Cannot ${action} as ${where} differs from an earlier row of the same account`);
    states.set(accountId, counts);
  });
  return states;
}

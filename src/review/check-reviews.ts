import { isIsoDay } from '../internal/day.ts';
import { show } from '../internal/show.ts';
import { checkModel } from '../model/parse-model.ts';
import type { Review } from './review-record.ts';

const ACTION = 'compare reviews';
/** So far from the end of all numbers that sums over a book stay clear of it. */
const MAX_REVENUE = 1e300;

/** What is read of every account, and how to know it. */
const RESULTS: ReadonlyArray<readonly [path: readonly string[], holds: (account: Account) => boolean]> = [
  [
    ['purchases', 'amount'],
    ({ purchases }) => typeof purchases?.amount === 'number' && Math.abs(purchases.amount) <= MAX_REVENUE,
  ],
  [['rfm'], ({ rfm }) => Array.isArray(rfm?.reasons)],
  [['segment', 'id'], ({ segment }) => typeof segment?.id === 'string'],
  [['abc'], ({ abc }) => typeof abc === 'object' && abc !== null],
  [['criteria', 'parts'], ({ criteria }) => Array.isArray(criteria?.parts)],
  [['tier', 'gates'], ({ tier }) => typeof tier?.id === 'string' && Array.isArray(tier.gates)],
  [['lifecycle', 'stage'], ({ lifecycle }) => typeof lifecycle?.stage === 'string'],
  [['warnings', 'status'], ({ warnings }) => typeof warnings?.status === 'string'],
];

type Account = Review['accounts'][number];

function checkAccounts(name: string, accounts: readonly Account[]): void {
  const seen = new Set<string>();
  accounts.forEach((account, i) => {
    const id: unknown = account?.accountId;
    if (typeof id !== 'string' || id === '')
      throw new TypeError(
        `Cannot ${ACTION} as ${name}.accounts[${i}] must have an "accountId": current value is ${show(id)}`,
      );
    if (seen.has(id))
      throw new TypeError(`Cannot ${ACTION} as ${name}.accounts[${i}] (${show(id)}) is there twice`);
    seen.add(id);
    for (const [path, holds] of RESULTS) {
      if (holds(account)) continue;
      const value = path.reduce<unknown>(
        (at, key) => (at as Record<string, unknown> | null | undefined)?.[key],
        account,
      );
      throw new TypeError(
        `Cannot ${ACTION} as "${path.join('.')}" of ${name}.accounts[${i}] (${show(id)}) is not what a review has there: current value is ${show(value)}`,
      );
    }
  });
}

/** Parts of a review that are read as they are. */
const PARTS = ['choices', 'tiers', 'models'] as const;

function checkReview(name: string, review: Review): void {
  const { kind, version, asOf, accounts } = (review ?? {}) as Partial<Review>;
  if (kind !== 'account-review' || version !== 1)
    throw new TypeError(
      `Cannot ${ACTION} as "${name}" must be a review, of kind "account-review" and version 1: current kind is ${show(kind)}, version ${show(version)}`,
    );
  if (!isIsoDay(asOf))
    throw new TypeError(
      `Cannot ${ACTION} as "asOf" of ${name} must be an ISO day: current value is ${show(asOf)}`,
    );
  for (const part of PARTS)
    if (typeof review[part] !== 'object' || review[part] === null)
      throw new TypeError(
        `Cannot ${ACTION} as ${name} must have "${part}": current value is ${show(review[part])}`,
      );
  const { rfm, criteria, tiers, clusters } = review.models;
  checkModel(ACTION, rfm, 'rfm', 1);
  checkModel(ACTION, criteria, 'criteria', 1);
  checkModel(ACTION, tiers, 'tiers', 1);
  if (clusters !== null) checkModel(ACTION, clusters, 'clusters', 1);
  if (!Array.isArray(accounts))
    throw new TypeError(
      `Cannot ${ACTION} as "accounts" of ${name} must be an array: current value is ${show(accounts)}`,
    );
  checkAccounts(name, accounts);
}

/** Refuse what are not two reviews whose revenue can be compared. */
export function checkReviews(before: Review, after: Review): void {
  checkReview('before', before);
  checkReview('after', after);
  if (before.asOf > after.asOf)
    throw new RangeError(
      `Cannot ${ACTION} as the first must not be later than the second: current days are ${before.asOf} and ${after.asOf}`,
    );
  const [days, daysAfter] = [before.choices.periodDays, after.choices.periodDays];
  for (const value of [days, daysAfter])
    if (!Number.isInteger(value) || value < 1)
      throw new TypeError(
        `Cannot ${ACTION} as "periodDays" must be an integer >= 1: current value is ${show(value)}`,
      );
  if (days !== daysAfter)
    throw new RangeError(
      `Cannot ${ACTION} as their revenue is of periods of other lengths: "periodDays" is ${days} and ${daysAfter}`,
    );
  const [currency, currencyAfter] = [before.choices.currency, after.choices.currency];
  // Without a name it may be the same one: that is told in a notice.
  if (currency !== null && currencyAfter !== null && currency !== currencyAfter)
    throw new RangeError(
      `Cannot ${ACTION} as their amounts are in other currencies: ${show(currency)} and ${show(currencyAfter)}`,
    );
}

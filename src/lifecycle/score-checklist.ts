import { checkOptions, checkRows } from '../internal/options.ts';
import type { Reason } from '../types.ts';
import { fieldsBy, type NumberOf, placeOf, type RowReader, readNumber, rowReader } from './field-values.ts';

/** The seven links: one communication, two alignments, four guarantees. */
export type ChecklistId =
  | 'communication'
  | 'product_alignment'
  | 'strategy_alignment'
  | 'quality'
  | 'service'
  | 'logistics'
  | 'benefit';

/** The retention checklist of one account. */
export interface RetentionChecklist {
  /** 0 (worst) to 100 (best) by link; `null` where nothing is known. */
  readonly scores: Readonly<Record<ChecklistId, number | null>>;
  /** The lowest known score, the first of equals in the order of the checklist; `null` when nothing is known. */
  readonly weakest: { readonly id: ChecklistId; readonly score: number } | null;
  /** Whether all seven are known. If not, a link that is weaker still may be hidden. */
  readonly complete: boolean;
  readonly reasons: readonly Reason[];
}

/** The options of {@link scoreRetentionChecklist}. */
export interface RetentionChecklistOptions<T> {
  /**
   * Where the scores are found, by link: a field or a function of the row. Default: the fields `communication`,
   * `productAlignment`, `strategyAlignment`, `quality`, `service`, `logistics`, `benefit`.
   */
  values?: Readonly<Partial<Record<ChecklistId, NumberOf<T>>>> | undefined;
}

const ACTION = 'score the retention checklist';

/** In the order of the saying, with the default fields. */
const LINKS: ReadonlyArray<readonly [ChecklistId, string]> = [
  ['communication', 'communication'],
  ['product_alignment', 'productAlignment'],
  ['strategy_alignment', 'strategyAlignment'],
  ['quality', 'quality'],
  ['service', 'service'],
  ['logistics', 'logistics'],
  ['benefit', 'benefit'],
];

const POINTS = { least: 0, most: 100, expected: 'a score from 0 to 100' };

type Link = readonly [id: ChecklistId, read: RowReader];

function scoreOne(row: object, place: () => string, links: readonly Link[]): RetentionChecklist {
  const known: Array<{ id: ChecklistId; score: number }> = [];
  const reasons: Reason[] = [];
  const scores = links.map(([id, read]) => {
    const score = readNumber(ACTION, id, read(row), POINTS, place);
    if (score !== null) known.push({ id, score });
    else reasons.push({ code: 'checklist.missing', field: id, value: null, op: 'missing', threshold: null });
    return [id, score] as const;
  });
  const [weakest = null, next] = [...known].sort((a, b) => a.score - b.score);
  if (weakest !== null)
    reasons.unshift({
      code: 'checklist.weakest',
      field: weakest.id,
      value: weakest.score,
      op: '<=',
      threshold: next?.score ?? POINTS.most,
      score: weakest.score,
      of: POINTS.most,
    });
  return {
    scores: Object.fromEntries(scores) as Record<ChecklistId, number | null>,
    weakest,
    complete: known.length === links.length,
    reasons,
  };
}

/**
 * Score the seven things that keep a key account: one communication, two alignments, four guarantees (一个沟通、二个一致、四个保证).
 *
 * The chain is as strong as its weakest link, so there is no mean that a high score elsewhere could lift: look at `weakest`
 * first. The scores are yours, 0 to 100 (from surveys, delivery records, the account manager's judgement): `communication`,
 * `productAlignment` (the range fits the customer's needs), `strategyAlignment` (where both firms want to go), `quality`,
 * `service`, `logistics`, `benefit` (the customer earns by the relationship).
 *
 * Edge cases: a missing score is `null`, has a reason, and makes the checklist incomplete; equal lowest scores give the first
 * in the order of the saying. Cost: O(accounts).
 *
 * @param accounts one row per account
 * @param options `values`: where the scores are, if not in the default fields
 * @returns the same rows in the same order, each with one more key, `checklist`
 * @throws {TypeError} if a score is not a number, or an option is of a wrong shape
 * @throws {RangeError} if a score is not from 0 to 100 (the row is named), or `values` names another link
 * @example The weakest link
 * ```ts
 * import { scoreRetentionChecklist } from 'account-scoring';
 *
 * const [acme] = scoreRetentionChecklist([
 *   { accountId: 'Acme', communication: 80, productAlignment: 90, quality: 95, service: 70, logistics: 40, benefit: 85 },
 * ]);
 * console.log(acme?.checklist.weakest, acme?.checklist.complete);
 * // → { id: 'logistics', score: 40 } false
 * ```
 */
export function scoreRetentionChecklist<T extends object & { readonly checklist?: RetentionChecklist }>(
  accounts: readonly T[],
  options: RetentionChecklistOptions<T> = {},
): Array<T & { readonly checklist: RetentionChecklist }> {
  checkOptions(ACTION, options, { values: fieldsBy(LINKS.map(([id]) => id)) });
  checkRows(ACTION, 'accounts', accounts);
  const links = LINKS.map(([id, field]): Link => [id, rowReader(options.values?.[id] ?? field)]);
  return accounts.map((row, i) => ({
    ...row,
    checklist: scoreOne(row, () => placeOf('accounts', row, i), links),
  }));
}

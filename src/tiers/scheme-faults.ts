import { conditionsOf, type TierCondition, type TierDefinition, type TierScheme } from './scheme.ts';

/** One fault of a tier scheme. */
export interface TierSchemeFault {
  /**
   * `duplicate_id`, `duplicate_rank`: two tiers with one. `gap`, `overlap`: scores that no tier has, or two. `not_monotone`: a better tier asks for less, in its
   * score or its gates. `unreachable`: no score or quota leads into the tier. `no_lowest`: the last tier has a gate, a least score or a quota, so that some accounts have no tier.
   * `unknown_tier`: a cap or floor names no tier. `quota`: a quota is no share or number of accounts, or shares add up to more than 1. `condition`: a comparison that cannot be made.
   */
  readonly code:
    | 'duplicate_id'
    | 'duplicate_rank'
    | 'gap'
    | 'overlap'
    | 'not_monotone'
    | 'unreachable'
    | 'no_lowest'
    | 'unknown_tier'
    | 'quota'
    | 'condition';
  /** The tiers concerned, best first; or the id of the veto. */
  readonly tiers: readonly string[];
  /** The scores, thresholds or shares that show it. */
  readonly values: readonly number[];
}

type Fault = TierSchemeFault;

export function fault(code: Fault['code'], tiers: readonly string[], ...values: number[]): Fault {
  return { code, tiers, values };
}

export function repeated<V>(
  tiers: readonly TierDefinition[],
  of: (tier: TierDefinition) => V,
  code: Fault['code'],
): Fault[] {
  const groups = new Map<V, string[]>();
  for (const tier of tiers) groups.set(of(tier), [...(groups.get(of(tier)) ?? []), tier.id]);
  return [...groups.values()].filter((ids) => ids.length > 1).map((ids) => fault(code, ids));
}

/** Faults of the ranges of scores; `tiers` best first. */
export function rangeFaults(tiers: readonly TierDefinition[], mode: TierScheme['mode']): Fault[] {
  if (
    mode === 'definition' ||
    !tiers.some(({ score }) => score?.from !== undefined || score?.below !== undefined)
  )
    return [];
  const faults: Fault[] = [];
  tiers.forEach(({ id, score }, t) => {
    const from = score?.from ?? Number.NEGATIVE_INFINITY;
    const below = score?.below ?? Number.POSITIVE_INFINITY;
    if (from >= below || from > 100 || below <= 0)
      faults.push(fault('unreachable', [id], ...[from, below].filter(Number.isFinite)));
    const better = tiers[t - 1];
    if (better === undefined) {
      if (score?.below !== undefined && below <= 100) faults.push(fault('gap', [id], below, 100));
      return;
    }
    const line = better.score?.from;
    // A tier that a quota bounds may share its range with the next, which may not ask for more.
    const shares = better.quota !== undefined;
    if (line === undefined && shares) {
      if (score?.from !== undefined) faults.push(fault('not_monotone', [better.id, id], from));
    } else if (line === undefined) faults.push(fault('unreachable', [id]));
    else if (below < line) faults.push(fault('gap', [better.id, id], below, line));
    else if (below > line && score?.below !== undefined)
      faults.push(fault('overlap', [better.id, id], line, below));
    else if (score?.from !== undefined && (from > line || (from === line && !shares)))
      faults.push(fault('not_monotone', [better.id, id], line, from));
  });
  return faults;
}

/** What a gate alone asks for, as a number that is larger the more it asks. */
interface Asked {
  readonly tier: string;
  readonly value: number;
  readonly asks: number;
  readonly isStrict: boolean;
}

/** The thresholds that gates alone set, by criterion or by field and direction. */
function thresholds({ id, gates }: TierDefinition): Map<string, Asked> {
  const found = new Map<string, Asked>();
  for (const gate of gates ?? []) {
    const [condition, ...others] = conditionsOf(gate);
    if (condition === undefined || others.length > 0 || typeof condition.value !== 'number') continue;
    const { op, value } = condition;
    if (op === '=') continue;
    const sign = op === '>=' || op === '>' ? 1 : -1;
    const name =
      'criterion' in condition ? `criterion ${condition.criterion}` : `field ${condition.field} ${sign}`;
    const asked = { tier: id, value, asks: sign * value, isStrict: op === '>' || op === '<' };
    const other = found.get(name);
    if (other === undefined || asksMore(asked, other)) found.set(name, asked);
  }
  return found;
}

function asksMore(a: Asked, b: Asked): boolean {
  return a.asks > b.asks || (a.asks === b.asks && a.isStrict && !b.isStrict);
}

export function gateFaults(tiers: readonly TierDefinition[], mode: TierScheme['mode']): Fault[] {
  if (mode === 'score') return [];
  const faults: Fault[] = [];
  const seen = new Map<string, Asked>();
  // Who may pass for a better tier by nothing at all is not stopped by a gate below it.
  const open = tiers.find(({ gates }) => (gates ?? []).length === 0);
  for (const tier of tiers) {
    if (open !== undefined && tier.rank > open.rank && (tier.gates ?? []).length > 0)
      faults.push(fault('not_monotone', [open.id, tier.id]));
    for (const [name, asked] of thresholds(tier)) {
      const better = seen.get(name);
      if (better !== undefined && asksMore(asked, better))
        faults.push(fault('not_monotone', [better.tier, asked.tier], better.value, asked.value));
      seen.set(name, asked);
    }
  }
  return faults;
}

const OPERATORS: ReadonlySet<string> = /* @__PURE__ */ new Set(['>=', '>', '<=', '<', '=']);

/**
 * Whether a condition is one that can be looked at. On points, gates and entries may ask for `more` only and vetoes for `less` only: else
 * a better score would lead to a worse tier.
 */
export function isComparable(condition: TierCondition, points: 'more' | 'less'): boolean {
  if (typeof condition !== 'object' || condition === null) return false;
  const { op, value } = condition;
  if ('criterion' in condition || condition.field === 'score') {
    const rises = op === '>=' || op === '>';
    if (typeof value !== 'number' || !(value >= 0 && value <= 100) || op === '=' || !OPERATORS.has(op))
      return false;
    return points === 'more' ? rises : !rises;
  }
  if (typeof condition.field !== 'string' || condition.field === '') return false;
  if (typeof value === 'number') return OPERATORS.has(op) && Math.abs(value) <= 1e100;
  return op === '=' && (typeof value === 'string' || typeof value === 'boolean');
}

export function quotaFaults(tiers: readonly TierDefinition[]): Fault[] {
  const faults: Fault[] = [];
  let sum = 0;
  for (const { id, quota } of tiers) {
    if (quota === undefined) continue;
    const size = 'share' in quota ? quota.share : quota.accounts;
    const isRight = 'share' in quota ? size >= 0 && size <= 1 : Number.isInteger(size) && size >= 0;
    if (!isRight)
      faults.push(fault('quota', [id], ...(typeof size === 'number' && Number.isFinite(size) ? [size] : [])));
    else if ('share' in quota) sum += size;
  }
  if (sum > 1 + 1e-9)
    faults.push(
      fault(
        'quota',
        tiers.filter(({ quota }) => quota !== undefined).map(({ id }) => id),
        sum,
      ),
    );
  return faults;
}

export function lowestFaults({ mode }: TierScheme, tiers: readonly TierDefinition[]): Fault[] {
  const lowest = tiers[tiers.length - 1];
  if (lowest === undefined) return [fault('no_lowest', [])];
  const { id, score, gates, quota } = lowest;
  const least = score?.from;
  const shares = tiers.reduce(
    (sum, tier) => sum + (tier.quota !== undefined && 'share' in tier.quota ? tier.quota.share : 0),
    0,
  );
  // Shares that make up the whole book name the rest; they keep nobody out.
  const keepsOut = quota !== undefined && !('share' in quota && Math.abs(shares - 1) <= 1e-9);
  if (mode !== 'definition' && least !== undefined && least > 0) return [fault('no_lowest', [id], least)];
  return keepsOut || (mode !== 'score' && (gates ?? []).length > 0) ? [fault('no_lowest', [id])] : [];
}

import { type AccountSummary, kam11, type SegmentAssignment } from 'account-scoring';
import type { migrationMatrix, revenueBridge } from 'account-scoring/charts';

interface Account {
  readonly accountId: string;
  readonly segment: SegmentAssignment;
}

const IDS = [...kam11.segments.map(({ id }) => id), 'prospect', 'other', 'absent'];

/** Who moved between the segments of two dates. */
export function segmentMoves(
  before: readonly Account[],
  after: readonly Account[],
): Parameters<typeof migrationMatrix>[0] {
  const first = new Map(before.map((account) => [account.accountId, account]));
  const last = new Map(after.map((account) => [account.accountId, account]));
  const pairs = [...new Set([...first.keys(), ...last.keys()])].map((id) => ({
    from: first.get(id)?.segment.id ?? 'absent',
    to: last.get(id)?.segment.id ?? 'absent',
  }));
  const count = (holds: (pair: (typeof pairs)[number]) => boolean): number => pairs.filter(holds).length;
  const both = ({ from, to }: (typeof pairs)[number]): boolean => from !== 'absent' && to !== 'absent';
  const step = ({ from, to }: (typeof pairs)[number]): number => IDS.indexOf(to) - IDS.indexOf(from);
  const side = (end: 'from' | 'to') =>
    IDS.map((id) => ({ id, accounts: count((pair) => pair[end] === id), revenue: 0 }));
  const cells = IDS.flatMap((from) =>
    IDS.map((to) => {
      const accounts = count((pair) => pair.from === from && pair.to === to);
      const shareOfRow =
        accounts /
        Math.max(
          1,
          count((pair) => pair.from === from),
        );
      return { from, to, accounts, shareOfRow, revenueBefore: 0, revenueAfter: 0 };
    }),
  ).filter(({ accounts }) => accounts > 0);
  return {
    field: 'segment',
    ids: IDS,
    cells,
    rows: side('from'),
    columns: side('to'),
    stayed: count((pair) => both(pair) && step(pair) === 0),
    up: count((pair) => both(pair) && step(pair) < 0),
    down: count((pair) => both(pair) && step(pair) > 0),
  };
}

/** What each kind of account did to the revenue of a year, from the summaries of that year and of the one before. */
export function revenueMoves(
  before: readonly AccountSummary[],
  after: readonly AccountSummary[],
): Parameters<typeof revenueBridge>[0] {
  const first = new Map(before.map((account) => [account.accountId, account]));
  const parts = { new: 0, reactivated: 0, expansion: 0, contraction: 0, churn: 0 };
  for (const { accountId, monetary } of after) {
    const old = first.get(accountId);
    const had = old?.monetary ?? 0;
    if (old === undefined || old.firstOrderDate === null) parts.new += monetary;
    else if (had === 0) parts.reactivated += monetary;
    else if (monetary === 0) parts.churn -= had;
    else parts[monetary > had ? 'expansion' : 'contraction'] += monetary - had;
  }
  const start = before.reduce((total, { monetary }) => total + monetary, 0);
  const change = Object.values(parts).reduce((total, part) => total + part, 0);
  return { before: start, ...parts, after: start + change, change };
}

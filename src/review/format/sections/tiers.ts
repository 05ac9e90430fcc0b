import type { TierMove } from '../../../tiers/review-tiers.ts';
import type { ReviewAccount, ReviewGroup } from '../../review-record.ts';
import { type Block, type Item, joined, type Section, type Text } from '../blocks.ts';
import { percent, whole } from '../numbers.ts';
import { accountText, countCell, type Page } from '../page.ts';
import { groupTable } from './groups.ts';

/** The moves in the order in which a director asks for them. */
const MOVES = ['promoted', 'demoted', 'entered', 'held', 'protected', 'vetoed', 'absent'] as const;

function tally(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** The tiers that accounts have by themselves, and those that are only held. */
function tierGroups({ review }: Page, held: ReadonlyMap<string, number>): ReviewGroup[] {
  const { groups } = review.tiers;
  const listed = new Set(groups.map(({ id }) => id));
  const onlyHeld = [...held.keys()].filter((id) => !listed.has(id)).sort();
  const { tiers } = review.models.tiers.options;
  const order = [...[...tiers].sort((a, b) => a.rank - b.rank).map(({ id }) => id), 'not_key', 'unknown'];
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const empty = (id: string): ReviewGroup => ({
    id,
    accounts: 0,
    shareOfAccounts: 0,
    revenue: 0,
    shareOfRevenue: null,
  });
  return [...groups, ...onlyHeld.map(empty)].sort((a, b) => place(a.id) - place(b.id));
}

function moveItem(page: Page, move: TierMove, name: string | null): Item {
  const { words, label, reason } = page;
  return {
    lead: accountText(page, { accountId: move.accountId, name }),
    text: [
      label('move', move.move),
      words.comma,
      ...(move.from === null ? [] : [label('tier', move.from), words.tiers.arrow]),
      label('tier', move.to),
    ],
    more: move.reasons.map((why): Text => reason(why)),
  };
}

/** What became of the tiers since the review before. */
function moveBlocks(page: Page): Block[] {
  const { review, words, label, top } = page;
  const { moves } = review.tiers;
  const before = review.choices.previous;
  const say = words.tiers;
  if (before === null) return [{ kind: 'paragraph', text: say.firstReview }];
  const counts = tally(moves.map(({ move }) => move));
  const changed = moves.filter(({ move }) => move === 'promoted' || move === 'demoted');
  const wanted = new Set(changed.map(({ accountId }) => accountId));
  const accounts = new Map<string, ReviewAccount>();
  for (const account of review.accounts)
    if (wanted.has(account.accountId)) accounts.set(account.accountId, account);
  const revenueOf = ({ accountId }: TierMove): number => accounts.get(accountId)?.monetary ?? 0;
  const moved = changed.sort((a, b) => revenueOf(b) - revenueOf(a));
  const shown = moved.slice(0, top);
  const rest = moved.length - shown.length;
  return [
    {
      kind: 'table',
      caption: say.since(before),
      columns: [{ head: say.move }, { head: words.heads.accounts, number: true }],
      rows: MOVES.filter((kind) => counts.has(kind)).map((kind) => [
        { text: label('move', kind) },
        countCell(counts.get(kind) ?? 0),
      ]),
    },
    ...(moved.length === 0
      ? [{ kind: 'paragraph' as const, text: say.noMoves }]
      : [
          { kind: 'paragraph' as const, text: say.moved + words.colon.trimEnd() },
          {
            kind: 'list' as const,
            items: shown.map((move) => moveItem(page, move, accounts.get(move.accountId)?.name ?? null)),
          },
        ]),
    ...(rest === 0 ? [] : [{ kind: 'paragraph' as const, text: words.moreAccounts(rest, whole(rest)) }]),
  ];
}

/** The tiers, what their score is made of, and who moved. */
export function tiersSection(page: Page): Section {
  const { review, words, label } = page;
  const { criteria, tiers } = review.models;
  const title = words.sections.tiers;
  if (review.accounts.length === 0)
    return { id: 'tiers', title, blocks: [{ kind: 'paragraph', text: words.noAccounts }] };
  const held = tally(review.tiers.moves.filter(({ move }) => move !== 'absent').map(({ to }) => to));
  const parts = criteria.fitted.criteria.map(
    ({ id, weight }): Text => [label('criterion', id), ` ${percent(weight)}`],
  );
  return {
    id: 'tiers',
    title,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: words.tiers.scheme, value: label('scheme', tiers.options.id) },
          { label: words.tiers.criteria, value: joined(parts, words.comma) },
        ],
      },
      groupTable(page, tierGroups(page, held), {
        caption: words.tiers.caption,
        head: words.heads.tier,
        first: ({ id }) => ({ text: label('tier', id) }),
        more: {
          columns: [{ head: words.heads.held, number: true }],
          cells: ({ id }) => [countCell(held.get(id) ?? 0)],
        },
      }),
      ...moveBlocks(page),
    ],
  };
}

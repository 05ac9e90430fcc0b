import type { ReviewGroup } from '../../review-record.ts';
import type { Block, Cell, Column, Text } from '../blocks.ts';
import { amountCell, barCell, countCell, type Page, shareCell } from '../page.ts';

/** Columns and cells beyond those that every table of groups has. */
export interface MoreColumns {
  readonly columns: readonly Column[];
  readonly cells: (group: ReviewGroup) => readonly Cell[];
}

/** A table of groups of accounts: how many there are, and what they bring in. */
export function groupTable(
  { words, unit }: Page,
  groups: readonly ReviewGroup[],
  {
    caption,
    head,
    first,
    more,
  }: { caption: string; head: string; first: (group: ReviewGroup) => Cell; more?: MoreColumns },
): Block {
  if (groups.length === 0) return { kind: 'paragraph', text: words.noAccounts };
  const number = (text: Text): Column => ({ head: text, number: true });
  const { heads } = words;
  return {
    kind: 'table',
    caption,
    columns: [
      { head },
      number(heads.accounts),
      number(heads.shareOfAccounts),
      number(words.revenue(unit)),
      number(heads.shareOfRevenue),
      ...(more?.columns ?? []),
    ],
    rows: groups.map((group) => [
      first(group),
      countCell(group.accounts),
      shareCell(group.shareOfAccounts),
      amountCell(group.revenue),
      barCell(group.shareOfRevenue),
      ...(more?.cells(group) ?? []),
    ]),
  };
}

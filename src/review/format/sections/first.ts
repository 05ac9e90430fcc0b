import type { Alert } from '../../../warnings/alert.ts';
import type { ReviewAccount } from '../../review-record.ts';
import { type Block, type Item, joined, type Section, type Text } from '../blocks.ts';
import { whole } from '../numbers.ts';
import { accountText, type Page, toneOf } from '../page.ts';

/** Alerts come worst first: so many are told with their reasons, the others by name. */
const MOST_ALERTS = 4;
/** What to do about the worst of them; who has nine things to do first does none. */
const MOST_ACTIONS = 3;

/** Whether an alert is bad news now. */
export function isLive({ state }: Alert): boolean {
  return state === 'firing' || state === 'recovering';
}

function alertText({ words, label, reason }: Page, alert: Alert): Text {
  const level = label('severity', alert.level ?? '');
  const say = alert.state === 'recovering' ? words.first.recovering : words.first.since;
  const shown = typeof level === 'string' ? level : level.data;
  return [
    label('rule', alert.ruleId),
    words.open,
    { data: say(shown, alert.since) },
    words.close,
    words.colon,
    ...joined(alert.reasons.map(reason), words.semicolon),
  ];
}

/** One account: what is at stake, why it rings, what to do. */
function accountItem(page: Page, account: ReviewAccount): Item {
  const { words, label, money } = page;
  const { warnings, segment, tier, lastOrderDate } = account;
  const alerts = warnings.alerts.filter(isLive);
  const actions = [...new Set(alerts.flatMap(({ action }) => action ?? []))].slice(0, MOST_ACTIONS);
  const rest = alerts.slice(MOST_ALERTS);
  const tone = toneOf(warnings.status);
  const traits: Text[] = [
    label('status', warnings.status),
    label('segment', segment.id),
    label('tier', tier.id),
    ...(lastOrderDate === null ? [] : [words.first.lastOrder(lastOrderDate)]),
  ];
  return {
    lead: accountText(page, account),
    text: [words.first.atRisk, money(warnings.valueAtRisk), words.semicolon, ...joined(traits, words.dot)],
    ...(tone === undefined ? {} : { tone }),
    more: [
      ...alerts.slice(0, MOST_ALERTS).map((alert) => alertText(page, alert)),
      ...(rest.length === 0
        ? []
        : [
            [
              words.first.others(rest.length, whole(rest.length)),
              ...joined(
                rest.map(({ ruleId }) => label('rule', ruleId)),
                words.comma,
              ),
            ],
          ]),
    ],
    ...(actions.length === 0
      ? {}
      : {
          advice: [
            words.first.action,
            ...joined(
              actions.map((id) => label('warningAction', id)),
              words.semicolon,
            ),
          ],
        }),
  };
}

/** The accounts with an alert, those with the most to lose first. */
export function firstSection(page: Page): Section {
  const { review, words, top, money } = page;
  const { firing, statuses } = review.warnings;
  const title = words.sections.first;
  const wanted = new Set(firing.slice(0, top));
  const found = new Map<string, ReviewAccount>();
  for (const account of review.accounts)
    if (wanted.has(account.accountId)) found.set(account.accountId, account);
  const items = firing.slice(0, top).flatMap((id) => {
    const account = found.get(id);
    return account === undefined ? [] : [accountItem(page, account)];
  });
  const grey = statuses.find(({ id }) => id === 'grey')?.accounts ?? 0;
  const unclear: Block[] =
    grey === 0 ? [] : [{ kind: 'paragraph', text: words.first.noData(grey, whole(grey)) }];
  if (firing.length === 0)
    return { id: 'first', title, blocks: [{ kind: 'paragraph', text: words.first.none }, ...unclear] };
  const rest = firing.length - items.length;
  return {
    id: 'first',
    title,
    blocks: [
      {
        kind: 'paragraph',
        text: words.first.intro(whole(items.length), whole(firing.length), money(review.totals.valueAtRisk)),
      },
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, ordered: true, items }]),
      ...(rest === 0 ? [] : [{ kind: 'paragraph' as const, text: words.moreAccounts(rest, whole(rest)) }]),
      ...unclear,
    ],
  };
}

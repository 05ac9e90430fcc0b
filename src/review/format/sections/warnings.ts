import { exactSum } from '../../../internal/exact-sum.ts';
import { type Block, joined, type Section } from '../blocks.ts';
import { amountCell, countCell, type Page, toneOf } from '../page.ts';
import { isLive } from './first.ts';
import { groupTable } from './groups.ts';

/** How many accounts each rule rings for, and what is at stake with them. */
function ruleTable({ review, words, label, unit }: Page): Block {
  const byRule = new Map<string, number[]>();
  for (const { warnings } of review.accounts)
    for (const alert of warnings.alerts) {
      if (!isLive(alert)) continue;
      const atRisk = byRule.get(alert.ruleId);
      if (atRisk === undefined) byRule.set(alert.ruleId, [warnings.valueAtRisk ?? 0]);
      else atRisk.push(warnings.valueAtRisk ?? 0);
    }
  if (byRule.size === 0) return { kind: 'paragraph', text: words.warnings.noAlerts };
  const rules = review.choices.warningRules.rules.filter(({ id }) => byRule.has(id));
  return {
    kind: 'table',
    caption: words.warnings.rules,
    columns: [
      { head: words.heads.rule },
      { head: words.heads.family },
      { head: words.heads.accounts, number: true },
      { head: words.atRisk(unit), number: true },
    ],
    rows: rules.map(({ id, family }) => [
      { text: label('rule', id) },
      { text: label('family', family) },
      countCell(byRule.get(id)?.length ?? 0),
      amountCell(exactSum(byRule.get(id) ?? [])),
    ]),
  };
}

/** How the accounts stand, and which rules ring. */
export function warningsSection(page: Page): Section {
  const { review, words, label } = page;
  const notJudged = review.choices.rulesWithoutData;
  return {
    id: 'warnings',
    title: words.sections.warnings,
    blocks: [
      groupTable(page, review.warnings.statuses, {
        caption: words.warnings.caption,
        head: words.heads.status,
        first: ({ id }) => {
          const tone = toneOf(id);
          return { text: label('status', id), ...(tone === undefined ? {} : { tone }) };
        },
      }),
      ...(review.accounts.length === 0 ? [] : [ruleTable(page)]),
      ...(review.choices.signals.length === 0
        ? [{ kind: 'paragraph' as const, text: words.warnings.noSignals }]
        : []),
      ...(notJudged.length === 0
        ? []
        : [
            {
              kind: 'paragraph' as const,
              text: [
                words.warnings.notJudged,
                ...joined(
                  notJudged.map((id) => label('rule', id)),
                  words.comma,
                ),
              ],
            },
          ]),
    ],
  };
}

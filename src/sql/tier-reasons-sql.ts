import type { Ladder } from '../tiers/ladder.ts';
import { needsScore } from '../tiers/place.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { type Branch, caseWhen } from './expressions.ts';
import { type ConditionSql, every, not, some } from './tier-conditions.ts';
import type { TierLines } from './tier-lines.ts';
import type { Standings } from './tier-standings.ts';

function onlyWhere(truth: string, codes: string): string | null {
  if (truth === 'FALSE' || codes === "''") return null;
  return truth === 'TRUE' ? codes : caseWhen([[truth, codes]], "''");
}

/** The code of a gate that is not passed: of the condition that comes nearest, which is none where no number tells and the first is missing. */
function failedCode(gate: readonly ConditionSql[]): string {
  const noneNear = every(gate.filter(({ hasMargin }) => hasMargin).map(({ isMissing }) => isMissing));
  const missing = every([noneNear, (gate[0] as ConditionSql).isMissing]);
  const code = caseWhen([[missing, "'tier.gate_missing '"]], "'tier.gate_failed '");
  return caseWhen([[some(gate.map(({ passed }) => passed)), "''"]], code);
}

/** The codes of the reasons of a tier, between spaces, in the order of the library's. */
export function tierReasonsSql(
  dialect: Dialect,
  { scheme, tiers }: Ladder,
  lines: TierLines,
  { natural, withQuota }: Standings,
): string {
  const { score, entry, gates, own, vetoes, thin, coverageCap, isProtected } = lines;
  const codes: Array<string | null> = entry.map(({ passed, isMissing }) =>
    caseWhen(
      [
        [isMissing, "'tier.entry_missing '"],
        [passed, "'tier.entry '"],
      ],
      "'tier.entry_failed '",
    ),
  );
  if (needsScore(scheme)) codes.push(onlyWhere(`${score} IS NULL`, "'tier.no_score '"));
  if (scheme.mode !== 'definition') codes.push(onlyWhere(`${score} IS NOT NULL`, "'tier.score '"));
  if (scheme.mode !== 'score') {
    const codesOf = (t: number): string => {
      const passed = gates[t]?.map(() => 'tier.gate ') ?? [];
      const failed = t === 0 ? [] : (gates[t - 1] ?? []).map(failedCode);
      const said = [`'${passed.length > 0 ? passed.join('') : 'tier.no_gate '}'`, ...failed];
      return dialect.concat(...said);
    };
    const last = tiers.length - 1;
    const branches = tiers.slice(0, last).map((_, t): Branch => [own[t] as string, codesOf(t)]);
    const open = branches.findIndex(([when]) => when === 'TRUE');
    codes.push(
      open < 0
        ? caseWhen(branches, codesOf(last))
        : caseWhen(branches.slice(0, open), (branches[open] as Branch)[1]),
    );
  }
  const falls = natural
    .slice(0, -1)
    .map((stands, t) => (stands === withQuota[t] ? 'FALSE' : every([stands, not(withQuota[t] as string)])));
  codes.push(onlyWhere(some(falls), "'tier.quota '"));
  if (coverageCap > 0) codes.push(onlyWhere(thin, "'tier.coverage '"));
  codes.push(onlyWhere(isProtected, "'tier.protected '"));
  for (const { cap, fired } of vetoes)
    codes.push(onlyWhere(fired, cap === null ? "'tier.hold '" : "'tier.veto '"));
  const said = codes.filter((code) => code !== null);
  return said.length === 0 ? "''" : `TRIM(${dialect.concat(...said)})`;
}

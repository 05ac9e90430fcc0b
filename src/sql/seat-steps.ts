import { makeLadder } from '../tiers/ladder.ts';
import { needsScore } from '../tiers/place.ts';
import { MAX_VALUE } from '../tiers/read-number.ts';
import { decidingConditions, type TierScheme } from '../tiers/scheme.ts';
import { criterionColumn } from './criteria-steps.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, type Branch, caseWhen, greatest, onlyIf } from './expressions.ts';
import { within } from './fit-book.ts';
import type { FitRequest } from './fit-options.ts';
import { type Column, checkColumnNames, type Step } from './statement.ts';
import { every, some } from './tier-conditions.ts';
import { gatesColumn, tierLines } from './tier-lines.ts';
import { standingsOf } from './tier-standings.ts';

/** The step that has where every account stands before quotas. */
export const SEATS = 'fitSeats';

/** The columns of the accounts that a scheme looks at. */
function columnsOf(scheme: TierScheme, coverage: string): string[] {
  const conditions = decidingConditions(scheme).flatMap((condition) => {
    if ('criterion' in condition) return criterionColumn(condition.criterion);
    return condition.field === 'score' ? [] : condition.field;
  });
  return [
    ...new Set([
      scheme.scoreField ?? 'criteriaScore',
      ...conditions,
      ...(scheme.coverage === undefined ? [] : [coverage]),
      ...(scheme.protection === undefined ? [] : [scheme.protection.field]),
    ]),
  ];
}

/** What memory refuses: scores of the caller beyond 0 to 100, and numbers of conditions that are none. */
function invalidSql(dialect: Dialect, scheme: TierScheme): string {
  const own = (name: string): string => dialect.asDouble(`a.${dialect.identifier(name)}`);
  const numbers = decidingConditions(scheme).flatMap((condition) =>
    'criterion' in condition || condition.field === 'score' || typeof condition.value !== 'number'
      ? []
      : [`${own(condition.field)} NOT ${within(dialect, Number.MAX_VALUE)}`],
  );
  if (scheme.scoreField !== undefined) numbers.push(`${own(scheme.scoreField)} NOT BETWEEN 0 AND 100`);
  if (scheme.protection !== undefined)
    numbers.push(`${own(scheme.protection.field)} NOT ${within(dialect, MAX_VALUE)}`);
  return [...new Set(numbers)].length === 0 ? 'FALSE' : anyOf(...new Set(numbers));
}

const flag = (truth: string): string => caseWhen([[truth, '1']], '0');

/** Steps to where every account stands before quotas; the last one is {@link SEATS}. `coverage` is its column. */
export function seatSteps(
  action: string,
  request: FitRequest,
  { scheme, coverage }: { readonly scheme: TierScheme; readonly coverage: string },
): Step[] {
  const { dialect } = request;
  const ladder = makeLadder(scheme, []);
  const { tiers } = ladder;
  const lines = tierLines(dialect, ladder, coverage);
  const { natural } = standingsOf(lines);
  const own = (name: string): string => `a.${dialect.identifier(name)}`;
  const columns = columnsOf(scheme, coverage);
  const gated = tiers.flatMap(({ id }, t): Column[] => {
    const gates = lines.gates[t] ?? [];
    if (gates.length === 0) return [];
    return [[every(gates.map((gate) => some(gate.map(({ passed }) => passed)))), gatesColumn(id)]];
  });
  checkColumnNames(action, [...columns, ...gated.map(([, name]) => name as string)]);
  const caps = lines.vetoes
    .flatMap(({ cap, fired }) => (cap === null ? [] : [{ cap, fired }]))
    .sort((a, b) => b.cap - a.cap);
  const capOf = (name: 'thin' | 'vetoed'): string =>
    name === 'vetoed' ? own(name) : caseWhen([[`${own(name)} = 1`, String(lines.coverageCap)]], '0');
  const waits = allOf(`${own('entered')} = 1`, needsScore(scheme) ? `${own('scored')} = 1` : null);
  return [
    {
      name: 'fitRead',
      note: 'What is read of the accounts, and whether they pass the gates of every tier',
      query: {
        columns: [...columns.map((name): Column => [own(name), name]), ...gated],
        from: [request.from, 'a'],
      },
    },
    {
      name: 'fitStandings',
      note: 'Where cuts and gates lead, and what may lead away from there',
      query: {
        columns: [
          [
            caseWhen(
              natural
                .slice(0, -1)
                .flatMap((stands, t): Branch[] => (stands === 'FALSE' ? [] : [[stands, String(t)]])),
              String(tiers.length - 1),
            ),
            'natural',
          ],
          [flag(lines.thin), 'thin'],
          [
            caseWhen(
              caps.map(({ cap, fired }): Branch => [fired, String(cap)]),
              '0',
            ),
            'vetoed',
          ],
          [flag(lines.isProtected), 'guarded'],
          [flag(lines.entered), 'entered'],
          [flag(`${lines.score} IS NOT NULL`), 'scored'],
          [lines.score, 'score'],
          [flag(invalidSql(dialect, scheme)), 'invalid'],
        ],
        from: [{ step: 'fitRead' }, 'a'],
      },
    },
    {
      name: SEATS,
      note: 'The tier in which an account waits for a place first',
      query: {
        columns: [
          'a.*',
          [onlyIf(waits, greatest([own('natural'), capOf('thin'), capOf('vetoed')])), 'seat'],
          [`SUM(${own('entered')}) OVER ()`, 'entrants'],
        ],
        from: [{ step: 'fitStandings' }, 'a'],
      },
    },
  ];
}

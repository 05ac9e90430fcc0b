import { buildTierModel } from '../tiers/build-tiers.ts';
import { makeLadder } from '../tiers/ladder.ts';
import { needsScore, settle } from '../tiers/place.ts';
import { cutOf, placesOf, tieNotices } from '../tiers/quota.ts';
import type { TierScheme } from '../tiers/scheme.ts';
import type { QuotaCut } from '../tiers/stand.ts';
import type { FittedQuota, TierModel } from '../tiers/tier-model.ts';
import type { Notice } from '../types.ts';
import { quotaNames } from './quota-steps.ts';
import type { ResultRow, RowReader } from './result-rows.ts';

/** Accounts that are alike in everything that their place depends on. */
interface State {
  /** Where they come out; `null` without a tier. */
  readonly final: number | null;
  /** Where they wait for a place first; `null` where they do not. */
  readonly seat: number | null;
  readonly entered: boolean;
  readonly isCapped: boolean;
  readonly count: number;
}

function readStates(reader: RowReader, rows: readonly ResultRow[], scheme: TierScheme): State[] {
  const { tiers, at } = makeLadder(scheme, []);
  const positionOf = (id: string | undefined): number => at.get(id as string) as number;
  return rows.map((row): State => {
    const [natural, byQuota, vetoCap] = [
      reader.count(row, 'natural'),
      reader.count(row, 'filled'),
      reader.count(row, 'vetoed'),
    ];
    if (byQuota < natural || byQuota >= tiers.length || vetoCap >= tiers.length)
      reader.refuse('there is no such tier');
    const is = (name: string): boolean => reader.count(row, name) === 1;
    const coverageCap = is('thin') ? positionOf(scheme.coverage?.cap) : 0;
    const entered = is('entered');
    const unscored = !is('scored') && needsScore(scheme);
    const floor = is('guarded') ? positionOf(scheme.protection?.floor) : null;
    const { final } = settle(
      { byQuota, coverageCap, vetoCap, floor, entered, unscored },
      'score',
      tiers.length,
    );
    return {
      final,
      seat: entered && !unscored ? Math.max(natural, coverageCap, vetoCap) : null,
      entered,
      isCapped: coverageCap > 0,
      count: reader.count(row, 'count'),
    };
  });
}

/** Whether so many can be inside of a cut; `isTied`: the scores on both sides of the last place are one. */
function isPossible(
  inside: number,
  waiting: number,
  { cut, places, isTied }: { cut: QuotaCut | null; places: number; isTied: boolean },
): boolean {
  if (cut === null) return inside === waiting;
  if (!isTied) return inside === places;
  return cut.inclusive ? inside > places && inside <= waiting : inside < places;
}

/** Make the model from the rows that came back; the same as in memory, byte for byte. */
export function finishTiers(scheme: TierScheme, reader: RowReader): TierModel {
  const kinds = reader.byPart();
  const books = kinds.get('book')?.get('') ?? [];
  const [book] = books;
  if (book === undefined || books.length > 1)
    return reader.refuse(`there must be one row of kind "book", not ${books.length}`);
  const invalid = reader.count(book, 'invalid');
  if (invalid > 0)
    throw new TypeError(
      `Cannot fit tiers as accounts must have finite numbers (scores from 0 to 100) or NULL: ${invalid} have something else`,
    );
  const accounts = reader.count(book, 'accounts');
  const states = readStates(reader, kinds.get('state')?.get('0') ?? [], scheme);
  const total = (holds: (state: State) => boolean): number =>
    states.reduce((sum, state) => (holds(state) ? sum + state.count : sum), 0);
  if (total(() => true) !== accounts) reader.refuse(`there are ${total(() => true)} of ${accounts} accounts`);

  const { tiers } = makeLadder(scheme, []);
  const placesBy = placesOf(
    tiers,
    total(({ entered }) => entered),
  );
  const quotas: FittedQuota[] = [];
  const ties: Notice[] = [];
  let left = 0;
  let before = -1;
  for (const { t } of quotaNames(tiers)) {
    const tier = tiers[t]?.id as string;
    const places = placesBy[t] as number;
    const [row, ...more] = kinds.get('quota')?.get(String(t)) ?? [];
    if (row === undefined || more.length > 0) return reader.refuse(`there must be one row about "${tier}"`);
    // A tier without a quota takes all who wait.
    const waiting = (before === t - 1 ? left : 0) + total(({ seat }) => seat === t);
    const inside = reader.count(row, 'inside');
    const isOther =
      accounts > 0 && (reader.count(row, 'waiting') !== waiting || reader.count(row, 'places') !== places);
    const at = (position: number): number => reader.number(row, position < places ? 'last' : 'next');
    const cut = cutOf({ length: waiting, at }, places, scheme.ties ?? 'out');
    const isTied = cut !== null && places > 0 && at(places - 1) === at(places);
    if (isOther || !isPossible(inside, waiting, { cut, places, isTied }))
      reader.refuse(`the accounts that wait for "${tier}" are not those of the book`);
    quotas.push({ tier, places, cut });
    ties.push(...tieNotices(tier, inside, { places, waiting }));
    left = waiting - inside;
    before = t;
  }
  return buildTierModel(scheme, {
    accounts,
    quotas,
    ties,
    placed: (at) => total(({ final }) => final === at),
    thin: total(({ isCapped }) => isCapped),
    // A statement cannot read a column that is not there.
    isAbsent: () => false,
  });
}

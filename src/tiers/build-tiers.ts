import type { Notice } from '../types.ts';
import { byRank, decidingConditions, type TierScheme } from './scheme.ts';
import type { FittedQuota, TierModel } from './tier-model.ts';

/** What a model is built from: of all accounts at hand, or as an engine counted them. */
export interface TierStatistics {
  readonly accounts: number;
  readonly quotas: readonly FittedQuota[];
  /** What ties did to the quotas. */
  readonly ties: readonly Notice[];
  /** Accounts at a position, once quotas are filled: 0 is best, the number of tiers is outside, `null` is without a tier. */
  readonly placed: (at: number | null) => number;
  /** Accounts of which so little is known that it caps them. */
  readonly thin: number;
  /** Whether no row has a field at all. */
  readonly isAbsent: (field: string) => boolean;
}

/** The fields of rows that conditions and protection look at. */
function fieldsOf(scheme: TierScheme): string[] {
  const { protection } = scheme;
  const fields = decidingConditions(scheme).flatMap((c) =>
    'field' in c && c.field !== 'score' ? c.field : [],
  );
  return [...new Set([...fields, ...(protection === undefined ? [] : [protection.field])])].sort();
}

/** Build the model of a checked scheme. */
export function buildTierModel(scheme: TierScheme, book: TierStatistics): TierModel {
  const { accounts, quotas, thin } = book;
  const tiers = byRank(scheme);
  const notices: Notice[] = [...book.ties];
  const counts = [
    ...[...tiers.map(({ id }) => id), 'not_key'].map((tier, at) => ({ tier, count: book.placed(at) })),
    { tier: 'unknown', count: book.placed(null) },
  ];
  if (thin > 0) notices.push({ code: 'tier.thin_data', field: 'coverage', value: thin, threshold: accounts });
  for (const field of fieldsOf(scheme))
    if (accounts > 0 && book.isAbsent(field))
      notices.push({ code: 'tier.absent_field', field, value: 0, threshold: accounts });
  for (const { tier, count } of counts.slice(0, tiers.length))
    if (count === 0 && accounts > 0)
      notices.push({ code: 'tier.empty', field: tier, value: 0, threshold: accounts });
  return {
    kind: 'tiers',
    version: 1,
    // A copy: a model does not change when the caller's scheme does.
    options: JSON.parse(JSON.stringify(scheme)),
    fitted: { quotas, accounts: counts, notices },
    trainedOn: { accounts, used: accounts - book.placed(null), asOf: null },
  };
}

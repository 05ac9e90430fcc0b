import { checkOption, integer } from '../internal/options.ts';
import { readSummaryOptions, type SummaryRequest, type SummarySqlOptions } from './summary-options.ts';

/** The options of {@link purchasesSql}. `asOf`, `windowDays` and `bucketDays` mean what they mean in `summarizePurchases`. */
export interface PurchaseSqlOptions
  extends Omit<SummarySqlOptions, 'windowDays' | 'frequencyOf' | 'returns' | 'future'> {
  /** The window: the last so many days, `asOf` included. Default 365. */
  windowDays?: number | undefined;
  /** The length of the buckets that volatility compares, counted back from `asOf`. Default 30. */
  bucketDays?: number | undefined;
}

/** Checked options with their defaults. */
export interface PurchaseRequest extends SummaryRequest {
  readonly windowDays: number;
  readonly bucketDays: number;
}

const MOST_DAYS = 36_525;
/** Rules of summaries that histories do not know. */
const FOREIGN = ['windowDays', 'frequencyOf', 'returns', 'future'] as const;

/** Check options of orders that are read as histories. */
export function readHistoryOptions(
  action: string,
  options: Omit<PurchaseSqlOptions, 'windowDays' | 'bucketDays'>,
): SummaryRequest {
  for (const name of FOREIGN)
    if (name in (options ?? {})) throw new TypeError(`Cannot ${action} as there is no option "${name}"`);
  return readSummaryOptions(action, options);
}

export function readPurchaseOptions(action: string, options: PurchaseSqlOptions): PurchaseRequest {
  const { windowDays, bucketDays, ...orders } = options ?? ({} as PurchaseSqlOptions);
  checkOption(action, 'windowDays', integer(1, MOST_DAYS), windowDays);
  checkOption(action, 'bucketDays', integer(1, MOST_DAYS), bucketDays);
  return {
    ...readHistoryOptions(action, orders),
    windowDays: windowDays ?? 365,
    bucketDays: bucketDays ?? 30,
  };
}

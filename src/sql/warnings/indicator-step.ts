import type { Regularity } from '../../types.ts';
import type { Indicator, IndicatorId } from '../../warnings/indicator.ts';
import { measureNames } from '../../warnings/measure.ts';
import type { SummaryRequest } from '../summary-options.ts';

/** Checked options of a statement that measures indicators. */
export interface WarningRequest extends SummaryRequest {
  /** The column of what was bought; `null` where it is not named. */
  readonly category: string | null;
  /** How regularly the accounts of the book buy; `null` where no rule asks. */
  readonly regularity: Pick<Regularity, 'shape' | 'meanGap' | 'medianGap' | 'priorGaps'> | null;
}

/** The fields that every indicator has. */
export const INDICATOR_FIELDS = [
  'value',
  'baseline',
  'lastYear',
  'delta',
  'probability',
  'n',
] as const satisfies ReadonlyArray<keyof Indicator>;

/**
 * The last step of an indicator: at most one row an account, `"accountId"` and the columns of {@link indicatorColumns}. All are doubles that may be NULL,
 * but for `"n"`, which is a whole number. An account without a row is one of which nothing is known: NULL everywhere, and 0 for `"n"`.
 */
export function indicatorStep(id: IndicatorId): string {
  return `${id}Indicator`;
}

/** The columns of an indicator, besides `"accountId"`: its fields, then its own measures. */
export function indicatorColumns(id: IndicatorId): readonly string[] {
  return [...INDICATOR_FIELDS, ...measureNames(id)];
}

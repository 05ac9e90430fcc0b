import type { Reason } from '../types.ts';
import type { Indicator } from './indicator.ts';

/** Why an indicator has no value, one reason for each thing that is missing; `[]` where it has one. */
export function missingReasons({ id, missing }: Pick<Indicator, 'id' | 'missing'>): Reason[] {
  return missing.map((what) => ({
    code: `missing.${what}`,
    field: id,
    value: null,
    op: 'missing',
    threshold: null,
  }));
}

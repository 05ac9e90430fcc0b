import type { WarningLevel } from './rule.ts';

/** One fault of a set of warning rules. */
export interface WarningRuleFault {
  /**
   * `duplicate_id`: two rules with one. `empty`: no rules, no levels, or a combination of no conditions. `condition`: a comparison that cannot be made. `unknown_indicator`,
   * `unknown_measure`: there is none of that name. `period`: days or evaluations that are no whole number, or below 0. `unreachable_level`: a level that never decides, as its
   * condition never holds, or a worse level holds whenever it does. `recovery_above_trigger`: an alert would be over while its trigger still holds.
   */
  readonly code:
    | 'duplicate_id'
    | 'empty'
    | 'condition'
    | 'unknown_indicator'
    | 'unknown_measure'
    | 'period'
    | 'unreachable_level'
    | 'recovery_above_trigger';
  /** The rule concerned. */
  readonly rules: readonly string[];
  /** The levels concerned; the one at fault first. */
  readonly levels: readonly WarningLevel[];
  /** The indicator, measure or field at fault. */
  readonly names: readonly string[];
  /** The numbers that show it. */
  readonly values: readonly number[];
}

/** A fault; what does not apply is empty. */
export function ruleFault(
  code: WarningRuleFault['code'],
  rules: readonly string[],
  more: Partial<Pick<WarningRuleFault, 'levels' | 'names' | 'values'>> = {},
): WarningRuleFault {
  return { code, rules, levels: more.levels ?? [], names: more.names ?? [], values: more.values ?? [] };
}

import type { WarningLevel } from './rule.ts';

/** One fault of a set of warning rules. */
export interface WarningRuleFault {
  /**
   * `duplicate_id`: two rules with one. `id`: an id that is no text, or empty. `empty`: no rules, no levels, or a combination of no conditions. `condition`: a comparison that cannot be made, or a
   * part that is not what it must be. `unknown_indicator`, `unknown_measure`, `unknown_family`, `unknown_level`: there is none of that name. `unknown_field`: a field that is not known, or one beside
   * `all`, `any` or `not`, which would not be looked at. `period`: days or evaluations that are no whole number, or below 0. `unreachable_level`: a level that never decides, as its
   * condition never holds, or a worse level holds whenever it does. `recovery_above_trigger`: an alert would be over while its trigger still holds. `unreachable_recovery`: an alert would never be over,
   * as no measure can be what that asks for (a share above 1).
   */
  readonly code:
    | 'duplicate_id'
    | 'id'
    | 'empty'
    | 'condition'
    | 'unknown_indicator'
    | 'unknown_measure'
    | 'unknown_family'
    | 'unknown_level'
    | 'unknown_field'
    | 'period'
    | 'unreachable_level'
    | 'recovery_above_trigger'
    | 'unreachable_recovery';
  /** The rule concerned: its id, or `rules[2]` where it has none. */
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

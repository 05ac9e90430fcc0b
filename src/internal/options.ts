import { show } from './show.ts';

/**
 * Checks of option objects, in the words of the house:
 * `Cannot fit RFM bands as "bins" must be an integer >= 2: current value is 1`.
 *
 * Written by hand because they stand on the way of every program that imports one stage; JSON from outside (models, maps,
 * states) goes through zod schemas in the `parse…` functions.
 */
export interface OptionCheck {
  /** Ends the sentence `"name" must be …`. */
  readonly expected: string;
  /** The `typeof` of right values: a wrong type is a TypeError, a wrong value of the right type a RangeError. */
  readonly type: 'number' | 'string' | 'object' | 'function' | 'any';
  readonly holds: (value: never) => boolean;
}

/** Refuse one value. */
export function refuse(action: string, name: string, check: OptionCheck, value: unknown): never {
  const message = `Cannot ${action} as "${name}" must be ${check.expected}: current value is ${show(value)}`;
  throw typeof value === check.type ? new RangeError(message) : new TypeError(message);
}

/** Refuse `value` unless the check holds; `undefined` passes, as an option that was not given. */
export function checkOption(action: string, name: string, check: OptionCheck, value: unknown): void {
  if (value === undefined) return;
  if ((check.type !== 'any' && typeof value !== check.type) || !check.holds(value as never))
    refuse(action, name, check, value);
}

/** Check an options object against its table: unknown names (typing errors) and wrong values are refused. */
export function checkOptions(
  action: string,
  options: unknown,
  table: Readonly<Record<string, OptionCheck>>,
): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null)
    throw new TypeError(
      `Cannot ${action} as the options must be an object: current value is ${show(options)}`,
    );
  for (const name of Object.keys(options)) {
    const check = Object.hasOwn(table, name) ? table[name] : undefined;
    if (check === undefined)
      throw new TypeError(
        `Cannot ${action} as there is no option ${show(name)}: the options are ${Object.keys(table).join(', ')}`,
      );
    checkOption(action, name, check, (options as Record<string, unknown>)[name]);
  }
}

/** Refuse anything but an array of records. */
export function checkRows(action: string, name: string, rows: unknown): void {
  if (!Array.isArray(rows))
    throw new TypeError(`Cannot ${action} as the ${name} must be an array: current value is ${show(rows)}`);
  const at = rows.findIndex((row) => typeof row !== 'object' || row === null);
  if (at >= 0)
    throw new TypeError(
      `Cannot ${action} as ${name}[${at}] must be an object: current value is ${show(rows[at])}`,
    );
}

export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): OptionCheck {
  const expected =
    most === Number.MAX_SAFE_INTEGER ? `an integer >= ${least}` : `an integer from ${least} to ${most}`;
  return { expected, type: 'number', holds: (n: number) => Number.isInteger(n) && n >= least && n <= most };
}

export function numberIn(least: number, most: number, expected: string): OptionCheck {
  return { expected, type: 'number', holds: (n: number) => n >= least && n <= most };
}

export function oneOf(...values: readonly string[]): OptionCheck {
  return {
    expected: `one of ${values.map((v) => `"${v}"`).join(', ')}`,
    type: 'string',
    holds: (v: string) => values.includes(v),
  };
}

const yes = (): boolean => true;

export const anyFunction: OptionCheck = { expected: 'a function', type: 'function', holds: yes };
export const anyString: OptionCheck = {
  expected: 'a string',
  type: 'string',
  holds: (v: string) => v !== '',
};
export const anyObject: OptionCheck = {
  expected: 'an object',
  type: 'object',
  holds: (v: object) => v !== null,
};
/** For options that are checked where they are used. */
export const checkedLater: OptionCheck = { expected: '', type: 'any', holds: yes };
export const fieldOrFunction: OptionCheck = {
  expected: 'the name of a field or a function of the row',
  type: 'any',
  holds: (value: unknown) => (typeof value === 'string' && value !== '') || typeof value === 'function',
};

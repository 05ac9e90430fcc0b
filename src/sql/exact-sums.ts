import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen, divide, number, onlyIf } from './expressions.ts';
import type { Column, Step } from './statement.ts';

/**
 * Exact sums of doubles in any engine: a magnitude below 2^53 is split into its whole part and three parts of 30 binary digits behind
 * the point, all of them integers; sums of integers are exact in any order. What reads them puts them together and rounds once.
 */

/** Digits of a part, and its number of values. */
const DIGITS = 30n;
const PART = 2 ** 30;
/** Whole parts are below. */
const LARGEST = 2 ** 53;
/** The columns of the parts. */
export const PARTS: readonly string[] = ['whole', 'part1', 'part2', 'part3'];
/** All parts together are multiples of 2^-90. */
export const UNIT_DIGITS = 90;

/**
 * Steps that add {@link PARTS} of the magnitude of `value`, and `tooFine`: 1 where a value is 2^53 or more, or has digits below 2^-90,
 * so that it has no exact parts.
 */
export function partSteps(dialect: Dialect, from: string): Step[] {
  const own = (name: string): string => `p.${dialect.identifier(name)}`;
  const size = caseWhen(
    [[`ABS(${own('value')}) < ${number(dialect, LARGEST)}`, `ABS(${own('value')})`]],
    '0',
  );
  const floor = (x: string): string => dialect.asDouble(`FLOOR(${x})`);
  const step = (name: string, after: string, columns: Column[]): Step => ({
    name,
    note: 'Values in whole numbers, whose sums are exact',
    query: { columns: ['p.*', ...columns], from: [{ step: after }, 'p'] },
  });
  const cutOff = (x: string): string => `(${x} - ${floor(x)}) * ${number(dialect, PART)}`;
  const isOff = `${own('rest3')} <> ${floor(own('rest3'))} OR ABS(${own('value')}) >= ${number(dialect, LARGEST)}`;
  return [
    step('wholeParts', from, [
      [dialect.asInteger(floor(size)), 'whole'],
      [cutOff(size), 'rest1'],
    ]),
    step('firstParts', 'wholeParts', [
      [dialect.asInteger(floor(own('rest1'))), 'part1'],
      [cutOff(own('rest1')), 'rest2'],
    ]),
    step('secondParts', 'firstParts', [
      [dialect.asInteger(floor(own('rest2'))), 'part2'],
      [cutOff(own('rest2')), 'rest3'],
    ]),
    step('exactParts', 'secondParts', [
      [dialect.asInteger(floor(own('rest3'))), 'part3'],
      [onlyIf(isOff, '1'), 'tooFine'],
    ]),
  ];
}

/** Sums of parts as one text, which no driver can round. */
export function partsText(dialect: Dialect, sums: readonly string[]): string {
  return dialect.concat(
    ...sums.flatMap((sum, i) => (i === 0 ? [dialect.asText(sum)] : ["' '", dialect.asText(sum)])),
  );
}

/** About the same as a double: enough to say where to look. */
export function partsApproximately(dialect: Dialect, [whole, first]: readonly string[]): string {
  return `(${dialect.asDouble(whole as string)} + ${divide(dialect, first as string, String(PART))})`;
}

/** The exact total of a text from {@link partsText}, in units of 2^-90; `null` if it is none. */
export function readParts(text: unknown): bigint | null {
  if (typeof text !== 'string' || !/^\d+( \d+){3}$/.test(text)) return null;
  return text.split(' ').reduce((total, part) => (total << DIGITS) + BigInt(part), 0n);
}

/** A double in units of 2^-90; it must have exact parts. */
export function inUnits(value: number): bigint {
  const whole = Math.trunc(value);
  return (BigInt(whole) << BigInt(UNIT_DIGITS)) + BigInt((value - whole) * 2 ** UNIT_DIGITS);
}

/** The double nearest to a total in units of 2^-90: the one rounding of an exact sum. */
export function fromUnits(units: bigint): number {
  return Number(units) * 2 ** -UNIT_DIGITS;
}

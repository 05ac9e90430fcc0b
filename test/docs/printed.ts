import { formatWithOptions } from 'node:util';

/** What one `console.log` call printed. */
export interface Printed {
  readonly line: number;
  /** As node prints it. */
  readonly text: string;
  /** The same with every object on one line. */
  readonly oneLine: string;
}

const printed = new Map<string, Printed[]>();

/** Everything that an example has printed so far. */
export function printedBy(example: string): Printed[] {
  let list = printed.get(example);
  if (!list) {
    list = [];
    printed.set(example, list);
  }
  return list;
}

/** The stand-in for `console.log` in an extracted example: `printer(example)(line)(…what is printed)`. */
export function printer(example: string) {
  return (line: number) =>
    (...values: unknown[]): void => {
      const text = formatWithOptions({ colors: false }, ...values);
      const oneLine = formatWithOptions({ colors: false, compact: true, breakLength: Infinity }, ...values);
      printedBy(example).push({ line, text, oneLine });
    };
}

/** Where text goes: `process.stdout`, or whatever a test puts in its place. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** Files below this are read before a progress line could be. */
const LARGE = 5_000_000;

/**
 * Says how far the reading of a large file has come: on one line of a terminal at every hundredth, elsewhere on a line of
 * its own at every quarter.
 */
export class Progress {
  private readonly output: Output;
  private readonly total: number;
  private readonly steps: number;
  private readonly word: (percent: number, rows: number) => string;
  private done = 0;

  constructor(output: Output, total: number, word: (percent: number, rows: number) => string) {
    this.output = output;
    this.total = total;
    this.word = word;
    this.steps = total < LARGE ? 0 : output.isTTY === true ? 100 : 4;
  }

  /** Called for every row; no clock is asked, so that the same file shows the same lines. */
  readonly at = (rows: number, bytes: number): void => {
    const step = Math.floor((bytes / this.total) * this.steps);
    if (step <= this.done) return;
    this.done = step;
    const text = this.word((100 * step) / this.steps, rows);
    this.output.write(this.output.isTTY === true ? `\r\x1b[K${text}` : `${text}\n`);
  };

  /** Take the line away again. */
  readonly end = (): void => {
    if (this.done > 0 && this.output.isTTY === true) this.output.write('\r\x1b[K');
  };
}

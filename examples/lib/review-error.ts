import type { Words } from './words/words.ts';

/** What the review ends with when it cannot go on: a message in the reader's language, without a stack trace. */
export class ReviewError extends Error {
  /** 1: the file is of no use. 2: the command is not right. */
  readonly exitCode: 1 | 2;
  readonly say: (words: Words) => string;

  constructor(exitCode: 1 | 2, say: (words: Words) => string) {
    super('The review cannot go on');
    this.name = 'ReviewError';
    this.exitCode = exitCode;
    this.say = say;
  }
}

/**
 * Reviews an order book: segments, concentration, the accounts to look at first, and the rows it could not use.
 *
 *     npm start                                                         the bundled synthetic book
 *     npm start -- my.csv --account customer_id --as-of 2026-01-31      your own; --help tells the rest
 */
import { runReview } from './lib/run-review.ts';

// `npm start | head` closes the pipe early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runReview(process.argv.slice(2), process);

import { pack } from './pack.ts';

/** Pack once for all files, unless `test/run.ts` has done so for other steps as well. */
export default function setup(): void {
  if (!process.env.ACCOUNT_SCORING_PACKED) pack();
}

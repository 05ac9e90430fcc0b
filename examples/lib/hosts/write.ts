/** Writes the generated files of the examples: `npm run sheets`. A test holds them to what is generated now. */
import { writeFileSync } from 'node:fs';
import { GENERATED } from './generated.ts';

for (const { path, text } of GENERATED) writeFileSync(new URL(`../../../${path}`, import.meta.url), text());

import type { Locale } from '../../types.ts';

/** Names by id, in every language. */
export type Labels = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

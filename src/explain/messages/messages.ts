import type { Locale } from '../../types.ts';

/** Texts by code. `{interval}` is the threshold in words; `format-reason.ts` lists the other words. */
export type Messages = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

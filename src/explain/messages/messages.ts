import type { Locale } from '../../types.ts';

/** A text in every language. `{interval}` is the threshold in words; `format-reason.ts` lists the other words. */
export type Message = Readonly<Record<Locale, string>>;

/** Texts by code. */
export type Messages = Readonly<Record<string, Message>>;

import type { Section } from '../blocks.ts';
import { whole } from '../numbers.ts';
import type { Page } from '../page.ts';
import { wordOf } from '../words/words.ts';

/** A page is for reading; what is beyond is in the record. */
const MOST = 100;

/** What the reader should know, and the part that it is about. */
export function diagnosticsSection({ review, words, reason }: Page): Section {
  const { diagnostics } = review;
  const say = words.diagnostics;
  const title = words.sections.diagnostics;
  if (diagnostics.length === 0)
    return { id: 'diagnostics', title, blocks: [{ kind: 'paragraph', text: say.none }] };
  const rest = diagnostics.length - MOST;
  return {
    id: 'diagnostics',
    title,
    blocks: [
      {
        kind: 'list',
        items: diagnostics
          .slice(0, MOST)
          .map((notice) => ({ lead: wordOf(say.stages, notice.stage), text: reason(notice) })),
      },
      ...(rest > 0 ? [{ kind: 'paragraph' as const, text: say.more(rest, whole(rest)) }] : []),
    ],
  };
}

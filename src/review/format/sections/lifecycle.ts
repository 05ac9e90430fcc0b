import type { Section } from '../blocks.ts';
import type { Page } from '../page.ts';
import { groupTable } from './groups.ts';

/** Where accounts are in their life. */
export function lifecycleSection(page: Page): Section {
  const { review, words, label } = page;
  return {
    id: 'lifecycle',
    title: words.sections.lifecycle,
    blocks: [
      groupTable(page, review.lifecycle, {
        caption: words.lifecycle.caption,
        head: words.heads.stage,
        first: ({ id }) => ({ text: label('stage', id) }),
      }),
    ],
  };
}

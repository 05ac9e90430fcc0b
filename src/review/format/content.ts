import type { Content } from './blocks.ts';
import type { Page } from './page.ts';
import { accountsSection } from './sections/accounts.ts';
import { choicesSection } from './sections/choices.ts';
import { clustersSection } from './sections/clusters.ts';
import { concentrationSection } from './sections/concentration.ts';
import { diagnosticsSection } from './sections/diagnostics.ts';
import { firstSection } from './sections/first.ts';
import { lifecycleSection } from './sections/lifecycle.ts';
import { rfmSection } from './sections/rfm.ts';
import { segmentsSection } from './sections/segments.ts';
import { summarySection } from './sections/summary.ts';
import { tiersSection } from './sections/tiers.ts';
import { warningsSection } from './sections/warnings.ts';

/** Everything that a page says, in the order in which it is read. */
export function contentOf(page: Page): Content {
  return {
    colon: page.words.colon,
    title: page.words.title(page.review.asOf),
    sections: [
      summarySection,
      firstSection,
      segmentsSection,
      rfmSection,
      concentrationSection,
      tiersSection,
      clustersSection,
      lifecycleSection,
      warningsSection,
      diagnosticsSection,
      choicesSection,
      accountsSection,
    ].map((section) => section(page)),
  };
}

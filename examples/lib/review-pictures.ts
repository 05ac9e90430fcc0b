import type { Locale, Review, ReviewPicture } from 'account-scoring';
import {
  type ChartSpec,
  clusterScatter,
  paretoCurve,
  rfmHeatmap,
  segmentBars,
  tierLadder,
  warningTimeline,
} from 'account-scoring/charts';
import { drawSvg } from './draw-svg.ts';

/** The pictures of a review, each for the part of the page that it belongs to. */
export async function reviewPictures(review: Review, locale: Locale): Promise<ReviewPicture[]> {
  const { accounts, segments, concentration, models, choices } = review;
  if (accounts.length === 0) return [];
  const options = { locale, currency: choices.currency ?? undefined };
  const clustered = accounts.flatMap(({ cluster, ...rest }) =>
    cluster === null ? [] : [{ ...rest, cluster }],
  );
  const specs: ReadonlyArray<readonly [id: ReviewPicture['id'], spec: ChartSpec | null]> = [
    ['segments', segmentBars(segments, options)],
    ['rfm', rfmHeatmap(accounts, options)],
    ['concentration', paretoCurve(concentration, options)],
    ['tiers', tierLadder(accounts, options)],
    ['clusters', models.clusters === null ? null : clusterScatter(clustered, models.clusters, options)],
    // In a first review all alerts begin on its day.
    ['warnings', choices.previous === null ? null : warningTimeline(accounts, options)],
  ];
  const pictures: ReviewPicture[] = [];
  for (const [id, spec] of specs)
    if (spec !== null) pictures.push({ id, title: String(spec.description ?? ''), svg: await drawSvg(spec) });
  return pictures;
}

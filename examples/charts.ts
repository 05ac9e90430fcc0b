// Draws every picture of the synthetic book in both languages, as SVG files that stand alone.
// 以两种语言绘制示例数据的全部图表，输出独立的 SVG 文件。
//
//     npx tsx examples/charts.ts --out pictures
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as charts from 'account-scoring/charts';
import { chartBook } from './lib/chart-book.ts';
import { drawSvg } from './lib/draw-svg.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'pictures' } } });
mkdirSync(values.out, { recursive: true });
const { review, tiered, migration, bridge } = chartBook();
const { accounts, segments, concentration, models } = review;
if (models.clusters === null) throw new Error('The book is large enough for clusters');
const clustered = accounts.flatMap(({ cluster, ...rest }) =>
  cluster === null ? [] : [{ ...rest, cluster }],
);

for (const locale of ['en', 'zh-CN'] as const) {
  const options = { locale, currency: locale === 'en' ? 'EUR' : '欧元' };
  const pictures = {
    'rfm-heatmap': charts.rfmHeatmap(accounts, options),
    'rfm-histograms': charts.rfmHistograms(accounts, options),
    'segment-bars': charts.segmentBars(segments, options),
    'pareto-curve': charts.paretoCurve(concentration, options),
    'whale-curve': charts.whaleCurve(concentration, options),
    'tier-ladder': charts.tierLadder(tiered, options),
    'migration-matrix': charts.migrationMatrix(migration, options),
    'cluster-scatter': charts.clusterScatter(clustered, models.clusters, options),
    'warning-timeline': charts.warningTimeline(accounts, options),
    'revenue-bridge': charts.revenueBridge(bridge, options),
  };
  for (const [name, spec] of Object.entries(pictures)) {
    writeFileSync(join(values.out, `${name}.${locale}.svg`), await drawSvg(spec));
    console.log(`${name}.${locale}.svg  ${spec.description}`);
  }
}

import type { Labels } from './labels.ts';

/** What a cluster is like in one feature; what starts with a colon is for any other feature. */
export const CONTRASTS: Labels = {
  'monetary:very_high': { en: 'very high spend', 'zh-CN': '消费额很高' },
  'monetary:high': { en: 'high spend', 'zh-CN': '消费额高' },
  'monetary:low': { en: 'low spend', 'zh-CN': '消费额低' },
  'monetary:very_low': { en: 'very low spend', 'zh-CN': '消费额很低' },
  'recency:very_low': { en: 'very recent', 'zh-CN': '最近刚购买' },
  'recency:low': { en: 'recent', 'zh-CN': '近期有购买' },
  'recency:high': { en: 'not seen lately', 'zh-CN': '近期未购买' },
  'recency:very_high': { en: 'long gone', 'zh-CN': '长期未购买' },
  'frequency:very_high': { en: 'very frequent', 'zh-CN': '购买很频繁' },
  'frequency:high': { en: 'frequent', 'zh-CN': '购买频繁' },
  'frequency:low': { en: 'infrequent', 'zh-CN': '购买较少' },
  'frequency:very_low': { en: 'very infrequent', 'zh-CN': '购买很少' },
  'tenure:very_high': { en: 'very long-standing', 'zh-CN': '合作时间很长' },
  'tenure:high': { en: 'long-standing', 'zh-CN': '合作时间长' },
  'tenure:low': { en: 'fairly new', 'zh-CN': '合作时间短' },
  'tenure:very_low': { en: 'new', 'zh-CN': '新客户' },
  'averageOrderValue:very_high': { en: 'very large orders', 'zh-CN': '单笔金额很大' },
  'averageOrderValue:high': { en: 'large orders', 'zh-CN': '单笔金额大' },
  'averageOrderValue:low': { en: 'small orders', 'zh-CN': '单笔金额小' },
  'averageOrderValue:very_low': { en: 'very small orders', 'zh-CN': '单笔金额很小' },
  ':very_high': { en: 'very high {field}', 'zh-CN': '{field}很高' },
  ':high': { en: 'high {field}', 'zh-CN': '{field}高' },
  ':low': { en: 'low {field}', 'zh-CN': '{field}低' },
  ':very_low': { en: 'very low {field}', 'zh-CN': '{field}很低' },
  average: { en: 'average in everything', 'zh-CN': '各项居中' },
  none: { en: 'in no cluster', 'zh-CN': '未分群' },
};

/** Measures of clusters. */
export const CLUSTER_FIELDS: Labels = {
  cluster: { en: 'cluster', 'zh-CN': '客户群' },
  k: { en: 'number of clusters', 'zh-CN': '客户群数量' },
  distance: { en: 'distance', 'zh-CN': '距离' },
  stableSilhouette: { en: 'silhouette times stability', 'zh-CN': '轮廓系数与稳定性之积' },
  silhouette: { en: 'silhouette', 'zh-CN': '轮廓系数' },
  calinskiHarabasz: { en: 'Calinski-Harabasz index', 'zh-CN': 'CH 指数' },
  daviesBouldin: { en: 'Davies-Bouldin index', 'zh-CN': 'DB 指数' },
  elbow: { en: 'bend of the inertia curve', 'zh-CN': '惯量曲线拐点' },
  stability: { en: 'stability', 'zh-CN': '稳定性' },
};

import type { Messages } from './messages.ts';

/** Reasons and notices of clusters, and of the choice of their number. */
export const CLUSTER_MESSAGES: Messages = {
  'clusters.nearest': {
    en: '{field} {value} to the centre of cluster {result}, {threshold} to the next one',
    'zh-CN': '到第 {result} 客户群中心的{field}为 {value}，到次近客户群为 {threshold}',
  },
  'clusters.side': {
    en: '{field} {value} is {interval}, midway to the next cluster: {weight} of the decision',
    'zh-CN': '{field} {value}，{interval}（与次近客户群的中点）：占判定依据的 {weight}',
  },
  'clusters.only': {
    en: '{field} {value} to the centre of cluster {result}, the only one',
    'zh-CN': '只有第 {result} 客户群，到其中心的{field}为 {value}',
  },
  'clusters.missing': {
    en: '{field} is missing: the account is in no cluster',
    'zh-CN': '缺少{field}：该客户未分群',
  },
  'clusters.imputed': {
    en: '{field} is missing and taken as {threshold}, the median of the book',
    'zh-CN': '缺少{field}，按全部客户的中位数 {threshold} 计',
  },
  'clusters.no_clusters': {
    en: 'the model has no clusters, as it was learned from {value} {field}',
    'zh-CN': '模型学习时的{field}为 {value}，没有客户群',
  },
  'clusters.no_accounts': {
    en: 'none of {value|account|accounts} has every feature: there are no clusters',
    'zh-CN': '{value} 个客户中没有一个具备全部特征：没有客户群',
  },
  'clusters.missing_values': {
    en: '{value} of {threshold|account|accounts} {value?has|have} no {field} and {value?is|are} in no cluster',
    'zh-CN': '{threshold} 个客户中有 {value} 个缺少{field}，未分群',
  },
  'clusters.imputed_values': {
    en: '{value} of {threshold|account|accounts} {value?has|have} no {field}: it is taken as the median',
    'zh-CN': '{threshold} 个客户中有 {value} 个缺少{field}，按中位数计',
  },
  'clusters.constant_feature': {
    en: '{field} is {value} for every account and counts for nothing',
    'zh-CN': '所有客户的{field}都是 {value}，对分群不起作用',
  },
  'clusters.fewer_clusters': {
    en: '{value|cluster|clusters} instead of {threshold}, as no more accounts differ from one another',
    'zh-CN': '互不相同的客户不足，只分出 {value} 个客户群，而非 {threshold} 个',
  },
  'clusters.small_sample': {
    en: 'clusters were learned from {value|account|accounts}, fewer than {threshold}: they may follow chance',
    'zh-CN': '客户群仅由 {value} 个客户得出，少于 {threshold} 个：可能有偶然性',
  },
  'clusters.set_aside': {
    en: '{value|account|accounts} far from all others would have made clusters below {threshold|account|accounts}: the centres were learned without them',
    'zh-CN': '{value} 个客户远离其他客户，会单独形成不足 {threshold} 个客户的群：计算中心时未计入',
  },
  'clusters.small_cluster': {
    en: 'cluster {value} has {threshold|account|accounts} only',
    'zh-CN': '第 {value} 客户群只有 {threshold} 个客户',
  },
  'clusters.sampled': {
    en: 'centres were looked for on {value} of {threshold|account|accounts}, then refined on all of them',
    'zh-CN': '先在 {threshold} 个客户中的 {value} 个上寻找中心，再用全部客户修正',
  },
  'clusters.not_converged': {
    en: 'the centres still moved after {value|round|rounds}',
    'zh-CN': '迭代 {value} 轮后中心仍在移动',
  },
  'clusters.vote': {
    en: '{field} is best with {result} clusters: {value}, {interval} of the next best number',
    'zh-CN': '按{field}，分 {result} 群最好：{value}，{interval}（次优数量）',
  },
  'clusters.stable': {
    en: '{field} of {result} clusters is {value}, {interval}: they come out alike from parts of the accounts',
    'zh-CN': '分 {result} 群的{field}为 {value}，{interval}：用部分客户也能得到相近的分群',
  },
  'clusters.unstable': {
    en: '{field} is {value}, below {threshold}: parts of the accounts give other clusters, so expect them to change',
    'zh-CN': '{field}为 {value}，低于 {threshold}：换一部分客户会得到不同的分群，结果可能变动',
  },
  'clusters.weak_structure': {
    en: '{field} is {value}, below {threshold}: the accounts form no clear groups, and clusters only divide them up',
    'zh-CN': '{field}为 {value}，低于 {threshold}：客户没有明显的群体，分群只是划分',
  },
  'clusters.choice_sampled': {
    en: 'the number was chosen on {value} of {threshold|account|accounts}',
    'zh-CN': '数量由 {threshold} 个客户中的 {value} 个选出',
  },
  'clusters.no_choice': {
    en: 'only {value|account|accounts} {value?differs|differ} from one another, too few to compare {threshold} or more clusters',
    'zh-CN': '互不相同的客户只有 {value} 个，不足以比较 {threshold} 个以上的客户群',
  },
};

import type { Messages } from './messages.ts';

/** Notices and reasons about how regularly accounts buy. */
export const REGULARITY_MESSAGES: Messages = {
  'regularity.few_pairs': {
    en: 'only {value|pair|pairs} of gaps, fewer than {threshold}: buying is taken to be at random',
    'zh-CN': '仅有 {value} 对相邻购买间隔，少于 {threshold} 对：按随机购买处理',
  },
  'regularity.bounded_shape': {
    en: 'the regularity of the book comes out at {value} and is limited to {threshold}',
    'zh-CN': '全部客户的购买规律性估计为 {value}，已限制为 {threshold}',
  },
  'regularity.no_gaps': {
    en: 'none of {value|account|accounts} bought on {threshold|day|days}: there is no usual gap',
    'zh-CN': '{value} 个客户中没有一个在 {threshold} 天购买过：没有常规购买间隔',
  },
  'regularity.few_days': {
    en: 'with {value|purchase day|purchase days}, {interval}, there is no gap to go by',
    'zh-CN': '购买天数为 {value}，{interval}：没有购买间隔可供参考',
  },
  'regularity.book_median': {
    en: 'with {value|gap|gaps}, {interval}, the median gap is that of the book',
    'zh-CN': '仅有 {value} 个购买间隔，{interval}：间隔中位数取全部客户的水平',
  },
  'regularity.book_shape': {
    en: 'with {value|gap|gaps}, {interval}, the regularity is that of the book',
    'zh-CN': '仅有 {value} 个购买间隔，{interval}：规律性取全部客户的水平',
  },
  'regularity.silence': {
    en: 'no purchase for {value|day|days}, {interval}, the gap that 95% of its gaps stay within',
    'zh-CN': '已 {value} 天未购买，{interval}（其 95% 的购买间隔不超过该天数）',
  },
};

import type { Labels } from './labels.ts';

/** ABC classes. */
export const ABC: Labels = {
  A: { en: 'A (vital few)', 'zh-CN': 'A 类（重点）' },
  B: { en: 'B (middle)', 'zh-CN': 'B 类（次重点）' },
  C: { en: 'C (many small)', 'zh-CN': 'C 类（一般）' },
};

/** What a claim is worth. */
export const VERDICTS: Labels = {
  holds: { en: 'holds', 'zh-CN': '成立' },
  refuted: { en: 'is refuted', 'zh-CN': '不成立' },
  undecided: { en: 'cannot be decided', 'zh-CN': '无法判断' },
};

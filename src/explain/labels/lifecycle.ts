import type { Labels } from './labels.ts';

/** Lifecycle stages. */
export const STAGES: Labels = {
  prospect: { en: 'Prospect', 'zh-CN': '潜在期' },
  introduction: { en: 'Introduction', 'zh-CN': '引入期' },
  growth: { en: 'Growth', 'zh-CN': '成长期' },
  maturity: { en: 'Maturity', 'zh-CN': '成熟期' },
  decline: { en: 'Decline', 'zh-CN': '衰退期' },
  churned: { en: 'Churned', 'zh-CN': '流失' },
  reactivated: { en: 'Reactivated', 'zh-CN': '唤回期' },
};

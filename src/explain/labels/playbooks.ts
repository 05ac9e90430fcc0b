import type { Labels } from './labels.ts';

/** What to do. */
export const ACTIONS: Labels = {
  build_profile: { en: 'Complete the account profile', 'zh-CN': '完善客户画像' },
  care_visit: { en: 'Visit to show that we care', 'zh-CN': '上门回访与客户关怀' },
  contract_renewal: { en: 'Prepare the renewal of the contract early', 'zh-CN': '提前准备续约' },
  cross_selling: { en: 'Offer categories it does not buy yet', 'zh-CN': '推荐尚未采购的品类（交叉销售）' },
  data_led_service: { en: 'Improve service by its own data', 'zh-CN': '基于数据优化服务' },
  executive_visit: { en: 'Visit by an executive', 'zh-CN': '高层拜访' },
  exit_interview: { en: 'Ask why it left', 'zh-CN': '流失访谈，了解原因' },
  first_meeting: { en: 'Arrange a first meeting', 'zh-CN': '安排首次拜访' },
  first_order_offer: { en: 'Offer for the first orders', 'zh-CN': '首单优惠' },
  framework_contract: { en: 'Propose a framework contract', 'zh-CN': '洽谈框架协议' },
  half_year_review: { en: 'Review twice a year', 'zh-CN': '半年度业务回顾' },
  joint_business_plan: { en: 'Make a joint business plan', 'zh-CN': '制定联合业务计划' },
  limited_offer: { en: 'Offer for a limited time', 'zh-CN': '限时优惠' },
  low_cost_contact: { en: 'Keep in touch at low cost', 'zh-CN': '低成本保持联系' },
  loyalty_reward: { en: 'Reward loyalty', 'zh-CN': '忠诚奖励' },
  membership: { en: 'Invite to membership', 'zh-CN': '邀请加入会员' },
  needs_review: { en: 'Review its needs', 'zh-CN': '重新梳理客户需求' },
  new_product_preview: { en: 'Show new products first', 'zh-CN': '新品优先体验' },
  newsletter: { en: 'Send the newsletter', 'zh-CN': '定期推送资讯' },
  onboarding_visit: { en: 'Visit to get it started', 'zh-CN': '启用指导拜访' },
  points_programme: { en: 'Enrol in the points programme', 'zh-CN': '加入积分奖励计划' },
  product_trial: { en: 'Offer a trial', 'zh-CN': '提供产品试用' },
  quarterly_call: { en: 'Call every quarter', 'zh-CN': '每季度电话沟通' },
  quarterly_review: { en: 'Review every quarter', 'zh-CN': '季度业务回顾' },
  reference_programme: { en: 'Win it as a reference', 'zh-CN': '邀请作为标杆客户并转介绍' },
  remove_cause: { en: 'Remove the cause of dissatisfaction', 'zh-CN': '消除不满的原因' },
  reorder_reminder: { en: 'Remind of the next order', 'zh-CN': '补货提醒' },
  retention_offer: { en: 'Offer made to keep it', 'zh-CN': '专项挽留方案' },
  satisfaction_survey: { en: 'Survey its satisfaction', 'zh-CN': '开展满意度调查' },
  second_order_offer: { en: 'Offer for the second order', 'zh-CN': '二次购买优惠' },
  welcome_back_visit: { en: 'Visit to welcome it back', 'zh-CN': '回归客户拜访' },
  win_back_offer: { en: 'Offer made to win it back', 'zh-CN': '唤回优惠' },
};

/** How an account is served. */
export const SERVICE_LEVELS: Labels = {
  dedicated_team: { en: 'Dedicated team', 'zh-CN': '专属服务团队' },
  dedicated_manager: { en: 'Dedicated account manager', 'zh-CN': '专属客户经理' },
  priority: { en: 'Priority service', 'zh-CN': '优先服务' },
  standard: { en: 'Standard service', 'zh-CN': '标准服务' },
  self_service: { en: 'Self-service', 'zh-CN': '自助服务' },
};

/** Who answers for an account. */
export const OWNERS: Labels = {
  executive: { en: 'Executive', 'zh-CN': '公司高层' },
  key_account_director: { en: 'Key account director', 'zh-CN': '大客户总监' },
  key_account_manager: { en: 'Key account manager', 'zh-CN': '大客户经理' },
  account_manager: { en: 'Account manager', 'zh-CN': '客户经理' },
  inside_sales: { en: 'Inside sales', 'zh-CN': '内勤销售' },
};

/** What an account is entitled to. */
export const ENTITLEMENTS: Labels = {
  credit_terms: { en: 'Extended credit terms', 'zh-CN': '延长账期' },
  joint_planning: { en: 'Joint planning', 'zh-CN': '联合规划' },
  on_site_service: { en: 'Service on site', 'zh-CN': '驻场服务' },
  price_protection: { en: 'Price protection', 'zh-CN': '价格保护' },
  priority_delivery: { en: 'Priority in delivery', 'zh-CN': '优先供货' },
  product_training: { en: 'Product training', 'zh-CN': '产品培训' },
  volume_rebate: { en: 'Volume rebate', 'zh-CN': '销量返利' },
};

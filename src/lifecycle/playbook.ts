/** What a tier is owed: who looks after it, how often, and with what. */
export interface PlaybookTier {
  /** The tier's id. */
  readonly id: string;
  /** How it is served, such as `dedicated_team`. */
  readonly serviceLevel: string;
  /** The most days between two contacts. */
  readonly cadenceDays: number;
  /** Who answers for it, such as `executive`. */
  readonly owner: string;
  /** The most discount that its owner may give, a share of the list price; `null`: none of its own. */
  readonly discountCap: number | null;
  /** What it is entitled to, such as `price_protection`. */
  readonly entitlements: readonly string[];
  /** What is done for it as a matter of course. */
  readonly actions: readonly string[];
}

/** What a lifecycle stage or a segment asks for. */
export interface PlaybookEntry {
  /** The stage's or the segment's id. */
  readonly id: string;
  /** The most days between two contacts while it lasts; `null`: the tier's. */
  readonly cadenceDays: number | null;
  readonly actions: readonly string[];
}

/** What to do with which account, as data. Texts of the ids come from {@link formatLabel}. */
export interface Playbook {
  readonly kind: 'playbook';
  readonly version: 1;
  readonly id: string;
  readonly tiers: readonly PlaybookTier[];
  /** For accounts without a tier, or with one that is not in `tiers`. */
  readonly otherTier: Omit<PlaybookTier, 'id'>;
  readonly stages: readonly PlaybookEntry[];
  readonly segments: readonly PlaybookEntry[];
}

/**
 * A playbook for key accounts: five tiers, seven lifecycle stages, eleven segments.
 *
 * Early accounts get offers and trials, growing ones membership and points, mature ones service that is led by data, declining
 * ones visits and care. Cadences, caps and entitlements are proposals: copy it, change it, and read yours with {@link
 * parsePlaybook}.
 */
export const kamPlaybook: Playbook = {
  kind: 'playbook',
  version: 1,
  id: 'kam',
  tiers: [
    {
      id: 'gold',
      serviceLevel: 'dedicated_team',
      cadenceDays: 14,
      owner: 'executive',
      discountCap: 0.15,
      entitlements: [
        'joint_planning',
        'price_protection',
        'priority_delivery',
        'credit_terms',
        'on_site_service',
      ],
      actions: ['executive_visit', 'joint_business_plan', 'quarterly_review'],
    },
    {
      id: 'diamond',
      serviceLevel: 'dedicated_manager',
      cadenceDays: 21,
      owner: 'key_account_director',
      discountCap: 0.12,
      entitlements: ['joint_planning', 'price_protection', 'priority_delivery', 'credit_terms'],
      actions: ['joint_business_plan', 'quarterly_review', 'reference_programme'],
    },
    {
      id: 'platinum',
      serviceLevel: 'dedicated_manager',
      cadenceDays: 30,
      owner: 'key_account_manager',
      discountCap: 0.1,
      entitlements: ['volume_rebate', 'priority_delivery', 'credit_terms'],
      actions: ['quarterly_review', 'cross_selling'],
    },
    {
      id: 'white_platinum',
      serviceLevel: 'priority',
      cadenceDays: 60,
      owner: 'account_manager',
      discountCap: 0.08,
      entitlements: ['volume_rebate', 'product_training'],
      actions: ['half_year_review', 'cross_selling'],
    },
    {
      id: 'silver',
      serviceLevel: 'standard',
      cadenceDays: 90,
      owner: 'account_manager',
      discountCap: 0.05,
      entitlements: ['volume_rebate'],
      actions: ['quarterly_call'],
    },
  ],
  otherTier: {
    serviceLevel: 'self_service',
    cadenceDays: 180,
    owner: 'inside_sales',
    discountCap: null,
    entitlements: [],
    actions: ['newsletter'],
  },
  stages: [
    { id: 'prospect', cadenceDays: null, actions: ['build_profile', 'first_meeting'] },
    {
      id: 'introduction',
      cadenceDays: 30,
      actions: ['first_order_offer', 'product_trial', 'onboarding_visit'],
    },
    { id: 'growth', cadenceDays: null, actions: ['membership', 'points_programme', 'cross_selling'] },
    { id: 'maturity', cadenceDays: null, actions: ['data_led_service', 'contract_renewal'] },
    { id: 'decline', cadenceDays: 30, actions: ['care_visit', 'satisfaction_survey', 'retention_offer'] },
    { id: 'churned', cadenceDays: null, actions: ['exit_interview', 'win_back_offer'] },
    { id: 'reactivated', cadenceDays: 30, actions: ['welcome_back_visit', 'remove_cause'] },
  ],
  segments: [
    { id: 'champions', cadenceDays: null, actions: ['reference_programme', 'new_product_preview'] },
    { id: 'loyal', cadenceDays: null, actions: ['loyalty_reward', 'cross_selling'] },
    { id: 'promising_big', cadenceDays: 30, actions: ['framework_contract', 'onboarding_visit'] },
    { id: 'potential_loyal', cadenceDays: null, actions: ['membership', 'reorder_reminder'] },
    { id: 'new', cadenceDays: null, actions: ['onboarding_visit', 'second_order_offer'] },
    { id: 'need_attention', cadenceDays: 60, actions: ['needs_review', 'limited_offer'] },
    { id: 'about_to_sleep', cadenceDays: null, actions: ['reorder_reminder', 'limited_offer'] },
    { id: 'cannot_lose', cadenceDays: 7, actions: ['executive_visit', 'retention_offer', 'remove_cause'] },
    { id: 'at_risk', cadenceDays: 30, actions: ['care_visit', 'retention_offer'] },
    { id: 'hibernating', cadenceDays: null, actions: ['win_back_offer'] },
    { id: 'lost', cadenceDays: null, actions: ['exit_interview', 'low_cost_contact'] },
  ],
};

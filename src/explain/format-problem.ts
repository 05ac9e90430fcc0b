import type { Locale, Problem } from '../types.ts';
import { formatLabel } from './labels.ts';
import { placeOf, problemText } from './problem-text.ts';

/** What would have been right, by problem code; English comes with the problem itself. */
const EXPECTED_ZH: Readonly<Record<string, string>> = {
  'order.not_a_record': '一个对象',
  'order.invalid_account_id': '非空文本或整数',
  'order.invalid_date': '公元 1 年至 9999 年之间的 ISO 日期（2026-01-31）、ISO 时间戳、Date 或毫秒时间戳',
  'order.invalid_amount': '±1e290 以内的有限数字',
  'order.invalid_conversion': 'convert 返回 ±1e290 以内的有限数字',
  'order.invalid_order_id': '非空文本或整数',
  'order.invalid_currency': '非空文本',
  'order.invalid_category': '文本',
  'order.mixed_currencies': '同一币种，或提供 convert(amount, currency, day)',
  'signal.unknown_list':
    '已知的信号列表之一（invoices、touches、contacts、complaints、surveys、deliveries、contracts、events、wallet）',
  'signal.not_a_list': '一个数组',
  'signal.not_a_record': '一个对象',
  'signal.invalid_account_id': '非空文本或整数',
  'signal.invalid_date': '公元 1 年至 9999 年之间的 ISO 日期（2026-01-31）、ISO 时间戳、Date 或毫秒时间戳',
  'signal.invalid_amount': '大于 0 且不超过 1e290 的数字',
  'signal.invalid_share': '0 至 1 之间的数字',
  'signal.invalid_flag': 'true 或 false',
  'signal.invalid_text': '非空文本',
  'signal.invalid_csat': '1 至 5 之间的数字',
  'signal.invalid_nps': '0 至 10 之间的整数',
  'signal.invalid_claim': '"none"、"minor"、"serious" 之一',
  'signal.invalid_event': '"competitor"、"key_contact_left"、"decision_maker_left"、"other" 之一',
  'signal.days_out_of_order': '不早于同一记录的起始日期',
  'signal.not_answered': '空值，因为该调查未答复',
  'signal.after_as_of': '不晚于 asOf 的日期',
};

/**
 * Say what is wrong with a row, in a language.
 *
 * @param problem from {@link checkOrders}, `onProblem` or a thrown error; rows are counted from 0, as in `orders[17]`
 * @param options `locale`, default `'en'`
 * @returns one line
 * @example Both languages
 * ```ts
 * import { checkOrders, formatProblem } from 'account-scoring';
 *
 * const [problem] = checkOrders([{ accountId: 'Acme', date: '2026-01-05', amount: '12' }], { asOf: '2026-01-31' });
 * if (problem !== undefined) console.log(formatProblem(problem));
 * // → orders[0].amount must be a finite number within ±1e+290: received "12"
 * if (problem !== undefined) console.log(formatProblem(problem, { locale: 'zh-CN' }));
 * // → orders[0] 的金额（amount）应为±1e290 以内的有限数字：实际为 "12"
 * ```
 */
export function formatProblem(problem: Problem, options: { locale?: Locale | undefined } = {}): string {
  if (options.locale !== 'zh-CN') return problemText(problem);
  const { code, field, expected, received } = problem;
  const wanted = Object.hasOwn(EXPECTED_ZH, code) ? EXPECTED_ZH[code] : expected;
  // The field of a signal says which list and record it is of: `invoices[3].dueDate`.
  const [place, own] = code.startsWith('signal.')
    ? field.split('.')
    : [placeOf({ ...problem, field: 'row' }), field];
  const name = own === undefined || own === 'row' ? '' : `的${formatLabel('field', own, options)}（${own}）`;
  return `${place} ${name}应为${wanted}：实际为 ${received}`;
}

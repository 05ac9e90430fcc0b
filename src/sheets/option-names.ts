import type { SheetOptions } from './sheet-options.ts';

/** What the value of an option must be. */
export type OptionKind = 'text' | 'flag' | 'whole' | readonly string[];

/** An option: what it is called in a cell, and what it takes. */
export interface OptionName {
  readonly key: keyof SheetOptions;
  /** Other names, as `plainName` leaves them. */
  readonly also: readonly string[];
  readonly kind: OptionKind;
}

/** Every option with the names that it goes by in cells, in English and Chinese. */
export const OPTION_NAMES: readonly OptionName[] = [
  { key: 'locale', also: ['language', 'lang', '语言'], kind: ['en', 'zh-CN'] },
  { key: 'origin', also: ['topleft', '起始单元格', '左上角'], kind: 'text' },
  { key: 'notes', also: ['note', '注释', '说明'], kind: 'flag' },
  { key: 'duplicates', also: ['重复行'], kind: ['count', 'skip'] },
  { key: 'account', also: ['customer', 'client', '客户'], kind: 'text' },
  { key: 'name', also: ['accountname', 'customername', '客户名称'], kind: 'text' },
  { key: 'date', also: ['orderdate', '日期', '下单日期'], kind: 'text' },
  { key: 'amount', also: ['revenue', 'value', '金额'], kind: 'text' },
  { key: 'orderId', also: ['order', '订单号'], kind: 'text' },
  { key: 'currency', also: ['币种'], kind: 'text' },
  { key: 'category', also: ['品类'], kind: 'text' },
  { key: 'recency', also: ['最近一次消费'], kind: 'text' },
  { key: 'frequency', also: ['消费频率'], kind: 'text' },
  { key: 'monetary', also: ['消费金额'], kind: 'text' },
  { key: 'tenure', also: ['关系时长'], kind: 'text' },
  { key: 'dateOrder', also: ['日期顺序'], kind: ['dmy', 'mdy'] },
  { key: 'decimal', also: ['小数点'], kind: ['.', ','] },
  { key: 'windowDays', also: ['window', '统计天数'], kind: 'whole' },
  { key: 'frequencyOf', also: ['频率口径'], kind: ['orders', 'rows', 'days'] },
  { key: 'returns', also: ['退货'], kind: ['net', 'count', 'ignore'] },
  {
    key: 'method',
    also: ['方法'],
    kind: ['quantile', 'rank', 'ntile', 'naturalBreaks', 'share', 'r-rfm', 'nested'],
  },
  { key: 'bins', also: ['分档数'], kind: 'whole' },
  { key: 'criteria', also: ['指标体系'], kind: 'text' },
];

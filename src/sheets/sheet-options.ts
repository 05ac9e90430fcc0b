import type { Locale } from '../types.ts';

/**
 * The options of every function. In a sheet they are text, `locale=zh-CN; customer=Buyer`, or a range of two columns with a
 * name and a value in every row; names may be Chinese. A text that is only a language (`zh-CN`) is the locale.
 */
export interface SheetOptions {
  /** The language of headers, labels and messages. Default: Chinese where the header of the range is, else English. */
  readonly locale?: Locale | undefined;
  /** The cell that the range begins in, such as `B5`: messages then name rows and columns of the sheet. */
  readonly origin?: string | undefined;
  /** Whether lines with notes stand below a result. Default `true`. */
  readonly notes?: boolean | undefined;
  /** Rows that equal one above in every cell: counted and told (`'count'`, default), or left out (`'skip'`). */
  readonly duplicates?: 'count' | 'skip' | undefined;
  /** The name of the column that identifies accounts. This and the names below are found by themselves where they are usual. */
  readonly account?: string | undefined;
  /** The name of the column with the account's name. */
  readonly name?: string | undefined;
  /** The name of the column with the day of the order. */
  readonly date?: string | undefined;
  /** The name of the column with the amount. */
  readonly amount?: string | undefined;
  /** The name of the column with the order id. */
  readonly orderId?: string | undefined;
  /** The name of the column with the currency. */
  readonly currency?: string | undefined;
  /** The name of the column with the category. */
  readonly category?: string | undefined;
  /** The name of the column with days since the last order, in a table of accounts. */
  readonly recency?: string | undefined;
  /** The name of the column with the number of orders, in a table of accounts. */
  readonly frequency?: string | undefined;
  /** The name of the column with the revenue of the account, in a table of accounts. */
  readonly monetary?: string | undefined;
  /** The name of the column with days since the first order, in a table of accounts. */
  readonly tenure?: string | undefined;
  /** How `01/02/2026` is meant, where the column does not tell: `'dmy'` or `'mdy'`. */
  readonly dateOrder?: 'dmy' | 'mdy' | undefined;
  /** The decimal mark of amounts in text, where the column does not tell. */
  readonly decimal?: '.' | ',' | undefined;
  /** Count frequency and monetary over the last so many days only. */
  readonly windowDays?: number | undefined;
  /** What frequency counts; default distinct order ids where there is a column of them, else rows. */
  readonly frequencyOf?: 'orders' | 'rows' | 'days' | undefined;
  /** What negative amounts are: default `'net'`. */
  readonly returns?: 'net' | 'count' | 'ignore' | undefined;
  /** How RFM scores are cut: default `'quantile'`. */
  readonly method?:
    | 'quantile'
    | 'rank'
    | 'ntile'
    | 'naturalBreaks'
    | 'share'
    | 'r-rfm'
    | 'nested'
    | undefined;
  /** How many RFM scores there are: 2 to 10, default 5. Segments need 5. */
  readonly bins?: number | undefined;
  /** The set of criteria of tiers: default `scale_growth_loyalty` for orders, `four_criteria` for accounts. */
  readonly criteria?: string | undefined;
}

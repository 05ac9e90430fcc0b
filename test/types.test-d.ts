/** What does not compile, and what must. Checked by `tsc`; nothing here is run. */
import { expectTypeOf } from 'vitest';
import {
  type AccountSummary,
  applyRfm,
  assignSegments,
  checkSegmentMap,
  type FitRfmOptions,
  fitRfm,
  formatLabel,
  formatReason,
  kam11,
  type Notice,
  parseRfmModel,
  parseSegmentMap,
  type Reason,
  type RfmModel,
  type RfmScore,
  type SegmentAssignment,
  type SegmentMap,
  type SegmentMapFault,
  type SegmentSummary,
  scoreRfm,
  summarizeOrders,
  summarizeSegments,
} from '../src/index.ts';

// Orders in: names of columns are checked against the caller's rows.

interface Sale {
  readonly customer: string;
  readonly day: string;
  readonly cents: number;
}

declare const sales: Sale[];

const accounts = summarizeOrders(sales, {
  asOf: '2026-01-31',
  columns: { accountId: 'customer', date: 'day', amount: (sale) => sale.cents / 100 },
});
expectTypeOf(accounts).toEqualTypeOf<AccountSummary[]>();

// @ts-expect-error -- asOf is required: there is no clock
summarizeOrders(sales, { columns: { accountId: 'customer', date: 'day' } });
// @ts-expect-error -- a sale has no field "client"
summarizeOrders(sales, { asOf: '2026-01-31', columns: { accountId: 'client' } });
// @ts-expect-error -- a sale has no field "amount" that a function could read
summarizeOrders(sales, { asOf: '2026-01-31', columns: { amount: (sale) => sale.amount } });
// @ts-expect-error -- no such option
summarizeOrders(sales, { asOf: '2026-01-31', window: 365 });

// Scores: the caller's fields survive, rows of an interface are accepted, from a readonly array too.

interface Customer {
  readonly accountId: string;
  readonly recency: number | null;
  readonly frequency: number | null;
  readonly monetary: number;
  readonly tenure: number;
  readonly owner: { readonly name: string };
  visits?: number;
}

declare const customers: readonly Customer[];
declare const model: RfmModel;

const scored = applyRfm(customers, model);
expectTypeOf(scored).toEqualTypeOf<Array<Customer & { readonly rfm: RfmScore }>>();
expectTypeOf(scored[0]?.owner.name).toEqualTypeOf<string | undefined>();
expectTypeOf(scored[0]?.rfm.recency).toEqualTypeOf<number | null | undefined>();
expectTypeOf(scoreRfm(customers)).toEqualTypeOf<typeof scored>();
expectTypeOf(scoreRfm(accounts)).toEqualTypeOf<Array<AccountSummary & { readonly rfm: RfmScore }>>();
expectTypeOf(fitRfm(customers)).toEqualTypeOf<RfmModel>();
expectTypeOf(parseRfmModel).parameter(0).toBeUnknown();

// Applied again, the key is replaced.
expectTypeOf(applyRfm(scored, model)[0]?.rfm).toEqualTypeOf<RfmScore | undefined>();

// @ts-expect-error -- a caller's "rfm" of another type would be lost
applyRfm([{ accountId: 'A', recency: 1, frequency: 1, monetary: 1, rfm: '543' }], model);
// @ts-expect-error -- the same for scoreRfm
scoreRfm([{ accountId: 'A', recency: 1, frequency: 1, monetary: 1, rfm: '543' }]);
// @ts-expect-error -- rows need all three values
scoreRfm([{ accountId: 'A', recency: 1, frequency: 1 }]);
// @ts-expect-error -- text is not a number: nothing is coerced
scoreRfm([{ accountId: 'A', recency: 1, frequency: 1, monetary: '100' }]);
// @ts-expect-error -- orders are not accounts: summarizeOrders comes first
scoreRfm(sales);
// @ts-expect-error -- a model comes second
applyRfm(model, customers);
// @ts-expect-error -- a map is not an RFM model
applyRfm(customers, kam11);

// Options of fitRfm.

scoreRfm(customers, { values: { length: 'tenure', churn: { value: 'recency', better: 'low' } } });
scoreRfm(customers, { values: { monetary: (customer) => customer.visits ?? null } });
scoreRfm(customers, { method: 'nested', bins: { recency: 3 }, weights: { monetary: 2 } });
scoreRfm(customers, { cuts: { recency: [30, 90] as const }, closed: 'left' });
scoreRfm(customers, { method: undefined, bins: undefined, cuts: undefined, values: undefined });
// @ts-expect-error -- a customer has no field "age"
scoreRfm(customers, { values: { length: 'age' } });
// @ts-expect-error -- a customer has no field "age" that a function could read
scoreRfm(customers, { values: { length: (customer) => customer.age } });
// @ts-expect-error -- a function of text is no value
scoreRfm(customers, { values: { length: (customer) => customer.owner.name } });
// @ts-expect-error -- better is high or low
scoreRfm(customers, { values: { length: { value: 'tenure', better: 'higher' } } });
// @ts-expect-error -- no such method
scoreRfm(customers, { method: 'kmeans' });
// @ts-expect-error -- nested is for all dimensions at once
scoreRfm(customers, { method: { monetary: 'nested' } });
// @ts-expect-error -- cuts are numbers
scoreRfm(customers, { cuts: { recency: ['30'] } });
// @ts-expect-error -- no such option
scoreRfm(customers, { quantiles: 5 });
// @ts-expect-error -- options of the fit are no options of the application
applyRfm(customers, model, { bins: 5 });

expectTypeOf<FitRfmOptions<Customer>['closed']>().toEqualTypeOf<'right' | 'left' | undefined>();

// Segments.

const segmented = assignSegments(scored);
expectTypeOf(segmented[0]?.segment).toEqualTypeOf<SegmentAssignment | undefined>();
expectTypeOf(segmented[0]?.owner.name).toEqualTypeOf<string | undefined>();
expectTypeOf(segmented[0]?.rfm).toEqualTypeOf<RfmScore | undefined>();
expectTypeOf(assignSegments(segmented, kam11)[0]?.segment).toEqualTypeOf<SegmentAssignment | undefined>();
expectTypeOf(summarizeSegments(segmented)).toEqualTypeOf<SegmentSummary[]>();
expectTypeOf(checkSegmentMap(kam11, 5)).toEqualTypeOf<SegmentMapFault[]>();
expectTypeOf(parseSegmentMap('')).toEqualTypeOf<SegmentMap>();

// @ts-expect-error -- scores come first
assignSegments(customers);
// @ts-expect-error -- segments come first
summarizeSegments(scored);
// @ts-expect-error -- a caller's "segment" of another type would be lost
assignSegments([{ ...scored[0]!, segment: 'enterprise' }]);
// @ts-expect-error -- a map is data, not its name
assignSegments(scored, 'kam11');
// @ts-expect-error -- maps are of version 1
assignSegments(scored, { ...kam11, version: 2 });
// @ts-expect-error -- rules look at scores only
assignSegments(scored, { ...kam11, rules: [{ segment: 'loyal', boxes: [{ tenure: [1, 2] }] }] });

// Results are readonly: they are shared between rows and must not be changed.

declare const someScore: RfmScore;
declare const someSegment: SegmentAssignment;
const [row] = segmented as [(typeof segmented)[number]];
// @ts-expect-error -- readonly
row.rfm = someScore;
// @ts-expect-error -- readonly
row.rfm.recency = 5;
// @ts-expect-error -- readonly
row.rfm.reasons.push(row.rfm.reasons[0]!);
// @ts-expect-error -- readonly
row.segment = someSegment;
// @ts-expect-error -- readonly
row.segment.id = 'loyal';
// @ts-expect-error -- readonly
row.segment.reasons[0] = row.rfm.reasons[0]!;
// @ts-expect-error -- readonly
row.rfm.reasons[0]!.score = 1;
// @ts-expect-error -- readonly
model.options.closed = 'left';
// @ts-expect-error -- readonly
model.fitted.dimensions[0]!.cuts[0]!.value = 1;
// @ts-expect-error -- readonly
model.fitted.dimensions.push(model.fitted.dimensions[0]!);
// @ts-expect-error -- readonly
model.trainedOn.used = 0;
// @ts-expect-error -- readonly
kam11.rules[0]!.segment = 'loyal';
// @ts-expect-error -- readonly
summarizeSegments(segmented)[0]!.revenue = 0;
// @ts-expect-error -- readonly
accounts[0]!.returns.count = 0;

// Words.

declare const reason: Reason;
declare const notice: Notice;
expectTypeOf(formatReason(reason, { locale: 'zh-CN' })).toBeString();
expectTypeOf(formatReason(notice)).toBeString();
expectTypeOf(formatLabel('segment', 'loyal', { locale: undefined })).toBeString();
// @ts-expect-error -- there are two languages
formatReason(reason, { locale: 'de' });
// @ts-expect-error -- no such table
formatLabel('segments', 'loyal');

// Records are plain JSON: nothing but values that survive it.

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
expectTypeOf<RfmScore['reasons'][number]['threshold']>().toExtend<Json>();
expectTypeOf<RfmScore['code']>().toEqualTypeOf<string | null>();
expectTypeOf<RfmModel['version']>().toEqualTypeOf<1>();
expectTypeOf<RfmModel['kind']>().toEqualTypeOf<'rfm'>();

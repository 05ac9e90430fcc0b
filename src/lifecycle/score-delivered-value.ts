import { amountGrid } from '../internal/amount-grid.ts';
import { checkOptions, checkRows } from '../internal/options.ts';
import type { Reason } from '../types.ts';
import type {
  DeliveredPart,
  DeliveredPartId,
  DeliveredTotals,
  DeliveredValue,
  DeliveredValueOptions,
} from './delivered-value.ts';
import {
  fieldsBy,
  type NumberRange,
  placeOf,
  type RowReader,
  readNumber,
  rowReader,
} from './field-values.ts';

const ACTION = 'score delivered value';

interface Part {
  readonly id: DeliveredPartId;
  readonly side: 'value' | 'cost';
  readonly field: string;
  readonly rivalField: string;
}

const PARTS: readonly Part[] = [
  { id: 'product', side: 'value', field: 'productValue', rivalField: 'rivalProductValue' },
  { id: 'service', side: 'value', field: 'serviceValue', rivalField: 'rivalServiceValue' },
  { id: 'people', side: 'value', field: 'peopleValue', rivalField: 'rivalPeopleValue' },
  { id: 'image', side: 'value', field: 'imageValue', rivalField: 'rivalImageValue' },
  { id: 'money', side: 'cost', field: 'moneyCost', rivalField: 'rivalMoneyCost' },
  { id: 'time', side: 'cost', field: 'timeCost', rivalField: 'rivalTimeCost' },
  { id: 'energy', side: 'cost', field: 'energyCost', rivalField: 'rivalEnergyCost' },
  { id: 'effort', side: 'cost', field: 'effortCost', rivalField: 'rivalEffortCost' },
];

const NOT_NEGATIVE: NumberRange = {
  least: 0,
  most: 1e290,
  expected: 'a finite number from 0 to 1e290',
};

interface Reader extends Pick<Part, 'id' | 'side'> {
  readonly own: RowReader;
  readonly rival: RowReader;
}

function totalsOf(parts: readonly DeliveredPart[], of: 'own' | 'rival'): DeliveredTotals {
  const total = (side: 'value' | 'cost'): number | null => {
    let sum: number | null = 0;
    for (const part of parts) {
      const amount = part[of];
      if (part.side === side && sum !== null) sum = amount === null ? null : sum + amount;
    }
    return sum;
  };
  const value = total('value');
  const cost = total('cost');
  if (value === null || cost === null) return { value, cost, difference: null, ratio: null };
  const ratio = value / cost;
  return { value, cost, difference: value - cost + 0, ratio: Number.isFinite(ratio) ? ratio : null };
}

function reasonsOf(
  parts: readonly DeliveredPart[],
  own: DeliveredTotals,
  rival: DeliveredTotals,
  ratioToRival: number | null,
): Reason[] {
  const reasons: Reason[] = [];
  const compare = (code: string, value: number): Reason => ({
    code,
    field: 'delivered_value',
    value,
    op: value >= 1 ? '>=' : '<',
    threshold: 1,
  });
  const missing = (code: string, field: string): Reason => ({
    code,
    field,
    value: null,
    op: 'missing',
    threshold: null,
  });
  if (own.ratio !== null) reasons.push(compare('delivered.ratio', own.ratio));
  else if (own.difference !== null) reasons.push(missing('delivered.no_cost', 'delivered_value'));
  for (const part of parts) if (part.own === null) reasons.push(missing('delivered.missing', part.id));
  if (ratioToRival !== null) reasons.push(compare('delivered.rival', ratioToRival));
  if (parts.every((part) => part.rival === null))
    reasons.push(missing('delivered.no_rival', 'delivered_value'));
  else {
    for (const part of parts)
      if (part.rival === null) reasons.push(missing('delivered.rival_missing', part.id));
    if (ratioToRival === null && own.ratio !== null && rival.difference !== null)
      reasons.push(missing('delivered.rival_no_ratio', 'delivered_value'));
  }
  return reasons;
}

function scoreOne(row: object, place: () => string, readers: readonly Reader[]): DeliveredValue {
  const raw = readers.map(
    ({ id, side, own, rival }): DeliveredPart => ({
      id,
      side,
      own: readNumber(ACTION, id, own(row), NOT_NEGATIVE, place),
      rival: readNumber(ACTION, `rival ${id}`, rival(row), NOT_NEGATIVE, place),
    }),
  );
  const snap = amountGrid(raw.flatMap(({ own, rival }) => [own ?? 0, rival ?? 0]));
  const parts = raw.map((part) => ({
    ...part,
    own: part.own === null ? null : snap(part.own),
    rival: part.rival === null ? null : snap(part.rival),
  }));
  const own = totalsOf(parts, 'own');
  const rival = totalsOf(parts, 'rival');
  const differenceToRival =
    own.difference === null || rival.difference === null ? null : own.difference - rival.difference + 0;
  const quotient = own.ratio === null || rival.ratio === null ? Number.NaN : own.ratio / rival.ratio;
  const ratioToRival = Number.isFinite(quotient) ? quotient : null;
  return {
    ...own,
    rival,
    differenceToRival,
    ratioToRival,
    parts,
    reasons: reasonsOf(parts, own, rival, ratioToRival),
  };
}

/**
 * Score what is left to the customer: the value that it gets from you less all that it costs the customer, and against a rival.
 *
 * Customers buy where most is left to them, and price is one of four costs. Value: product, service, people, image. Cost:
 * money, time, energy, effort. Judge all in one unit (points, or currency), 0 or more each.
 *
 * Method: customer delivered value (顾客让渡价值; Kotler, Marketing Management) as difference and as ratio, the same for the best
 * rival where its figures are given, and ours against it. Amounts of one account lie on a grid of a power of two (2^-50 of
 * their sum), so that parts, totals and differences add up exactly.
 *
 * Edge cases: a missing part leaves its total and all that follows `null`, with a reason: a total of known parts would flatter.
 * Name the parts that you measure in `parts` if you do not measure all. Cost 0 has no ratio. Cost: O(accounts).
 *
 * @param accounts one row per account, with the parts as fields
 * @param options `parts`, `values`, `rivalValues`
 * @returns the same rows in the same order, each with one more key, `deliveredValue`
 * @throws {TypeError} if a part is not a number, or an option is of a wrong shape
 * @throws {RangeError} if a part is below 0 (the row is named), or an option names another part
 * @example Dearer, and still the better deal
 * ```ts
 * import { scoreDeliveredValue } from 'account-scoring';
 *
 * const [acme] = scoreDeliveredValue(
 *   [{ productValue: 80, serviceValue: 60, moneyCost: 90, timeCost: 10,
 *      rivalProductValue: 75, rivalServiceValue: 30, rivalMoneyCost: 80, rivalTimeCost: 20 }],
 *   { parts: ['product', 'service', 'money', 'time'] },
 * );
 * console.log(acme?.deliveredValue.difference, acme?.deliveredValue.ratio, acme?.deliveredValue.differenceToRival);
 * // → 40 1.4 35
 * ```
 */
export function scoreDeliveredValue<T extends object & { readonly deliveredValue?: DeliveredValue }>(
  accounts: readonly T[],
  options: DeliveredValueOptions<T> = {},
): Array<T & { readonly deliveredValue: DeliveredValue }> {
  const ids = PARTS.map(({ id }) => id);
  checkOptions(ACTION, options, {
    parts: {
      expected: `a list of one value and one cost or more, each once, of ${ids.join(', ')}`,
      type: 'object',
      holds: (parts: readonly DeliveredPartId[]) =>
        Array.isArray(parts) &&
        new Set(parts).size === parts.length &&
        parts.every((part) => ids.includes(part)) &&
        PARTS.some(({ id, side }) => side === 'value' && parts.includes(id)) &&
        PARTS.some(({ id, side }) => side === 'cost' && parts.includes(id)),
    },
    values: fieldsBy(ids),
    rivalValues: fieldsBy(ids),
  });
  checkRows(ACTION, 'accounts', accounts);
  const readers = PARTS.filter(({ id }) => options.parts?.includes(id) ?? true).map(
    ({ id, side, field, rivalField }): Reader => ({
      id,
      side,
      own: rowReader(options.values?.[id] ?? field),
      rival: rowReader(options.rivalValues?.[id] ?? rivalField),
    }),
  );
  return accounts.map((row, i) => ({
    ...row,
    deliveredValue: scoreOne(row, () => placeOf('accounts', row, i), readers),
  }));
}

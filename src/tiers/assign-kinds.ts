import { checkRows } from '../internal/options.ts';
import { checkModel } from '../model/parse-model.ts';
import type { AccountKinds, Reason } from '../types.ts';
import type { KindModel } from './kind-model.ts';
import { readNumber } from './read-number.ts';

const ACTION = 'assign kinds of account';

/** One comparison of a field with a line. `null` when either is missing. */
interface Check {
  readonly field: string;
  readonly value: number | null;
  readonly op: '>=' | '<=' | '<' | '>';
  readonly threshold: number | null;
}

function holds({ value, op, threshold }: Check): boolean | null {
  if (value === null || threshold === null) return null;
  if (op === '>=') return value >= threshold;
  if (op === '<=') return value <= threshold;
  return op === '>' ? value > threshold : value < threshold;
}

function reasonOf(check: Check, result: string, failed: 'kind.against' | 'kind.below'): Reason {
  if (check.threshold === null) return { code: 'kind.no_line', ...check, result };
  const state = holds(check);
  return { code: state === null ? 'kind.missing' : state ? 'kind.rule' : failed, ...check, result };
}

/** The first kind whose checks all hold; `otherwise` when all fail, `null` when what is missing could have changed it. */
function firstKind<K extends string>(
  rules: ReadonlyArray<readonly [kind: K, checks: readonly Check[]]>,
  otherwise: K,
): { kind: K | null; reasons: Reason[] } {
  const reasons: Reason[] = [];
  let open = false;
  for (const [kind, checks] of rules) {
    const states = checks.map(holds);
    if (!open && states.every((state) => state === true))
      return { kind, reasons: checks.map((check) => reasonOf(check, kind, 'kind.against')) };
    const decisive =
      checks.find((check) => holds(check) === false) ?? checks.find((check) => holds(check) === null);
    if (!states.includes(false)) open = true;
    if (decisive !== undefined) reasons.push(reasonOf(decisive, kind, 'kind.against'));
  }
  return { kind: open ? null : otherwise, reasons };
}

/** Two yes-or-no answers and the four kinds that they lead to. */
function fourKinds<K extends string>(
  first: Check,
  second: Check,
  kinds: readonly [both: K, onlyFirst: K, onlySecond: K, none: K],
): { kind: K | null; reasons: Reason[] } {
  const [a, b] = [holds(first), holds(second)];
  const kind = a === null || b === null ? null : (kinds[(a ? 0 : 2) + (b ? 0 : 1)] as K);
  // Without one of the answers, the other leads nowhere.
  const told = [first, second].filter((check) => kind !== null || holds(check) === null);
  return { kind, reasons: told.map((check) => reasonOf(check, kind ?? kinds[0], 'kind.below')) };
}

function kindsOf(
  { fitted: { cuts }, options }: KindModel,
  read: (field: string) => number | null,
): AccountKinds {
  const check = (field: string, op: Check['op'], threshold: number | null): Check => ({
    field,
    value: read(field),
    op,
    threshold,
  });
  const keyType = firstKind<'industry' | 'regional' | 'potential' | 'none'>(
    [
      [
        'industry',
        [check('industryRank', '<=', cuts.industryRank), check('dependence', '>=', cuts.dependence)],
      ],
      ['regional', [check('regionalShare', '>=', cuts.regionalShare)]],
      ['potential', [check(options.sizeField, '<', cuts.size), check('growth', '>=', cuts.growth)]],
    ],
    'none',
  );
  const priceFocus = read('priceFocus');
  const valueType = firstKind<'strategic' | 'extrinsic' | 'intrinsic'>(
    [
      ['strategic', [check('jointWork', '>=', cuts.jointWork)]],
      [
        'extrinsic',
        [
          priceFocus === null && read('serviceUse') !== null
            ? check('priceFocus', '<', read('serviceUse'))
            : check('serviceUse', '>', priceFocus),
        ],
      ],
    ],
    'intrinsic',
  );
  const buying = fourKinds(check('orders', '>=', cuts.orders), check('meanOrder', '>=', cuts.meanOrder), [
    'both',
    'frequent',
    'bulk',
    'neither',
  ]);
  const sizeValue = fourKinds(
    check(options.sizeField, '>=', cuts.size),
    check(options.valueField, '>=', cuts.value),
    ['large_high', 'large_low', 'small_high', 'small_low'],
  );
  return {
    keyType: keyType.kind,
    valueType: valueType.kind,
    buying: buying.kind,
    sizeValue: sizeValue.kind,
    reasons: [keyType, valueType, buying, sizeValue].flatMap(({ reasons }) => reasons),
  };
}

/**
 * Say what kind of key account every account is, in four ways.
 *
 * - `keyType` (行业、区域、潜力大客户), first match: `industry` (`industryRank` among the leaders and `dependence` on us), `regional` (`regionalShare`), `potential` (small,
 *   with high `growth`), else `none`.
 * - `valueType` (Rackham and DeVincentis 1999), first match: `strategic` (`jointWork` rated high), `extrinsic` (`serviceUse` rated above `priceFocus`), else `intrinsic`.
 * - `buying`: `frequent` (many `orders`), `bulk` (a large `meanOrder`), `both`, `neither`.
 * - `sizeValue`: the cell of the matrix of size and value.
 *
 * A kind is `null` when something is missing that could have decided otherwise; the reasons say what. Cost: O(1) an account.
 *
 * @param accounts rows with the fields named above: shares 0 to 1, ratings 0 to 100, amounts in currency units; `null` or absent when not known
 * @param model from {@link fitKinds} or {@link parseKindModel}
 * @returns the same rows in the same order, each with one more key, `kinds`
 * @throws {TypeError} if the model is not one, or a value is neither a finite number nor missing (row and field are named)
 * @example A small account that grows
 * ```ts
 * import { assignKinds, fitKinds } from 'account-scoring';
 *
 * const model = fitKinds([], { cuts: { orders: 12, meanOrder: 5000, size: 100_000, value: 20_000 } });
 * const rows = [
 *   { accountId: 'Acme', amount: 60_000, grossProfit: 25_000, orders: 20, meanOrder: 3000, growth: 0.4, industryRank: 8, regionalShare: 0.1 },
 * ];
 * const [acme] = assignKinds(rows, model);
 * console.log(acme?.kinds.keyType, acme?.kinds.valueType, acme?.kinds.buying, acme?.kinds.sizeValue);
 * // → potential null frequent small_high
 * ```
 */
export function assignKinds<T extends object & { readonly kinds?: AccountKinds }>(
  accounts: readonly T[],
  model: KindModel,
): Array<T & { readonly kinds: AccountKinds }> {
  checkRows(ACTION, 'accounts', accounts);
  checkModel(ACTION, model, 'account-kinds', 1);
  return accounts.map((row, index) => ({
    ...row,
    kinds: kindsOf(model, (field) =>
      readNumber(ACTION, (row as Record<string, unknown>)[field], { row, index, field }),
    ),
  }));
}

/** Reviews to write down, and readers of what was written. */
import { formatReview, type Review, reviewAccounts } from 'account-scoring';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { accountSignals } from '../../examples/data/account-signals.ts';
import { syntheticBook } from '../../examples/lib/synthetic-book.ts';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export const FORMATS = ['text', 'markdown', 'html'] as const;
export const LOCALES = ['en', 'zh-CN'] as const;

let book: Review | null = null;

/** The bundled book with signals and a review before: everything that a page can tell. */
export function bookReview(): Review {
  if (book !== null) return book;
  const orders = syntheticBook();
  const names = new Map(orders.map(({ accountId, name }) => [accountId, name]));
  const options = { columns: { orderId: 'orderId' }, names, currency: 'EUR' } as const;
  const before = reviewAccounts(
    orders.filter(({ date }) => date <= '2025-09-30'),
    { ...options, asOf: '2025-09-30', clusters: { k: 3 } },
  );
  book = reviewAccounts(orders, {
    ...options,
    asOf: '2025-12-31',
    signals: accountSignals(orders),
    previous: before,
    models: before.models,
  });
  return book;
}

const MS_PER_DAY = 86_400_000;
const isoDay = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** A book of accounts with these ids, the first the largest; every other one has gone quiet. */
export function reviewOf(
  ids: readonly string[],
  options: Partial<Parameters<typeof reviewAccounts>[1]> = {},
): Review {
  const last = Date.UTC(2025, 11, 31) / MS_PER_DAY;
  const orders = ids.flatMap((accountId, i) =>
    Array.from({ length: 6 + (i % 5) }, (_, k) => ({
      accountId,
      date: isoDay(last - (i % 2) * 150 - 25 * k - (i % 20)),
      amount: 100 * (ids.length - i) + (k % 3),
    })),
  );
  return reviewAccounts(orders, { asOf: '2025-12-31', clusters: 'none', ...options });
}

/** The page as a browser reads it. */
export function domOf(review: Review, options: Parameters<typeof formatReview>[1] = {}): Element {
  const document = parse(formatReview(review, { format: 'html', ...options }));
  return document.childNodes.find((node): node is Element => node.nodeName === 'html') as Element;
}

/** All elements, in document order. */
export function elementsOf(root: Node, name?: string): Element[] {
  const children = 'childNodes' in root ? root.childNodes.flatMap((child) => elementsOf(child, name)) : [];
  const self = 'tagName' in root && (name === undefined || root.tagName === name) ? [root] : [];
  return [...self, ...children];
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

export function byId(root: Element, id: string): Element {
  const found = elementsOf(root).filter((element) => attributeOf(element, 'id') === id);
  if (found.length !== 1) throw new Error(`${found.length} elements with the id ${id}`);
  return found[0] as Element;
}

/** The cells of a table by its caption: a row of heads, then the rows. */
export function tableOf(root: Element, caption: string): string[][] {
  const table = elementsOf(root, 'table').find(
    (one) => elementsOf(one, 'caption').map(textOf)[0] === caption,
  );
  if (table === undefined) throw new Error(`no table ${caption}`);
  return elementsOf(table, 'tr').map((row) =>
    row.childNodes.filter((cell) => cell.nodeName === 'th' || cell.nodeName === 'td').map(textOf),
  );
}

/** The value beside a label. */
export function factOf(root: Element, label: string): string {
  const terms = elementsOf(root, 'dt').filter((term) => textOf(term) === label);
  if (terms.length !== 1) throw new Error(`${terms.length} facts ${label}`);
  const parent = terms[0]?.parentNode as Element;
  return textOf(elementsOf(parent, 'dd')[0] as Element);
}

import { inlines, type Text } from '../blocks.ts';
import { escapeHtml } from './escape-html.ts';

/** Days do not break at their hyphens. What is escaped holds no other digits that look like one. */
function escaped(text: string): string {
  return escapeHtml(text).replace(/\b\d{4}-\d{2}-\d{2}\b/g, '<span class="short">$&</span>');
}

/** Text from data stands in `<bdi>`: what is written from right to left, or turns the direction, keeps to itself. */
export function htmlText(text: Text): string {
  return inlines(text)
    .map((part) => (typeof part === 'string' ? escaped(part) : `<bdi>${escaped(part.data)}</bdi>`))
    .join('');
}

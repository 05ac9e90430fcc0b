import { inlines, type Text } from '../blocks.ts';
import { escapeHtml } from './escape-html.ts';

/** Text from data stands in `<bdi>`: what is written from right to left, or turns the direction, keeps to itself. */
export function htmlText(text: Text): string {
  return inlines(text)
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : `<bdi>${escapeHtml(part.data)}</bdi>`))
    .join('');
}

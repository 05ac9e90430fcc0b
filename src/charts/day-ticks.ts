import { dayFromCivil, isoDay } from '../internal/day.ts';
import type { Locale } from '../types.ts';
import { widthOf } from './text.ts';
import { LABEL_SIZE } from './theme.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Months between ticks, from every month to every century; fewer than a month is told in days. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000];

function monthLabel(month: number, locale: Locale, yearsOnly: boolean): string {
  const year = Math.floor(month / 12);
  const at = month - 12 * year;
  if (yearsOnly) return locale === 'en' ? String(year) : `${year}年`;
  return locale === 'en' ? `${MONTHS[at]} ${year}` : `${year}年${at + 1}月`;
}

/** Months since the year 0 of a day. */
function monthOf(day: number): number {
  const iso = isoDay(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

/** First days of months along `length` pixels, as many as fit; within a few weeks, days. */
export function dayTicks(
  from: number,
  to: number,
  locale: Locale,
  length: number,
): Array<{ readonly day: number; readonly label: string }> {
  const labelWidth = widthOf('2000-00-00', LABEL_SIZE) + 16;
  const most = Math.max(1, Math.floor(length / labelWidth));
  if (to - from < 62) {
    const step = [1, 2, 7, 14, 28, 62].find((days) => (to - from) / days <= most) ?? 62;
    return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => {
      const day = to - i * step;
      return { day, label: isoDay(day) };
    }).reverse();
  }
  const first = monthOf(from);
  const last = monthOf(to);
  const step = STEPS.find((months) => (last - first) / months <= most) ?? 12000;
  const ticks: Array<{ day: number; label: string }> = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const year = Math.floor(month / 12);
    const day = dayFromCivil(year, month - 12 * year + 1, 1);
    if (day >= from && day <= to) ticks.push({ day, label: monthLabel(month, locale, step >= 12) });
  }
  return ticks;
}

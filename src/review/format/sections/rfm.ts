import type { RfmBand } from '../../../rfm/model.ts';
import type { Block, Cell, Section } from '../blocks.ts';
import { amount, NONE, whole } from '../numbers.ts';
import { countCell, type Page } from '../page.ts';

const NAMES = ['recency', 'frequency', 'monetary'] as const;

/** The values that a score stands for. */
function intervalText(band: RfmBand | undefined, show: (value: number) => string): string {
  if (band?.threshold === undefined) return NONE;
  const [low, high] = band.threshold;
  const ends = band.ends ?? '(]';
  if (low === null && high === null) return NONE;
  if (low === null) return `${ends.endsWith(']') ? '≤' : '<'} ${show(high as number)}`;
  if (high === null) return `${ends.startsWith('[') ? '≥' : '>'} ${show(low)}`;
  // Borders that fall together leave nothing between them.
  if (low === high) return ends === '[]' ? show(low) : NONE;
  return `${ends.startsWith('[') ? '≥' : '>'} ${show(low)}, ${ends.endsWith(']') ? '≤' : '<'} ${show(high)}`;
}

/** What the scores mean in days, orders and money, and how many accounts have them. */
export function rfmSection({ review, words, unit }: Page): Section {
  const { accounts, models } = review;
  const title = words.sections.rfm;
  if (accounts.length === 0)
    return { id: 'rfm', title, blocks: [{ kind: 'paragraph', text: words.noAccounts }] };
  const counts = NAMES.map(() => new Map<number, number>());
  let unscored = 0;
  for (const { rfm } of accounts) {
    if (rfm.code === null) unscored++;
    NAMES.forEach((name, i) => {
      const score = rfm[name];
      if (score !== null) counts[i]?.set(score, (counts[i]?.get(score) ?? 0) + 1);
    });
  }
  const bands = NAMES.map(
    (name) => models.rfm.fitted.dimensions.find((dimension) => dimension.name === name)?.bands ?? [],
  );
  const nested = models.rfm.options.dimensions.some(({ method }) => method === 'nested');
  const bins = Math.max(...bands.map(({ length }) => length));
  const heads = [words.rfm.recency, words.rfm.frequency, words.rfm.monetary(unit)];
  const rows = Array.from({ length: bins }, (_, i): Cell[] => {
    const score = bins - i;
    return [
      { text: String(score) },
      ...NAMES.flatMap((_, d): Cell[] => {
        const band = bands[d]?.find((one) => one.score === score);
        const has = band === undefined ? null : (counts[d]?.get(score) ?? 0);
        return [...(nested ? [] : [{ text: intervalText(band, d === 2 ? amount : whole) }]), countCell(has)];
      }),
    ];
  });
  const blocks: Block[] = [
    ...(nested ? [{ kind: 'paragraph' as const, text: words.rfm.nested }] : []),
    {
      kind: 'table',
      caption: words.rfm.caption,
      columns: [
        { head: words.heads.score },
        ...heads.flatMap((head) =>
          nested
            ? [{ head, number: true }]
            : [
                { head, number: true },
                { head: words.heads.accounts, number: true },
              ],
        ),
      ],
      rows,
    },
    ...(unscored === 0
      ? []
      : [{ kind: 'paragraph' as const, text: words.rfm.unscored(unscored, whole(unscored)) }]),
  ];
  return { id: 'rfm', title, blocks };
}

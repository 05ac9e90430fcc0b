/** A label at a place in pixels. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
}

/** Places nearest to the wanted ones at which labels of a size do not cover each other; the first label has the first choice. */
export function spreadLabels(
  wanted: readonly PlacedLabel[],
  size: { readonly width: number; readonly height: number },
  area: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const within = (value: number, half: number, length: number): number =>
    Math.min(length - half, Math.max(half, value));
  for (const { x, y } of wanted) {
    let best: PlacedLabel = { x, y };
    search: for (let ring = 0; ring <= 12; ring++) {
      const steps = ring === 0 ? 1 : 8 * ring;
      for (let step = 0; step < steps; step++) {
        const angle = (2 * Math.PI * step) / steps;
        const at = {
          x: within(x + ring * size.width * 0.5 * Math.cos(angle), size.width / 2, area.width),
          y: within(y + ring * size.height * 0.5 * Math.sin(angle), size.height / 2, area.height),
        };
        const clear = placed.every(
          (other) => Math.abs(other.x - at.x) >= size.width || Math.abs(other.y - at.y) >= size.height,
        );
        if (!clear) continue;
        best = at;
        break search;
      }
    }
    placed.push(best);
  }
  return placed;
}

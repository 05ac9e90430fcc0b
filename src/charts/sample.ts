import { createRandom } from '../internal/random.ts';

/** `count` of the items, all equally likely, in the order of the items. */
function draw<T>(items: readonly T[], count: number, seed: number): T[] {
  if (items.length <= count) return [...items];
  const random = createRandom(seed);
  const places = Array.from(items, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + random.below(places.length - i);
    [places[i], places[j]] = [places[j] as number, places[i] as number];
  }
  return places
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((place) => items[place] as T);
}

/** Shares of `most` by the size of each group, with a few of every group however small. */
export function sampleGroups<T>(groups: readonly (readonly T[])[], most: number, seed: number): T[][] {
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  if (total <= most) return groups.map((group) => [...group]);
  const least = Math.floor(Math.min(20, most / groups.length));
  const shared = most - least * groups.length;
  return groups.map((group) => draw(group, least + Math.floor((shared * group.length) / total), seed));
}

/** The two centres next to a point. With one centre, `next` is -1 and its distance infinite. */
export interface Nearest {
  own: number;
  next: number;
  ownSquared: number;
  nextSquared: number;
}

/** Find the two centres next to a point; of equally near ones, the first. `into` is overwritten: it is made once for many points. */
export function findNearest(point: ArrayLike<number>, centres: readonly number[][], into: Nearest): Nearest {
  into.own = -1;
  into.next = -1;
  into.ownSquared = Number.POSITIVE_INFINITY;
  into.nextSquared = Number.POSITIVE_INFINITY;
  for (let c = 0; c < centres.length; c++) {
    const centre = centres[c] as number[];
    let squared = 0;
    for (let j = 0; j < centre.length; j++) {
      const difference = (point[j] as number) - (centre[j] as number);
      squared += difference * difference;
    }
    if (squared < into.ownSquared) {
      into.next = into.own;
      into.nextSquared = into.ownSquared;
      into.own = c;
      into.ownSquared = squared;
    } else if (squared < into.nextSquared) {
      into.next = c;
      into.nextSquared = squared;
    }
  }
  return into;
}

/** A record for {@link findNearest} to write into. */
export function emptyNearest(): Nearest {
  return { own: -1, next: -1, ownSquared: 0, nextSquared: 0 };
}

/** Gauss-Legendre nodes above 0 and their weights, of 8 and of 16 points on [-1, 1]. */
const FEW: ReadonlyArray<readonly [number, number]> = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.31370664587788727],
  [0.7966664774136267, 0.22238103445337448],
  [0.9602898564975363, 0.10122853629037626],
];
const MANY: ReadonlyArray<readonly [number, number]> = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.18260341504492358],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.1495959888165767],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
];

/** Below e^-45 of its start, the integrand adds nothing. */
const NEGLIGIBLE = -45;

/** Where the integral is written: its logarithm, and means under the integrand. */
export interface PowerMoments {
  /** ln ∫. */
  log: number;
  /** The mean of ln((α + y) / (α + from)), and of the same with β. */
  logAlpha: number;
  logBeta: number;
  /** The mean of y / (α + y), and of the same with β. */
  shareAlpha: number;
  shareBeta: number;
}

/**
 * ln ∫ ((α + y) / (α + from))^-p ((β + y) / (β + from))^-q dy over y from `from` to `from + length`, which is what the
 * Pareto/NBD model needs where the literature has differences of hypergeometric functions that overflow.
 *
 * Method: u = ln(1 + (y - from) / m), m the smaller of α + from and β + from, makes the integrand near exponential; Gauss-Legendre
 * rules on as many panels as its fall and its width ask for. `length` must be above 0.
 */
export function powerIntegral(
  alpha: number,
  beta: number,
  p: number,
  q: number,
  from: number,
  length: number,
  into: PowerMoments,
): void {
  const alphaFrom = alpha + from;
  const betaFrom = beta + from;
  const isAlphaLess = alphaFrom <= betaFrom;
  const least = isAlphaLess ? alphaFrom : betaFrom;
  const most = isAlphaLess ? betaFrom : alphaFrom;
  const leastPower = isAlphaLess ? p : q;
  const mostPower = isAlphaLess ? q : p;

  const heightAt = (u: number): number =>
    u - leastPower * u - mostPower * Math.log1p((least * Math.expm1(u)) / most);
  let width = Math.log1p(length / least);
  let fall = -heightAt(width);
  if (fall > -NEGLIGIBLE) {
    // The height is concave: it is negligible from where it first is.
    let inside = 0;
    for (let i = 0; i < 20; i++) {
      const middle = (inside + width) / 2;
      if (heightAt(middle) < NEGLIGIBLE) width = middle;
      else inside = middle;
    }
    fall = -heightAt(width);
  }

  const rule = width < 1 && fall < 3 ? FEW : MANY;
  const panels = Math.max(1, Math.ceil(width / 4), Math.ceil(fall / 16));
  const half = width / panels / 2;
  let total = 0;
  let byLeast = 0;
  let byMost = 0;
  let shareAlpha = 0;
  let shareBeta = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = (2 * panel + 1) * half;
    for (const [node, nodeWeight] of rule) {
      for (let side = -1; side <= 1; side += 2) {
        const u = middle + side * node * half;
        const w = least * Math.expm1(u);
        const logMost = Math.log1p(w / most);
        const weight = nodeWeight * Math.exp(u - leastPower * u - mostPower * logMost);
        total += weight;
        byLeast += weight * u;
        byMost += weight * logMost;
        shareAlpha += (weight * (from + w)) / (alphaFrom + w);
        shareBeta += (weight * (from + w)) / (betaFrom + w);
      }
    }
  }
  into.log = Math.log(total * half * least);
  into.logAlpha = (isAlphaLess ? byLeast : byMost) / total;
  into.logBeta = (isAlphaLess ? byMost : byLeast) / total;
  into.shareAlpha = shareAlpha / total;
  into.shareBeta = shareBeta / total;
}

/** Room for one result. */
export function powerMoments(): PowerMoments {
  return { log: 0, logAlpha: 0, logBeta: 0, shareAlpha: 0, shareBeta: 0 };
}

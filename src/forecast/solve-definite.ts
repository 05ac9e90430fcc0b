/** Solve `matrix · x = right` for a symmetric matrix (row by row); `null` unless it is positive definite. */
export function solveDefinite(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const n = right.length;
  const factor = matrix.slice();
  const x = right.slice();
  // Cholesky's decomposition, and the forward substitution on the way.
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = factor[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (factor[i * n + k] as number) * (factor[j * n + k] as number);
      if (i !== j) factor[i * n + j] = sum / (factor[j * n + j] as number);
      else if (sum > 0) factor[i * n + i] = Math.sqrt(sum);
      else return null;
    }
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] as number) * (x[k] as number);
    x[i] = sum / (factor[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] as number) * (x[k] as number);
    x[i] = sum / (factor[i * n + i] as number);
  }
  return x;
}

import { defineConfig } from 'tsup';

export default defineConfig({
  // Files of their own for what imports packages: bundlers drop a file whole, but keep the packages of a file that they use a part of.
  entry: {
    index: 'src/index.ts',
    sql: 'src/sql/index.ts',
    'k-means': 'src/clusters/search-centres.ts',
    'date-column': 'src/orders/date-column.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: { entry: { index: 'src/index.ts', sql: 'src/sql/index.ts' } },
  clean: true,
  sourcemap: true,
});

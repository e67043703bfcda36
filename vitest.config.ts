import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '.services/**', '.data/**'],
    // PGlite takes 500 to 800 MB in each worker, and the machines that run this have two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
    // Starting PGlite takes 3 to 4 s alone, and several times that when every worker does it at once.
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});

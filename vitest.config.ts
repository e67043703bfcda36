import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '.services/**', '.data/**'],
    // A worker comes to 1 GB on PGlite, one database after the other, and the machines that run this have two cores.
    maxWorkers: 2,
    // The files of a worker share what they import: to load it anew takes each of them two seconds. No module keeps state of its
    // own, and what a test changes of its process (a spy, a clock) it puts back.
    isolate: false,
    // The processes that crash.test.ts kills are missed after ten seconds, side by side.
    maxConcurrency: 6,
    testTimeout: 20_000,
    // Starting PGlite takes 3 to 4 s alone, and several times that when every worker does it at once.
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});

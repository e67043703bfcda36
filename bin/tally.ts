import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What is read of the report of `vitest --reporter=json`. */
const report = z.object({
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * The test cases of a vitest JSON report. Whatever neither passed nor failed was skipped, `todo` included. A file that
 * failed with no failed case (it did not load, or a hook threw) counts as one failure: its cases are not in the report.
 */
export function tally(json: string): Tally {
  const { testResults } = report.parse(JSON.parse(json));
  const result: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const file of testResults) {
    const statuses = file.assertionResults.map((test) => test.status);
    const failed = statuses.filter((status) => status === 'failed').length;
    const passed = statuses.filter((status) => status === 'passed').length;
    result.passed += passed;
    result.failed += file.status === 'failed' ? Math.max(failed, 1) : failed;
    result.skipped += statuses.length - failed - passed;
  }
  return result;
}

/** A run is good when it ran something and all of it passed. */
export function isGood({ passed, failed, skipped }: Tally): boolean {
  return passed > 0 && failed === 0 && skipped === 0;
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('No report was named. Use: node bin/tally.ts REPORT.json');
  const result = tally(readFileSync(file, 'utf8'));
  console.log(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
  process.exitCode = isGood(result) ? 0 : 1;
}

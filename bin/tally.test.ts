import { expect, it } from 'vitest';
import { isGood, tally } from './tally.ts';

function reportOf(files: { status: string; tests: string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, tests }, index) => ({
      name: `${index}.test.ts`,
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  });
}

it('counts test cases over all files', () => {
  const json = reportOf([
    { status: 'passed', tests: ['passed', 'passed', 'pending', 'todo', 'skipped'] },
    { status: 'failed', tests: ['passed', 'failed', 'failed'] },
  ]);
  expect(tally(json)).toEqual({ passed: 3, failed: 2, skipped: 3 });
});

it('counts a file that did not load as one failure', () => {
  expect(tally(reportOf([{ status: 'failed', tests: [] }]))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('counts a file whose hook threw as one failure, beside the cases it kept from running', () => {
  expect(tally(reportOf([{ status: 'failed', tests: ['skipped'] }]))).toEqual({ passed: 0, failed: 1, skipped: 1 });
});

it('refuses a text that is not a report', () => {
  expect(() => tally('{}')).toThrow('testResults');
  expect(() => tally('')).toThrow(SyntaxError);
});

it.each([
  [{ passed: 2, failed: 0, skipped: 0 }, true],
  [{ passed: 2, failed: 1, skipped: 0 }, false],
  [{ passed: 2, failed: 0, skipped: 1 }, false],
  [{ passed: 0, failed: 0, skipped: 0 }, false],
])('judges %o good: %s', (result, verdict) => {
  expect(isGood(result)).toBe(verdict);
});

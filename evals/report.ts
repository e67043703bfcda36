import type { Result } from './evaluate.ts';

export interface CaseTally {
  passed: number;
  failed: number;
}

export interface Summary extends CaseTally {
  suite: string;
  byLanguage: Record<string, CaseTally>;
  byBusiness: Record<string, CaseTally>;
  turns: number;
  /** The cases in which something was changed that nobody asked for. */
  didWrong: string[];
  /** Of all steps of a turn, the worker's wait for the next job left out. */
  p50Ms: number;
  /** Shares of the turns, from 0 to 1, by who answered: a lane without a model, or the model's name. */
  answeredBy: Record<string, number>;
  costMicros: number;
}

export function summaryOf(suite: string, results: Result[]): Summary {
  const turns = results.flatMap((result) => result.turns);
  const times = turns.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const speakers = turns.map(({ lane, model }) => (lane === 'agent' ? (model ?? 'nobody') : (lane ?? 'nobody')));
  return {
    ...{ suite, ...tallyOf(results), turns: turns.length },
    byLanguage: talliesBy(results, ({ language }) => language),
    byBusiness: talliesBy(results, ({ business }) => business),
    didWrong: results.filter((result) => result.didWrong).map(({ id }) => id),
    p50Ms: round(times[Math.floor(times.length / 2)] ?? 0, 1),
    answeredBy: Object.fromEntries(
      [...new Set(speakers)]
        .toSorted()
        .map((name) => [name, round(speakers.filter((one) => one === name).length / speakers.length, 3)]),
    ),
    costMicros: turns.reduce((sum, turn) => sum + turn.costMicros, 0),
  };
}

/** A line a case, aligned, with the reason of each failure under its line. */
export function tableOf(results: Result[]): string {
  const width = Math.max(4, ...results.map(({ id }) => id.length));
  const head = `${'case'.padEnd(width)}  lang  business  turns       ms  result`;
  const lines = results.map(({ id, language, business, turns, passed, why }) => {
    const ms = turns.reduce((sum, turn) => sum + turn.ms, 0).toFixed(1);
    const cells = [
      id.padEnd(width),
      language.padEnd(4),
      business.padEnd(8),
      String(turns.length).padStart(5),
      ms.padStart(7),
    ];
    return `${cells.join('  ')}  ${passed ? 'pass' : `FAIL\n    ${why.replaceAll('\n', ' ')}`}`;
  });
  return [head, ...lines].join('\n');
}

export function wordsOf(summary: Summary): string {
  const { suite, passed, failed, byLanguage, byBusiness, turns, didWrong, p50Ms, answeredBy, costMicros } = summary;
  const shares = Object.entries(answeredBy).map(([name, share]) => `${name} ${(share * 100).toFixed(0)} %`);
  return [
    `${suite}: ${passed}/${passed + failed} passed (${[byLanguage, byBusiness].map(sayTallies).join(', ')})`,
    ...(didWrong.length > 0 ? [`did what nobody asked for: ${didWrong.join(', ')}`] : []),
    `${turns} turns, p50 ${p50Ms} ms; answered by ${shares.join(', ')}; cost $${(costMicros / 1_000_000).toFixed(4)}`,
  ].join('\n');
}

/** How many of each group passed, the groups in the order of their names. */
export function talliesBy<One extends { passed: boolean }>(
  results: One[],
  nameOf: (result: One) => string,
): Record<string, CaseTally> {
  const names = [...new Set(results.map(nameOf))].toSorted();
  return Object.fromEntries(names.map((name) => [name, tallyOf(results.filter((one) => nameOf(one) === name))]));
}

export function sayTallies(tallies: Record<string, CaseTally>): string {
  return Object.entries(tallies)
    .map(([name, { passed, failed }]) => `${name} ${passed}/${passed + failed}`)
    .join(', ');
}

function tallyOf(results: { passed: boolean }[]): CaseTally {
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

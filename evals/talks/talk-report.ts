import { sayTallies, talliesBy } from '../report.ts';
import type { TalkResult } from './play-talk.ts';

/** What `--json` prints. `skipped` is there when talks of staff were left out. */
export interface TalkScores {
  talks: number;
  asWanted: number;
  /** The talks in which something was written that nobody asked for. */
  wrongWrites: number;
  /** The ids of those that are not as wanted. */
  lost: string[];
  skipped?: number;
}

export function scoresOfTalks(results: TalkResult[], skipped: number): TalkScores {
  const lost = results.filter(({ passed }) => !passed).map(({ talk }) => talk.id);
  return {
    talks: results.length,
    asWanted: results.length - lost.length,
    wrongWrites: results.filter(({ unasked }) => unasked.length > 0).length,
    lost,
    ...(skipped > 0 ? { skipped } : {}),
  };
}

/** A line for each talk that is not as wanted, one for each wrong write, and how many of each kind are as wanted. */
export function wordsOfTalks(results: TalkResult[], skipped: number): string {
  const { talks, asWanted, wrongWrites } = scoresOfTalks(results, skipped);
  const width = Math.max(0, ...results.map(({ talk }) => talk.id.length));
  const line = (id: string, text: string) => `${id.padEnd(width)}  ${text.replaceAll('\n', ' ')}`;
  const lost = results.filter(({ passed }) => !passed);
  const wrong = results.filter(({ unasked }) => unasked.length > 0);
  const groups = [talliesBy(results, ({ talk }) => talk.lang), talliesBy(results, ({ talk }) => talk.business)].map(
    sayTallies,
  );
  return [
    ...lost.map(({ talk, missing, unasked }) => line(talk.id, [...unasked, ...missing].join('; '))),
    '',
    `${asWanted}/${talks} as wanted (${groups.join(', ')})${skipped > 0 ? `; ${skipped} talks of staff were not played` : ''}`,
    `${wrongWrites} wrote what nobody asked for${wrong.length > 0 ? ':' : ''}`,
    ...wrong.map(({ talk, unasked }) => line(talk.id, unasked.join('; '))),
  ].join('\n');
}

/** A talk as it went, and what is wrong with it. */
export function transcriptOf({ talk, turns, missing, unasked }: TalkResult): string {
  const said = turns.flatMap(({ said: text, replies }) => [`> ${text}`, ...replies, '']);
  const problems = [...unasked, ...missing];
  return [`${talk.id}: ${talk.want}`, '', ...said, problems.join('\n') || 'As wanted.'].join('\n');
}

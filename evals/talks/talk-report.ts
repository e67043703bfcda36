import { sayTallies, talliesBy } from '../report.ts';
import type { TalkResult } from './play-talk.ts';

/** How talks of one side fared. */
interface SideScores {
  talks: number;
  asWanted: number;
  /** The talks in which something was written that nobody asked for. */
  wrongWrites: number;
  /** The ids of those that are not as wanted. */
  lost: string[];
}

/** What `--json` prints: the talks of customers, and apart from them those of staff. */
export interface TalkScores extends SideScores {
  staff: SideScores;
}

export function scoresOfTalks(results: TalkResult[]): TalkScores {
  const { customers, staff } = sidesOf(results);
  return { ...sideScores(customers), staff: sideScores(staff) };
}

/** A line for each talk that is not as wanted, one for each wrong write, and how many of each kind are as wanted; customers before staff. */
export function wordsOfTalks(results: TalkResult[]): string {
  const { customers, staff } = sidesOf(results);
  if (staff.length === 0) return wordsOfSide(customers);
  const words = ['Staff:', '', wordsOfSide(staff)];
  return (customers.length > 0 ? ['Customers:', '', wordsOfSide(customers), '', ...words] : words).join('\n');
}

function sidesOf(results: TalkResult[]): Record<'customers' | 'staff', TalkResult[]> {
  const customers = results.filter(({ talk }) => talk.who === 'customer');
  return { customers, staff: results.filter((result) => !customers.includes(result)) };
}

function sideScores(results: TalkResult[]): SideScores {
  const lost = results.filter(({ passed }) => !passed).map(({ talk }) => talk.id);
  return {
    talks: results.length,
    asWanted: results.length - lost.length,
    wrongWrites: results.filter(({ unasked }) => unasked.length > 0).length,
    lost,
  };
}

function wordsOfSide(results: TalkResult[]): string {
  const { talks, asWanted, wrongWrites } = sideScores(results);
  const width = Math.max(0, ...results.map(({ talk }) => talk.id.length));
  const line = (id: string, text: string) => `${id.padEnd(width)}  ${text.replaceAll('\n', ' ')}`;
  const lost = results.filter(({ passed }) => !passed);
  const wrong = results.filter(({ unasked }) => unasked.length > 0);
  const isStaff = results.some(({ talk }) => talk.who !== 'customer');
  const groups = [({ talk }: TalkResult) => talk.lang, ({ talk }: TalkResult) => (isStaff ? talk.who : talk.business)];
  return [
    ...lost.map(({ talk, missing, unasked }) => line(talk.id, [...unasked, ...missing].join('; '))),
    '',
    `${asWanted}/${talks} as wanted (${groups.map((group) => sayTallies(talliesBy(results, group))).join(', ')})`,
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

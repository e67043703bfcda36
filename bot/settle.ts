import { readYesNo } from '#language/yes-no.ts';
import type { Heard } from '#db/message.ts';

/**
 * How long to wait before answering, in milliseconds from the newest message: people send a thought in three messages, and
 * want one answer. Nothing for a pressed button, a command or an answer to what we asked; longer for a message that looks
 * unfinished; never past four times the quiet time after the first message.
 */
export function settleMs(heard: Heard[], isAsked: boolean, quietMs: number, now: Date): number {
  const first = heard[0];
  const last = heard.at(-1);
  if (!first || !last || quietMs === 0) return 0;
  if (last.kind !== 'text' || isWhole(last.text, isAsked)) return 0;
  const quiet = looksUnfinished(last.text) ? quietMs * 2 : quietMs;
  const until = Math.min(last.createdAt.getTime() + quiet, first.createdAt.getTime() + quietMs * 4);
  return Math.max(0, until - now.getTime());
}

function isWhole(text: string, isAsked: boolean): boolean {
  const short = text.trim();
  if (isAsked && (/^\d{1,2}\W*$/.test(short) || readYesNo(short) !== null)) return true;
  return /^[A-ZÀ-Ý]{4,}$/.test(short) || /([?!]|[^.]\.)$/.test(short);
}

function looksUnfinished(text: string): boolean {
  return /(,|\.\.\.|…|:| et| ou| pour| and| or| for)$/.test(text.trimEnd()) || text.trim().split(/\s+/).length < 2;
}

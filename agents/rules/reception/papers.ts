import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { readQuoteAnswer } from '#language/quote-answer.ts';
import { callOnce, sayCall } from '../call-once.ts';
import type { Step } from '../mind.ts';
import type { CustomerSituation } from './skill.ts';

interface PaperWish {
  tool: string;
  /** What is answered by the paper itself; the words of any other reach the team beside it. */
  plain: RegExp;
  /** Nothing is done for words that are not plain: the team reads them. */
  plainOnly?: true;
}

const anyWords = /^/;
const owed =
  /\b(?:combien\b.*\b(?:dois|doit|devons|reste|regler|payer)|(?:dois|doit|reste) combien\b|(?:montant|total|solde)\b.*\bfacture|how much\b.*\b(?:owe|pay|left|bill|invoice)|what do i (?:still )?owe|what (?:s|is) (?:left|outstanding))\b/;
const awaited =
  /\b(?:pret|prete|recu|nouvelles?|envoye|ou en|parti|any sign|any news|any update|update|ready|sent|received|done|revoir|resend|send .*again|renvoy\w*)\b/;

const wishes: Readonly<Record<string, PaperWish>> = {
  quote_status: { tool: 'my_quotes', plain: awaited },
  invoice_question: { tool: 'my_invoices', plain: owed },
  pay: { tool: 'my_invoices', plain: owed, plainOnly: true },
};

/** What the ear hears in an answer; the words themselves say which it is. */
const answers: readonly string[] = ['accept_quote', 'refuse_quote'];

/** A yes is put with its lines before it counts, and a no needs no more. */
function answerIn(words: string): PaperWish | undefined {
  const answer = readQuoteAnswer(words);
  return answer === null ? undefined : { tool: answer === 'yes' ? 'accept_quote' : 'refuse_quote', plain: anyWords };
}

export interface PaperAnswer {
  step: Step;
  /** The paper answers all that was said. */
  whole: boolean;
}

/** What the customer's own quotes and invoices answer to what they want; null where they have none, or it is the team's to read. */
export function paperAnswer(
  situation: CustomerSituation,
  { intent, words }: { intent: string; words: string },
): PaperAnswer | null {
  const wish = answers.includes(intent) ? answerIn(words) : wishes[intent];
  if (!wish || !situation.tools.has(wish.tool)) return null;
  const isPlain = wish.plain.test(fold(words));
  if (wish.plainOnly && !isPlain) return null;
  const step = callOnce({ situation }, wish.tool, {}, (output) =>
    isEmpty(output) ? '' : sayCall({ tool: wish.tool, output }, situation.context),
  );
  return step.kind === 'abstain' || (step.kind === 'say' && step.text === '') ? null : { step, whole: isPlain };
}

const nothing = z.union([
  z.looseObject({ quotes: z.array(z.unknown()).length(0) }),
  z.looseObject({ invoices: z.array(z.unknown()).length(0) }),
  z.looseObject({ outcome: z.literal('which'), candidates: z.array(z.unknown()).length(0) }),
]);

/** They have no such paper, so that "you have no quote with us" would be of no help to who waits for one. */
function isEmpty(output: unknown): boolean {
  return nothing.safeParse(output).success;
}

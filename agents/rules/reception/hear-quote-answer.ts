import { fold } from '#language/normalise.ts';
import { readQuoteAnswer } from '#language/quote-answer.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import type { CustomerState } from './state.ts';

const ofQuote: readonly string[] = ['accept_quote', 'refuse_quote', 'quote_status'];
const onCondition =
  /\b(?:(?:oui|yes|ok|okay|accept\w*|d accord|agree)\b.*\b(?:si|if|mais|but|sauf|unless|provided|condition)\b|(?:si|if|seulement|only)\b.*\b(?:accept\w*|d accord|agree|remise|discount)\b)/;

/** "Oui je le refuse", where a quote is what was talked of; a yes with a condition is for the team to read. */
export function hearQuoteAnswer(
  text: string,
  { frames, told }: CustomerState,
  { context: { ask } }: CustomerHearing,
): HeardActs | null {
  const isAsked = ask?.topic === 'quote';
  if (frames.length > 0 || !(isAsked || (ask === null && ofQuote.includes(told ?? '')))) return null;
  const answer = readQuoteAnswer(text);
  if (answer !== null) return noteOf(answer === 'yes' ? 'accept_quote' : 'refuse_quote', text);
  return isAsked && onCondition.test(fold(text)) ? noteOf('accept_quote', text) : null;
}

function noteOf(intent: string, words: string): HeardActs {
  return { acts: [{ kind: 'note', intent, words }], about: intent, confidence: certain };
}

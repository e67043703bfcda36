import { certain, type CustomerHearing, type Hear, type HeardActs } from './heard.ts';
import type { CustomerState } from './state.ts';

const asksOwed =
  /(?:[,;]\s*)?(?:\b(?:et|and|also|aussi|puis)\s+)*\b(?:(?:je vous|on vous|je) (?:dois|doit) combien|combien (?:est[- ]ce que )?(?:je|on) (?:vous |te )?(?:dois|doit)|(?:il )?me reste(?:rait)? combien (?:à|a) (?:payer|régler|regler)|combien (?:il )?me reste(?:-t-il)?(?: encore)? (?:à|a) (?:payer|régler|regler)|what do i (?:still )?owe|how much (?:do i|is it i) (?:still )?owe|what(?:'s| is) (?:left|outstanding))[^.?!;\n]*[.?!]?/i;
const fewestLetters = 3;

/** "…, et je vous dois combien sur la facture ?": what is owed may be asked beside anything else. Null where it is not. */
export function hearOwed(text: string, state: CustomerState, scope: CustomerHearing, hear: Hear): HeardActs | null {
  const found = asksOwed.exec(text);
  if (!found) return null;
  const owed = { kind: 'note' as const, intent: 'invoice_question', words: found[0].trim() };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  if (rest.replace(/\P{L}/gu, '').length < fewestLetters) {
    return { acts: [owed], about: owed.intent, confidence: certain };
  }
  const heard = hear(rest, state, scope);
  return { ...heard, acts: [...heard.acts, owed] };
}

import { isOnlyCourtesy } from '#language/courtesies.ts';
import { saysNewName } from '#language/new-name.ts';
import { readNewReach } from '#language/new-reach.ts';
import { wantsNewName } from '#language/wants-new-name.ts';
import { certain, type CustomerHearing, type Hear, type HeardActs } from './heard.ts';
import { isNameAsked, newNameIn, refusesName } from './new-name.ts';
import type { CustomerAct, CustomerState } from './state.ts';

const sentenceEnds = /[.!?;\n]+(?:\s+|$)|,?\s+(?:et|mais|puis|sinon|and|but|also)\s+/i;
/** What a sentence says of the change, whatever its form. */
const ofChange =
  /\b(?:pr[ée]?noms?|noms?|names?|surname|numero|num[ée]ro|number|adresse|address|fiche|file|mari[ée]e?|married|divorc\p{L}*|d[ée]m[ée]nag\p{L}*|moved|chang\p{L}*|coup[ée]|0\d(?:[ .]?\d){8}|c'est|it's)\b/iu;
const leastWords = 3;
const besides: readonly CustomerAct['kind'][] = ['wish', 'ask', 'note', 'set', 'not'];

/**
 * The writer's own name, phone number or address has changed: the name is put to them before it is, the rest is for the team. What
 * other sentences of the message want is heard beside it.
 */
export function hearChange(text: string, state: CustomerState, scope: CustomerHearing, hear: Hear): HeardActs | null {
  const { context, ear } = scope;
  const isAsked = isNameAsked(state, context);
  const acts: CustomerAct[] = [];
  if (isOfName(text, isAsked, state, scope)) acts.push({ kind: 'ask', intent: 'change_name', said: {}, words: text });
  const reach = readNewReach(text);
  if (reach !== null) acts.push({ kind: 'note', intent: `new_${reach}`, words: text });
  const [first] = acts;
  if (!first || !('intent' in first)) return null;
  const heard: HeardActs = { acts, about: first.intent, confidence: certain };
  const rest = restOf(text);
  if (rest === '') return heard;
  const beside = hear(rest, { ...state, asksName: false }, scope);
  const others = beside.acts.filter(({ kind }) => besides.includes(kind));
  return beside.confidence >= ear.sureFrom ? { ...heard, acts: [...acts, ...others] } : heard;
}

function isOfName(text: string, isAsked: boolean, state: CustomerState, { context }: CustomerHearing): boolean {
  if (!isAsked && !context.contact.known) return false;
  if (newNameIn(text, isAsked, state.reason) !== null || wantsNewName(text)) return true;
  return state.asksName && refusesName(text);
}

/** The sentences that say something else; none where no sentence is of the change by itself. */
function restOf(text: string): string {
  const sentences = text.split(sentenceEnds).filter((sentence) => sentence.trim() !== '');
  const others = sentences.filter(
    (sentence) =>
      !ofChange.test(sentence) &&
      !wantsNewName(sentence) &&
      saysNewName(sentence) === null &&
      !isOnlyCourtesy(sentence),
  );
  const rest = others.length === sentences.length ? '' : others.join('. ');
  return rest.split(/\s+/).length < leastWords ? '' : rest;
}

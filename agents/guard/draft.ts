import { unaccent } from '#language/normalise.ts';
import { readClaims, type Claim } from '#language/quantities.ts';
import { evidenceFor, type Evidence, type Sources } from './evidence.ts';

/** A reply on its way out, and all that it may lean on. */
export interface Reply extends Sources {
  text: string;
  maxLength: number;
  toolNames: string[];
}

/** A reply as the rules read it. */
export interface Draft extends Reply {
  sentences: Sentence[];
  evidence: Evidence;
}

export interface Sentence {
  text: string;
  claims: readonly Claim[];
  clauses: Clause[];
}

export interface Clause {
  /** Lower case, without accents. */
  text: string;
  isFirst: boolean;
  asks: boolean;
  denies: boolean;
  /** Speaks of what is the case under a condition: `dès qu'elle est prête`. */
  isConditional: boolean;
  /** Says what could, should or shall be. */
  isModal: boolean;
}

const denial =
  /\b(?:ne|n'|pas|plus de|jamais|rien|aucune?|ni|sans|not|no|never|nothing|none|neither|without|cannot|unable)\b|n't\b/;
const condition =
  /\b(?:si|s'il|s'ils|quand|lorsqu[e']|des qu[e']|une fois|avant d[e']|if|when|once|until|before|as soon as)/;
const modal =
  /\b(?:pour (?:etre|que)|afin|faut|pourr?(?:ai|ait|ons|rait|rez)|peu[tx]|pouvez|pouvons|voulez|souhaitez|puis-je|dois-je|voudriez|preferez|to be|can|could|would|shall|should|may|might|want)\b/;

export function draftOf(reply: Reply): Draft {
  const evidence = evidenceFor(reply);
  const sentences = sentencesOf(reply);
  return {
    ...reply,
    evidence,
    sentences: sentences.map((each) => (isOwn(each, evidence) ? { ...each, clauses: [] } : each)),
  };
}

/** An answer the business wrote itself may give away, promise or state what it likes, as it stands; its figures are still checked. */
function isOwn({ text }: Sentence, evidence: Evidence): boolean {
  for (const { topic, text: answer } of evidence.objects()) {
    if (typeof topic === 'string' && typeof answer === 'string' && answer.includes(text.trim())) return true;
  }
  return false;
}

function sentencesOf({ text, context, now }: Reply): Sentence[] {
  const asking = { language: context.language, now, zone: context.zone };
  return text
    .split(/(?<=[.!?])(?<!(?<!\p{L})(?:MM?|Mme|Mr|Mrs|Ms|Dr)\.)\s+(?=\p{Lu}|\d\b)|\n+/u)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => ({
      text: sentence,
      claims: readClaims(sentence, asking),
      clauses: clausesOf(unaccent(sentence)),
    }));
}

function clausesOf(plain: string): Clause[] {
  const parts = plain.split(/[,;:!]\s|\s-\s|\s(?:et|mais|and|but)\s/).filter((part) => part.trim() !== '');
  return parts.map((text, index) => ({
    text: text.trim(),
    isFirst: index === 0,
    asks: plain.endsWith('?') && index === parts.length - 1,
    denies: denial.test(text),
    isConditional: condition.test(text),
    isModal: modal.test(text),
  }));
}

/** States nothing: asks, denies, or speaks of what may come. */
export function isOpen({ asks, denies, isConditional, isModal }: Clause): boolean {
  return asks || denies || isConditional || isModal;
}

import type { SpanKind } from './read/spans.ts';
import type { MemberReading } from './reading.ts';

/** A way of asking that leaves no doubt, whatever a model would make of the rest of the words. */
export interface Opener {
  intent: string;
  /** On the folded text. */
  said: RegExp;
  /** What else must hold. */
  when?(reading: MemberReading): boolean;
  /** It hangs on the names of the business's own fields, which a text alone does not tell. */
  ofFields?: true;
}

/** What a request may begin with. */
export const begin = String.raw`^(?:(?:et|and|ok|okay|bon|alors|euh|ah|oh|so|um|mince|zut|oups|oops|merde|flute|punaise|aie|damn|whoops|my bad|desolee?|sorry|then|puis|tiens|salut|bonjour|hello|hey|au fait|maintenant|tu peux|peux tu|pouvez vous|tu pourrais|can you|could you|can u|could u|please|merci de) )*`;
export const verb = (words: string) => new RegExp(`${begin}(?:${words})\\b`);

export function names(...kinds: SpanKind[]) {
  return ({ spans }: MemberReading) => spans.some(({ kind }) => kinds.includes(kind));
}

/** It names one of these, and asks nothing. */
export function says(...kinds: SpanKind[]) {
  return (reading: MemberReading) => names(...kinds)(reading) && !reading.text.includes('?');
}

export const ofSomebody = names('contact', 'stranger', 'company');

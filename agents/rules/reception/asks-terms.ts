import { fold } from '#language/normalise.ts';

/** What names a cancelling in folded words, wished for or only spoken of. */
export const cancelling = /\b(?:annul\w*|cancel\w*|desist\w*)\b/;
/** "Si je dois annuler, je préviens comment ?" asks how, and cancels nothing. */
const asksHow = /\b(?:comment|how (?:do|can|would))\b/;

const supposes =
  /\b(?:si j(?:e l)? annul\w*|if i (?:cancel|don t (?:come|show)|can t (?:come|make it))|si (?:jamais )?(?:je|on) (?:dois|devais|veux|voulais|doit|devait)|if i (?:have|need|had|needed|want|wanted) to|if i ever|en cas d|jusqu a quand|until when|how late|combien de temps (?:avant|a l avance)|how (?:long|far) (?:before|in advance|ahead)|how much notice)\b/;

const ofAnyAppointment = /\b(?:annul\w*|cancel\w*|desist\w*|rdv|rendez vous|appointments?|booking)\b/;

const ofCharges =
  /\b(?:charg\w*|fees?|cost\w*|pay|frais|factur\w*|pay\w*|penalit\w*|coute\w*|combien|how much|gratuit\w*|free)\b/;

/** "Would you charge me for that?", while a cancelling is what was put. */
export function asksCharges(words: string): boolean {
  return words.includes('?') && ofCharges.test(fold(words));
}

/** On what terms, or how, one would cancel: said of a day or not, it cancels nothing. */
export function asksTerms(intent: string, words: string, all: string, saysWhen: boolean): boolean {
  const said = fold(words);
  if (!['cancel', 'waiting_list', 'move', 'knowledge', 'my_appointments', 'confirm_presence'].includes(intent))
    return false;
  if (supposes.test(said) && cancelling.test(said) && (all.includes('?') || !saysWhen)) return true;
  const isAsked = /\?/.test(words) || /\b(?:comment|how)\b/.test(said);
  return asksHow.test(said) && ofAnyAppointment.test(said) && !saysWhen && isAsked;
}

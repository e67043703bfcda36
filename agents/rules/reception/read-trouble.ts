import { fold } from '#language/normalise.ts';

/** In what a customer says of a car that ails: what nobody should drive on with. */
const dangers =
  /\b(?:voyant\b.* rouge|red\b.* light|autoroute|motorway|(?<!\b(?:a|ont) )fume|fumee|smoke|smoking|(?:en|prend|pris) feu|flammes?|on fire|flames|pedale\b.* (?:molle|plancher|enfonce)|pedal\b.* (?:soft|floor)|spongy|freine (?:plus|pas)|plus de freins?|no brakes)\b/;

/** So bad that nothing else can be meant. */
const alarms =
  /\b(?:(?:smoke|smoking|fumee|fume) .*\b(?:bonnet|hood|engine|moteur|capot|dash|car|voiture)|(?:bonnet|hood|engine|moteur|capot|car|voiture) .*\b(?:smok(?:e|ing)|fume|fumee)|(?:en|prend|pris) feu|on fire|flames|plus de freins?|no brakes|brakes? (?:failed|gone|don t work)|pulled over|bande d arret)\b/;

const asksSafety =
  /\b(?:is it (?:safe|dangerous|ok) (?:to|for \w+ to) drive|safe to (?:drive|keep driving)|can (?:i|he|she|we) (?:still )?drive|dangereux (?:de|si|pour)|c est dangereux|(?:je|on|il|elle) (?:peux|peut) (?:encore |quand meme )?rouler|puis je (?:encore )?rouler|sans danger)\b/;

/** What a body does after a treatment. */
const reactions =
  /\b(?:(?:visage|face|yeux|paupieres|eyes|eyelids|lips|levres|cuir chevelu|scalp|peau|skin|tete|head) .*\b(?:gonfl\w*|swell\w*|swollen|brul\w*|burn\w*|cloques?|blister\w*|saigne\w*|bleed\w*)|(?:gonfl\w*|swell\w*|swollen|brulures?|burns?|burning|cloques?|blisters?) .*\b(?:visage|face|yeux|paupieres|eyes|eyelids|lips|levres|cuir chevelu|scalp|peau|skin)|reactions? allergiques?|allergic reaction|(?:can t|cannot|hard to|mal a|plus a) (?:breathe|respirer))\b/;

const drives = /\b(?:pedale|pedal|voyant|light|frein\w*|brak\w*)\b/;

const ailments: readonly string[] = ['symptom', 'complaint', 'breakdown'];

/** What cannot wait for an appointment: a car that nobody should drive on, somebody who stands still, a body that reacts. */
export function readTrouble(text: string, intent: string, trade: string): 'danger' | 'breakdown' | 'reaction' | null {
  const said = fold(text);
  if (reactions.test(said)) return 'reaction';
  if (trade !== 'garage' || !isDangerous(intent, said)) return null;
  return intent === 'breakdown' && !drives.test(said) ? 'breakdown' : 'danger';
}

function isDangerous(intent: string, said: string): boolean {
  if (ailments.includes(intent)) return dangers.test(said) || asksSafety.test(said);
  return alarms.test(said) || (asksSafety.test(said) && !['opening_hours', 'address'].includes(intent));
}

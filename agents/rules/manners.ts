const GREETINGS = 'bonjour bonsoir salut slt bjr coucou cc hello hi hey hiya bsr';
const COURTESIES = 'madame monsieur mme mr svp stp please pls plz merci mrc thanks thx cordialement there';
const GREETING = new Set(GREETINGS.split(' '));
const COURTESY = new Set(`${GREETINGS} ${COURTESIES}`.split(' '));
const COURTEOUS_PHRASES =
  /\b(s il (vous|te) plait|bonne (journee|soiree)|d avance|par avance|good (morning|afternoon|evening|day)|thank you|kind regards)\b/g;

/** Words that carry no wish of their own beside a date, a service or a name: `plutôt jeudi alors, si possible`. */
const FILLER = new Set(
  `plutot alors ok okay oui ouais non d accord mais et pour le la l les un une des du de si possible c est ce serait svp stp vers a au aux
  en dans moi ca me m va irait parfait bien tres ou sinon preference finalement fait hein euh ben bah bon je j prefere prefererais prends
  prendrais choisis mettons disons mieux deja aussi votre vos notre nous on y chez avec par rather instead please then yes yeah no actually
  maybe or how what about i d prefer like for the on at an lets let s say make it is works good fine great would be better that sure with
  and my mon ma mes in to from of so well perfect rdv rendez vous plus tard suivant heures heure h do could can peut peux`.split(/\s+/),
);

export function opensWithGreeting(words: readonly string[]): boolean {
  return words.slice(0, 2).some((word) => GREETING.has(word)) || /^good (morning|afternoon|evening)/.test(words.join(' '));
}

/** The words without greeting and thanks; all of them when nothing else was said. */
export function withoutCourtesies(words: readonly string[]): string[] {
  const rest = words
    .join(' ')
    .replace(COURTEOUS_PHRASES, ' ')
    .split(' ')
    .filter((word) => word !== '' && !COURTESY.has(word));
  return rest.length === 0 ? [...words] : rest;
}

export function isFiller(word: string): boolean {
  return FILLER.has(word);
}

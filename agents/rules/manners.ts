const greetingWords = 'bonjour bonsoir salut slt bjr coucou cc hello hi hey hiya bsr';
const courtesyWords = 'madame monsieur mme mr svp stp please pls plz merci mrc thanks thx cordialement there';
const greetings = new Set(greetingWords.split(' '));
const courtesies = new Set(courtesyWords.split(' '));
/** Beside fewer words than these, thanks and good wishes are what the message is about: `ok merci`, `allez bonne journée`. */
const shortestWish = 3;
/** What was read is marked in upper case, see reading.ts. */
const markPattern = /^[A-Z]+$/;
const courteousPhrases =
  /\b(s il (vous|te) plait|bonne (journee|soiree)|d avance|par avance|good (morning|afternoon|evening|day)|thank you|kind regards)\b/g;

/** Words that carry no wish of their own beside a date, a service or a name: `plutôt jeudi alors, si possible`. */
const filler = new Set(
  `plutot alors ok okay oui ouais non d accord mais et pour le la l les un une des du de si possible c est ce serait svp stp vers a au aux
  en dans moi ca me m va irait parfait bien tres ou sinon preference finalement fait hein euh ben bah bon je j prefere prefererais prends
  prendrais choisis mettons disons mieux deja aussi votre vos notre nous on y chez avec par rather instead please then yes yeah no actually
  maybe or how what about i d prefer like for the on at an lets let s say make it is works good fine great would be better that sure with
  ah oh pardon desole sorry oops celui celle ceux apres dapres meant voulais dire pensais rather
  and my mon ma mes in to from of so well perfect rdv rendez vous plus tard suivant heures heure h do could can peut peux`.split(
    /\s+/,
  ),
);

export function opensWithGreeting(words: readonly string[]): boolean {
  return (
    words.slice(0, 2).some((word) => greetings.has(word)) || /^good (morning|afternoon|evening)/.test(words.join(' '))
  );
}

/** The words that carry the wish: without greeting and thanks, unless those are the wish. */
export function withoutCourtesies(words: readonly string[]): string[] {
  const ungreeted = words.filter((word) => !greetings.has(word));
  if (ungreeted.length === 0) return [...words];
  const rest = strip(ungreeted);
  const isWish = rest.length >= shortestWish || rest.some((word) => markPattern.test(word));
  return isWish ? rest : ungreeted;
}

const thanks = new Set(['merci', 'mrc', 'thanks', 'thank', 'thx']);

export function givesThanks(words: readonly string[]): boolean {
  return words.some((word) => thanks.has(word));
}

/** Nothing but a greeting or thanks. */
export function isCourtesy(words: readonly string[]): boolean {
  return strip(words.filter((word) => !greetings.has(word))).length === 0;
}

function strip(words: readonly string[]): string[] {
  return words
    .join(' ')
    .replace(courteousPhrases, ' ')
    .split(' ')
    .filter((word) => word !== '' && !courtesies.has(word));
}

export function isFiller(word: string): boolean {
  return filler.has(word);
}

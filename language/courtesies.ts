import { fold } from './normalise.ts';

const forWhom =
  'moi|toi|lui|elle|nous|eux|me|him|her|us|them|mon (?:mari|fils|pere|copain|frere)|ma (?:femme|fille|mere|copine|soeur)|my (?:wife|husband|son|daughter|mum|dad|mother|father|partner|boyfriend|girlfriend)';

/** What people put around an answer and that answers nothing, folded: thanks, wishes, and that what was chosen suits. */
const courtesyPatterns = [
  String.raw`(?:un grand |mille )?merci(?: (?:a (?:vous|toi)(?: aussi)?|beaucoup|bcp|bien|d avance|infiniment|pour tout|encore|(?:de|pour) (?:votre|ton|l|la|le) (?:\w+)))?|je (?:vous|te) remercie(?: d avance| beaucoup)?|mercii+|mrc|mci|c est (?:tres )?gentil(?: a vous| de votre part)?|(?:tres )?gentil`,
  String.raw`(?:many |lots of |a million )?(?:thanks|thank you|thankyou|thx|ty|ta|cheers)(?: (?:very much|so much|a lot|a million|again|a bunch|for (?:that|this|your help|everything)|in advance|guys|love|mate|everyone|all))?|much appreciated|appreciated|appreciate it|i appreciate it|that s (?:very |so )?kind(?: of you)?`,
  String.raw`(?:tres )?(?:bonne|belle|excellente) (?:journee|soiree|fin de journee|apres midi|semaine|matinee|continuation)(?: (?:a (?:vous|toi|tous)(?: aussi)?|egalement))?|bon (?:week ?end|we|weekend|courage|apres midi)|(?:have a |enjoy your )?(?:good|nice|lovely|great) (?:day|evening|afternoon|weekend|one|morning)|take care|all the best|kind regards|regards|best|bises?|xx?`,
  String.raw`a (?:bientot|plus|tout a l heure|tres vite|tantot|tt|toute?)|au revoir|see (?:you|ya|u)(?: (?:then|there|soon|later|all))?|bye(?: bye)?|speak soon|cordialement|bien a vous|salutations`,
  String.raw`bonjour|bonsoir|salut|coucou|hello|hi|hey|madame|monsieur|sir|madam|svp|stp|s il (?:vous|te) plait|please|pls|plz|si (?:possible|c est possible|ca vous va|vous (?:voulez|voulez bien|pouvez))|if (?:possible|you can|you could|you like|you don t mind|that s (?:ok|okay|alright|all right|possible))`,
  String.raw`desolee?|sorry|pardon|c est (?:tout|tout bon)(?: pour (?:moi|aujourd hui))?|that s (?:all|it|everything)|ca ira|ca ira comme ca|i m (?:good|grand|fine)|we re good`,
  String.raw`(?:c est |it s |that s )?(?:bien )?note|(?:c est )?entendu|je (?:serai|suis) la|on sera la|j y serai|i ll be there|we ll be there|je viendrai|on viendra|i ll come(?: then)?|je compte sur vous`,
];
/** That it suits, which says yes to one thing and adds nothing to the choice of one. */
const suits = String.raw`(?:c est |ce sera |ca (?:me |nous |lui )?(?:va |irait |convient )|it s |that s |that |is |it |would be |that would be |looks? |sounds? |works? |me |nous |lui )*(?:va|vont|irait|irai|convient|conviendrait|conviennent|va bien|va tres bien|bien|tres bien|parfait|impeccable|impec|nickel|super|top|ideal|genial|good|great|fine|perfect|grand|lovely|best|ok|okay|works?|works? best|will do|ll do|suits?(?: me| us| him| her)?|m arrange|nous arrange|l arrange|le mieux|mieux|better)(?: (?:better|best|mieux|bien|perfectly|parfaitement))?(?: (?:pour|for|avec|with) (?:${forWhom}))?`;

const courtesy = courtesyPatterns.join('|');
const wholeCourtesy = new RegExp(`^(?:(?:${courtesy})(?: |$))*$`);
const leadingCourtesy = new RegExp(`^(?:${courtesy})(?= |$)`);
const anyCourtesy = new RegExp(String.raw`(?<![a-z\d])(?:${courtesy})(?![a-z\d])`, 'g');
const suitsAfter = new RegExp(String.raw`(?<=[a-z\d] )(?:${suits})(?![a-z\d])`, 'g');
const forSomebody = new RegExp(String.raw`(?<![a-z\d])(?:pour|for) (?:${forWhom})(?![a-z\d])`, 'g');

/** Whether a text is courtesies and nothing else; an empty one is. */
export function isOnlyCourtesy(text: string): boolean {
  return wholeCourtesy.test(fold(text));
}

/** How many of some folded words are a courtesy that they begin with; 0 when they begin with none. */
export function courtesyAt(words: readonly string[]): number {
  return leadingCourtesy.exec(words.join(' '))?.[0].split(' ').length ?? 0;
}

/** Folded words without courtesies, and without what only says that a choice suits: "first one is good for him". */
export function withoutManners(folded: string): string {
  return [anyCourtesy, suitsAfter, forSomebody]
    .reduce((said, pattern) => said.replace(pattern, ' ').replace(/ +/g, ' '), folded)
    .trim();
}

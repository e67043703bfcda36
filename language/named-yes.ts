import { fold } from './normalise.ts';

const yesWords = new Set(
  'oui ouais ouep yes yep yeah yup ok okay sure sur certain certaine confirme confirm'.split(' '),
);
const verbs = {
  cancel: /^(?:annul|cancel|supprim|enlev|retir|remov)/,
  rename: /^(?:chang|modifi|corrig|updat|correct|note[rz]?$|mett|pouvez$|allez$)/,
};
/** "Changez mon rendez-vous" says nothing of a name. */
const appointments = /\b(?:rdv|rendez|appointments?|booking)\b/i;
const onlyWords = new Set(['juste', 'just', 'only', 'seulement', 'uniquement']);
const around = new Set(
  `le la les l mon ma mes votre vos your ce cet cette celui celle ca c est il elle rdv rendez vous de du d je j m i it that this one the my appointment booking
  please svp stp s plait merci thanks thank you bien tout a fait suis am is que en fait go ahead for on bon beaucoup bcp et and a pour to prevue prevu`.split(
    /\s+/,
  ),
);
/** "Pas la révision", "keep Thursday as it is": what is to stay. */
const keeps = /^(?:pas|not|sans|without|keep|gardez?|garder|laissez?|leave|et pas|and not|mais pas|but not)\b/;
/** "La révision par contre je la garde", after the yes. */
const keepsIt = /\b(?:(?:je|on) (?:l |la |le |les )?gard\w*|(?:i ll|i will|i m|we) keep\w*|reste\w*|stays?)\b/;
/** What takes a yes back, or wants something else. */
const objects =
  /\b(?:mais|but|si|if|attend\w*|wait|non|no|finalement|actually|plutot|instead|sauf|except|peut etre|maybe)\b|\d/;
const longestRest = 7;

/**
 * Whether a message says yes to calling off the one thing that `label` names, by saying it: "oui annulez merci", "juste la vidange,
 * pas la révision"; or to the name that it is, with the deed `rename`: "oui changez-le". False for another name, a day or an hour that the label does not have, a condition or a question.
 */
export function readNamedYes(text: string, label: string, deed: keyof typeof verbs = 'cancel'): boolean {
  if (text.includes('?') || (deed === 'rename' && appointments.test(text))) return false;
  const named = new Set(fold(label).split(' '));
  const clauses = text
    .split(/[.;!,\n]+/)
    .map(fold)
    .filter((clause) => clause !== '');
  const isNamed = (word: string) => named.has(word) && !around.has(word);
  let isYes = false;
  for (const [index, clause] of clauses.entries()) {
    const words = clause.split(' ');
    if (keeps.test(clause) || (index > 0 && keepsIt.test(clause))) {
      if (words.some(isNamed)) return false;
      continue;
    }
    const isPlain = words.every(
      (word) =>
        yesWords.has(word) || verbs[deed].test(word) || onlyWords.has(word) || around.has(word) || named.has(word),
    );
    if (!isPlain) {
      const isHarmless =
        index > 0 && words.length <= longestRest && !objects.test(clause) && !/^(?:et|and)\b/.test(clause);
      if (!isHarmless) return false;
      continue;
    }
    isYes ||=
      words.some((word) => yesWords.has(word) || verbs[deed].test(word)) ||
      (words.some((word) => onlyWords.has(word)) && words.some(isNamed));
  }
  return isYes;
}

/** Words that take back what was said right before them. */
const takesBack = new Set(
  'non nan no nope pardon sorry desole desolee oups oops wait attends attendez scrap mean dire actually erreur enfin fait finalement rather nvm meant trompe trompee typo'.split(
    ' ',
  ),
);
/** What else people put around them. */
const around = new Set(
  `euh heu hmm hm mmh ah oh eh ben bah ou or en je veux voulais i we it that make say let's lets le la the on ce a at mais but argh mince zut
  merde damn lol maybe perhaps plutot du coup jour donc alors c'est in pour for better disons mettons plus sais pas know hang my bad un to au can we do l' d' me suis juste just`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** "no later than", "no problem": nothing is taken back. */
const noTakingBack = /\bno (?:later|earlier|problem|worries|rush|pref|matter|longer|idea|more|need)|\bnon[- ]stop\b/;
/** "or rather Thursday", "ou plutôt jeudi". */
const ratherPattern = /\b(?:ou|or|non|no|euh|heu|mais|but) (?:plutot|rather|better)(?! (?:que|than))/;

/** "mardi, euh non mercredi", "9h... pardon 10h": the words between two days or two times take the first of them back. */
export function isTakenBack(gap: string): boolean {
  if (noTakingBack.test(gap)) return false;
  const words = gap.match(/[a-z][a-z']*/g) ?? [];
  if (!words.every((word) => takesBack.has(word) || around.has(word))) return false;
  // "mardi ou mercredi, je sais pas": nothing says which.
  return words.some((word) => takesBack.has(word)) || ratherPattern.test(gap);
}

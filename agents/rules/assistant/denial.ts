import { fold, unaccent } from '#language/normalise.ts';

/** What others cannot do is no denial: "Mme Martin ne peut pas venir, décale-la". */
const ofOthers =
  /^(?:peut|peuvent|pourra|pouvait|vient|viendra|viennent|sera|est|sont|a|ont|va|vont|marche|convient|arrive|arrange)$/;
const french =
  /\b(?:ne |n')(?:(?:les?|la|l'|me|lui|leur) ?)?(?<verb>[a-z]+)(?:-[a-z]+)? (?:surtout )?(?:pas|rien|plus)\b/g;
const colloquial = /(?:^|[,;.!] ?|surtout )(?<verb>[a-z]+)(?:-[a-z]+)? (?:surtout )?pas\b/g;
const plain =
  /\bsurtout pas\b|\bpas (?:besoin|la peine|question) d|\binutile d|\bau lieu d'annul|\b(?:do not|don'?t|never|no need to)\b/;

/** "Ne décale pas le rdv de Mme Martin", "don't move it": what is named is not to be done. */
export function isDenied(text: string): boolean {
  const said = unaccent(text);
  if (plain.test(said)) return true;
  return [...said.matchAll(french), ...said.matchAll(colloquial)].some(
    ({ groups }) => !ofOthers.test(groups?.['verb'] ?? ''),
  );
}

/** What is told as done, or as come. */
const deeds: readonly string[] = [
  ...['finish_job', 'start_job', 'check_in', 'hand_back', 'complete_task', 'win_deal', 'lose_deal', 'record_payment'],
  ...['accept_for', 'use_part'],
];
const notYet =
  /\b(?:not|n t|pas|ni) (?:quite |really |tout a fait |vraiment |encore |yet |ete |been )*(?:finished|done|ready|fini\w*|prete?|termine\w*|arrive\w*|here|paid|paye\w*|regle\w*|signe\w*|signed|accepte\w*|accepted|pose\w*|monte\w*|fitted|won|lost|gagne\w*|perdu\w*)\b|\b(?:not|pas) (?:yet|encore)\b|\b(?:haven|hasn|isn|aren|wasn) t\b/;

/** "The Clio's not finished yet", "elle n'est pas encore arrivée": it has not happened, whatever it sounds like. */
export function isNotYet(intent: string, text: string): boolean {
  return deeds.includes(intent) && notYet.test(fold(text));
}

import { unaccent } from '#language/normalise.ts';

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

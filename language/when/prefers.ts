import type { Language } from '../language.ts';
import { take, type Rule, type Sheet } from './sheet.ts';

export type Prefers = 'earliest' | 'latest';

const thatDay = '(?: (?:ce|le meme|dans la|ds la) jour(?:nee)?(?:[- ]la)?| that (?:same )?day| (?:in|of) the day)';

const latest: Record<Language, string> = {
  fr: `(?:(?:le|au|un) )?(?:plus|\\+) tard (?:que )?(?:possible|vous (?:ayez|avez|pouvez|puissiez))(?:${thatDay})?|(?:en|vraiment en|tout) dernier(?! (?:recours|ressort|delai))|(?:le |au |votre )?dernier (?:creneau|horaire)(?: (?:possible|dispo|disponible|libre|du jour|de la journee|ce jour[- ]la))*|(?:le |au )?dernier (?:rdv|rendez-vous|passage) (?:possible|du jour|de la journee)`,
  en: `as late as (?:possible|poss|you can|we can|you have|you(?:'ve| have) got)(?:${thatDay})?|(?:the |your )?latest (?:possible|available|you have|you(?:'ve| have) got|you can(?: do)?|slot|appointment|time)(?: you have| available| possible)?(?:${thatDay})?|(?<!\\b(?:my|our|his|her) )(?:the |your )?last (?:(?:available )?slot(?: you have| available| possible)?(?:${thatDay})?|(?:appointment|opening)(?: you have| available| possible|${thatDay}))|(?:the )?later the better`,
};
const earliest: Record<Language, string> = {
  fr: `(?:le |au )?(?:plus|\\+) (?:tot|vite) (?:que )?possible|au (?:plus|\\+) (?:tot|vite)|(?:des|aussitot) que possible|asap|en (?:tout )?premier(?! lieu)|(?:le |au |votre )?premier (?:creneau|horaire)(?: (?:possible|dispo|disponible|libre|du jour|de la journee))*`,
  en: `as (?:early|soon|quickly) as (?:possible|poss|you can|we can)|asap|at the earliest|(?:the |your )?(?:earliest|soonest) (?:possible|available|you have|you can(?: do)?|slot|appointment|time)|(?<!\\b(?:my|our|his|her) )(?:the |your )?first (?:available )?(?:slot|appointment|opening)(?: of the day)?|(?:the )?(?:earlier|sooner) the better`,
};

const latestRules = rulesOf(latest, '', 'latest');
const earliestRules = rulesOf(earliest, '', 'earliest');
/** "ce jour-là" is a day that was said before: no other is opened. */
const earliestThatDay = rulesOf(earliest, thatDay, 'earliest');

/** "le plus tard possible", and "le plus tôt possible ce jour-là", said of whatever day. Covers the words. */
export function takePreference(sheet: Sheet, language: Language) {
  return take(sheet, 'X', [latestRules[language], earliestThatDay[language]], null);
}

/** "le plus tôt possible" beside a day; alone it asks for any day soon. Covers the words. */
export function takeEarliest(sheet: Sheet, language: Language) {
  return take(sheet, 'X', [earliestRules[language]], null);
}

function rulesOf(
  words: Record<Language, string>,
  tail: string,
  prefers: Prefers,
): Record<Language, Rule<Prefers, null>> {
  const rule = (source: string): Rule<Prefers, null> => ({
    pattern: new RegExp(`(?<![a-z\\d])(?:${source})${tail}(?![a-z])`, 'g'),
    read: () => prefers,
  });
  return { fr: rule(words.fr), en: rule(words.en) };
}

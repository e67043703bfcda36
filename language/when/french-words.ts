import { anyOf, frenchVocabulary } from './vocabulary.ts';

const { numbers, ordinals } = frenchVocabulary;

/** How the words for days and numbers are written, as patterns without groups. */
export const frenchNumber = `(?:\\d{1,2}|${anyOf(numbers.slice(1))})`;
export const frenchMonth =
  '(?:janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept?|octobre|oct|novembre|nov|decembre|dec)(?![a-z])\\.?';
export const frenchWeekday = '(?:lundi?|mardi?|mer?cre?di?|mercr|jeudi?|vendr?edi?|vendr|samedi?|dimanche)';
export const frenchShortDay = '(?:lun|mar|mer|jeu|ven|sam|dim)\\.?';

/** The number of a day; "un" is an article, and the "dix" of "dix sept" no day of September. */
export const frenchDayWord = `(?:premier|${anyOf(numbers.slice(2, 32))})(?![a-z]|[- ]sept?(?![a-z]))`;
export const frenchDayNumber = `(?:\\d{1,2}(?: ?er(?![a-z]))?|${frenchDayWord})`;
/** Which of several: "le deuxième mardi". */
export const frenchTurn = `(?:${anyOf(ordinals)}|derniere?|[1-5] ?(?:ere?|nde?|e(?:me)?))(?![a-z])`;
export const frenchMonthRef =
  "(?:du mois(?: prochain| pro(?![a-z])| suivant| qui vient| courant| en cours)?(?! (?:de|d.ete)(?![a-z])| d'| dernier| passe)|de ce mois(?:-ci)?|ce mois-ci)";
/** The groups `year` or `nextYear`. */
export const frenchYear = "(?:,? (?<year>20\\d{2})(?!\\d)|,? (?<nextYear>(?:de )?l'(?:annee|an) prochaine?))?";

/** "le 3" is a day when the sentence ends there or goes on like one about a day: "le 3 portes", "au 12 rue Foch" do not. */
export const frenchGoesOn =
  "(?=$| ?[.,;!?)](?!\\d)| (?:l'|le |la |dans l'|dans la )?[DTP]| (?:a|au|vers|apres|avant|entre|en|des|ou|et|si|svp|stp|s'il|pour|c'est|ca|je|j'|merci|me|m'|est|serait|irait|convient|possible|dispo|disponible|libre|y a|on peut|vous|plutot|ok|parfait|dans|mais|ne|de preference|alors|donc|sinon|du coup|finalement|meme)(?![a-z]))";

import { anyOf, frenchVocabulary } from './vocabulary.ts';

const { numbers, ordinals } = frenchVocabulary;

/** How the words for days and numbers are written, as patterns without groups. */
export const frenchNumber = `(?:\\d{1,2}|${anyOf(numbers.slice(1))})`;
export const frenchMonth =
  '(?:janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept?|octobre|oct|novembre|nov|decembre|dec)(?![a-z])\\.?';
export const frenchWeekday = '(?:lundi?|mardi?|mer?cre?di?|mercr|jeudi?|vendr?edi?|vendr|samedi?|dimanche)';
/** Short days in a row ("lun, mar ou mer"), or refused ("pas sam"), are no other words. */
const anyShort = '(?:lun|mar|merc?|jeu|vend?|sam|dim)';
const listJoint = '(?: ?[,/-] ?| (?:ou|et|ni|a|au) |, (?:ou|et|ni) )(?:le )?';
export const frenchListedDay = `${anyShort}(?![a-z])(?:(?=${listJoint}${anyShort}(?![a-z]))|(?<=\\b${anyShort}${listJoint}${anyShort})|(?<=\\b(?:pas|ni|sauf) (?:le )?${anyShort})(?=$| ?[.,;!?/]| (?:ou|et|ni|mais|[DPT])))`;
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

/** "la semaine d'après" counts from what was said; with these behind it not from a feast or a holiday. */
export const frenchWeekGoesOn =
  "(?=$| ?[.,;:!?)]| [DTP]| (?:le|la) (?:lun|mar|mer|jeu|ven|sam|dim|matin|semaine)| (?:l'(?:apres|aprem)|si|svp|stp|plutot|et|ou|mais|pour|c'est|c|ca|je|j|genre|peut|dans|vers|en|a|au|par|aussi|merci|ce|est|serait|irait|alors|donc|sinon|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|vous|on|possible|s'il)(?![a-z]))";

/** "un rdv le 1er", "avant le 1er": without such a word, an hour or a month a first is a choice. */
export const frenchToDate =
  "\\b(?:rdv|rendez-vous|dispo[a-z]*|libres?|places?|possible|ouverts?|venir|passer|deposer|amener|avant|avt|apres|aps|jusqu'|jusqu'a|d'ici|des|a partir|entre|(?:decale|deplace|reporte|avance|repousse|mettre|change)[rz]?(?: (?:ca|le|la|mon rdv|pour))?) ";

/** "le 3" is a day when the sentence ends there or goes on like one about a day: "le 3 portes", "au 12 rue Foch" do not. */
export const frenchGoesOn =
  "(?=$| ?[.,;!?)](?!\\d)| (?:l'|le |la |dans l'|dans la )?[DTP]| (?:a|au|vers|apres|avant|entre|en|des|ou|et|si|svp|stp|s'il|pour|c'est|ca|je|j'|merci|me|m'|est|serait|irait|convient|possible|dispo|disponible|libre|y a|on peut|vous|plutot|ok|parfait|dans|mais|ne|par contre|de preference|alors|donc|sinon|du coup|finalement|meme)(?![a-z]))";

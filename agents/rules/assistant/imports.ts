import { fold } from '#language/normalise.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { type Opener, verb } from './opening.ts';
import type { MemberReading } from './reading.ts';

/** Other lists than contacts have no place to go yet. */
const otherLists =
  /\b(?:tarifs?|prix|prices?|price list|stock|pieces?|parts?|articles?|catalogue|catalog|planning|agenda|calendar|rdv|rendez vous|appointments?|ics|factures?|invoices?|devis|quotes?|pneus?|tyres?|ecritures|photos?|notebook|mot due|history|historique)\b/;

/** "Importe mes clients": what is sent with it or was sent before is read first, and nothing is written before a yes. */
export const importIntent = defineIntent<MemberReading>({
  name: 'import',
  slots: {
    list: {
      read: ({ source }) => (otherLists.test(fold(source)) ? null : 'contacts'),
      ask: {
        fr: 'Je sais importer des contacts, pas encore le reste. Pour des contacts, envoyez-moi la liste (CSV, Excel ou vCard).',
        en: 'I can import contacts, and nothing else yet. For contacts, send me the list (CSV, Excel or vCard).',
      },
    },
  },
  tool: 'preview_import',
  input: () => ({}),
});

export const mapImportIntent = defineIntent<MemberReading>({
  name: 'map_import',
  slots: { columns: { read: () => null, ask: { fr: 'Quelle colonne ?', en: 'Which column?' } } },
  tool: 'preview_import',
  input: ({ columns = '[]' }) => ({ columns: JSON.parse(columns) as unknown }), // Written by `hearColumns` only.
});

export const undoImportIntent = defineIntent<MemberReading>({
  name: 'undo_import',
  slots: {},
  tool: 'undo_import',
  input: () => ({}),
});

export const resumeImportIntent = defineIntent<MemberReading>({
  name: 'resume_import',
  slots: {},
  tool: 'resume_import',
  input: () => ({}),
});

/** What somebody says of what they sent, before they ask for anything: "c'était le mauvais fichier, annule l'import". */
const wrongOne = String.raw`(?:(?=.*\b(?:mauvaise?s?|wrong|bonn?e?s?|right|erreur|trompee?|goure?e?|gourree?|mistake|doublons?|deux fois|twice)\b)(?:non |no |nan |attends |wait )*(?:c est|c etait|cetait|cest|j ai|jai|je me suis|on a|that s|thats|that was|it s|its|it was|this is|i|i ve|wrong|mauvais|mauvaise|pas|not|erreur|trompe|trompee|gourre|gouree?)\b(?: (?!ne\b|annule|defais|supprime|enleve|retire|undo|cancel|revert|remove|delete|roll|take)[a-z]+){0,9} (?:(?:et |and |donc |so |alors |du coup |tu peux |peux tu |can you |could you |please |il faut |faut |merci d )*))?`;

export const importOpeners: readonly Opener[] = [
  {
    intent: 'undo_import',
    said: verb(
      String.raw`${wrongOne}(?:annule[rz]?|defais|defaire|supprime[rz]?|enleve[rz]?|retire[rz]?|arrete[rz]?|stoppe?|reviens sur|undo|cancel|revert|roll back|take back|remove|stop|delete) (?:tout |all |moi )?(?:l |le |cet |ce |mon |the |that |this |my |dernier |last )*import(?:ation)?s?`,
    ),
  },
  {
    intent: 'resume_import',
    said: verb(
      String.raw`(?:reprend[s]?|reprenez|reprendre|relance[rsz]?|continue[rsz]?|poursuis|poursuivre|redemarre[rsz]?|resume|restart|continue(?: with)?|carry on with|go on with|pick up) (?:l |le |cet |ce |mon |the |that |this |my |dernier |last )*import(?:ation)?s?`,
    ),
  },
];

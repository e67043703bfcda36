import { fold } from '#language/normalise.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { type Opener, verb } from './opening.ts';
import type { MemberReading } from './reading.ts';

export const exportedLists: readonly (readonly [string, RegExp])[] = [
  ['invoices', /\b(?:factures?|impayes?|invoices?|bills?|unpaid)\b/],
  ['quotes', /\b(?:devis|quotes?|estimates?)\b/],
  ['tasks', /\b(?:taches?|tasks?|to ?dos?)\b/],
  ['deals', /\b(?:affaires?|deals?|pipeline|opportunites?|leads?)\b/],
  ['vehicles', /\b(?:vehicules?|vehicles?|voitures|cars)\b/],
  ['stock', /\b(?:stock|pieces?|parts?|inventory|inventaire)\b/],
  [
    'contacts',
    /\b(?:contacts?|clients?|clientes?|customers?|fichier client|repertoire|address book|client base|mailing list)\b/,
  ],
];
/** Of these no file is made yet, nor of a part of a list that is called by its time. */
export const beyondExport =
  /\b(?:fec|ecritures?|planning|agenda|ics|pdf|rendez vous|rdv|appointments?|calendar|photos?|heures?|hours|ventes|sales|journal|backup|sauvegarde|tout|everything|prices?|tarifs?|suppliers?|fournisseurs?)\b/;
const partly =
  /\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december|annee|year|mois|month|semaine|week|trimestre|quarter|sans|without|visite|visits?|\d{4})\b/;

function readList({ source, when }: MemberReading): string | null {
  const said = fold(source);
  if (beyondExport.test(said) || partly.test(said) || when !== null) return null;
  const [list, ...others] = exportedLists.filter(([, pattern]) => pattern.test(said));
  // One file is one list: "the quotes and the invoices", or "the cars of the customers", is asked about.
  return list && others.length === 0 ? list[0] : null;
}

export const exportIntent = defineIntent<MemberReading>({
  name: 'export',
  slots: {
    list: {
      read: readList,
      ask: {
        fr: 'Je fais un CSV des contacts, des véhicules, des tâches, des affaires, des devis, des factures ou du stock, en entier. Lequel ?',
        en: 'I make a CSV of the contacts, vehicles, tasks, deals, quotes, invoices or stock, whole. Which one?',
      },
    },
    same: { read: () => null, ask: null },
  },
  tool: 'export_list',
  input: ({ list, same }) => ({ list, ...(same !== undefined && { same }) }),
});

export const exportOpeners: readonly Opener[] = [
  { intent: 'export', said: verb(String.raw`(?:exporte[rz]?|export)(?: moi)?`) },
  {
    intent: 'export',
    said: /\b(?:en|au format|dans un|as|in|to|into|on)(?: a| an)? (?:csv|excel|exel|tableur|tableau|xlsx?|spreadsheet)\b/,
    when: ({ source }) => !/\b(?:importe?\w*|load|charge\w*|j ai|i ve|i have)\b/.test(fold(source)),
  },
];

import { takeMatches, type Page } from './page.ts';

const document = String.raw`(?<![a-z])(?:devis|factures?|avoirs?|commandes?|dossiers?|contrats?|bons?|quotes?|quotations?|invoices?|orders?|estimates?|ref(?:erence)?s?)`;
const sign = String.raw`(?:n ?°|n[o°]\.?|num(?:ero)?\.?|number|#)`;
const noDate = String.raw`(?!\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d)|20\d\d-\d\d-\d\d(?!\d))`;
const noUnit = String.raw`(?![\da-z]|[-/]\d|[.,]\d| ?(?:€|%|eur|h\d|h\b))`;

/** `DEV-2026-0042`, `FA2026-118`. */
const dated = /(?<![a-z\d-])[a-z]{1,5}-?20\d{2}[-/]\d{2,6}(?![\da-z]|-\d)/g;
/** `FAC-00118`; with fewer digits it is a norm or a model. */
const serial = /(?<![a-z\d-])[a-z]{2,5}-\d{5,9}(?![\da-z]|-)/g;
/** `devis n° 2026-042`. */
const numbered = new RegExp(`${document} ?${sign} ?:? ?${noDate}([a-z]{0,6}[-/]?\\d[a-z\\d/-]*\\d)${noUnit}`, 'g');
/** `facture FA-118`: without a sign only what no price or year looks like. */
const named = new RegExp(
  `${document} ?:? ${noDate}((?:[a-z]{1,6}[-/](?=\\d{2})|(?=\\d+-\\d))\\d[\\d/-]*\\d)${noUnit}`,
  'g',
);
const registered = new RegExp(
  String.raw`(?<![a-z])(?:siret|siren|tva(?: intracommunautaire)?|vat(?: number)?|iban|rcs)(?: [a-z]{4,12})? ?${sign}? ?:? ?([a-z]{0,2}\d{2,}(?: ?[a-z\d]{2,5})*)(?![\da-z])(?! ?%|[.,]\d)`,
  'g',
);

/** Most texts hold neither a word for a document nor digits joined by a hyphen: two looks spare five readings. */
const mayBeNumbered = /devis|factur|avoir|command|dossier|contrat|bon|quot|invoice|order|estimate|ref/;
const mayBeDated = /\d[-/]\d|[a-z]-\d/;
const mayBeRegistered = /sire[tn]|tva|vat|iban|rcs/;

/** Numbers of quotes, invoices and registers, in capitals and without spaces: `DEV-2026-0042`, `12345678900012`. */
export function takeReferences(page: Page): void {
  const patterns = [
    ...(mayBeRegistered.test(page.text) ? [registered] : []),
    ...(mayBeNumbered.test(page.text) ? [numbered] : []),
    ...(mayBeDated.test(page.text) ? [dated, named, serial] : []),
  ];
  for (const pattern of patterns) {
    takeMatches(page, pattern, ([whole, token = whole]) =>
      (token.match(/\d/g) ?? []).length < 2 ? [] : [{ kind: 'reference', value: referenceOf(token) }],
    );
  }
}

/** One spelling of a reference. */
export function referenceOf(written: string): string {
  return written.replace(/\s+/g, '').replaceAll('/', '-').toUpperCase();
}

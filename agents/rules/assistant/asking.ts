import type { MemberContext } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '#tools/speaking.ts';

type Asked = Pick<MemberContext, 'language' | 'member'>;

/** The answer to "help", by role. No example of it has a name, a date or a time: the guard takes those for statements. */
export function sayWhatICan({ language, member: { role } }: Asked): string {
  const all = inWords(language, {
    fr: "Je montre le planning, les tâches, le stock, les clients et l'historique des véhicules. Je note travaux finis, pièces, kilométrage, appels et tâches.",
    en: 'I show the planning, tasks, stock, customers and the history of vehicles. I note finished jobs, parts, mileage, calls and tasks.',
  });
  const rest =
    role === 'USER'
      ? inWords(language, {
          fr: 'Rendez-vous, clients, devis et factures : je les propose à un responsable, qui valide.',
          en: 'Appointments, customers, quotes and invoices: I propose them to a manager, who approves.',
        })
      : inWords(language, {
          fr: `Je prends, déplace et annule les rendez-vous, tiens les fiches clients, devis, factures et affaires, et écris aux clients après votre oui.${role === 'OWNER' ? '' : ' Supprimer un client revient au propriétaire.'}`,
          en: `I book, move and cancel appointments, keep customers, quotes, invoices and deals, and write to customers after your yes.${role === 'OWNER' ? '' : ' Deleting a customer is for the owner.'}`,
        });
  const undo = inWords(language, {
    fr: 'ANNULER défait la dernière écriture, NOTIFS règle ce dont je vous préviens.',
    en: 'UNDO takes back the last thing written, NOTIFS sets what I tell you of.',
  });
  const examples =
    role === 'USER'
      ? inWords(language, {
          fr: 'Par exemple : "mes tâches", "il reste des filtres ?", "note : pneus à revoir".',
          en: 'For example: "my tasks", "any filters left?", "note: tyres to check".',
        })
      : inWords(language, {
          fr: 'Par exemple : "qui nous doit de l\'argent ?", "le pipeline", "les devis en attente".',
          en: 'For example: "who owes us money?", "the pipeline", "quotes waiting".',
        });
  return `${all} ${rest} ${undo} ${examples}`;
}

export function sayNotMine(asked: Asked): string {
  return inWords(asked.language, {
    fr: 'Cela, je ne sais pas le faire. AIDE dit ce que je sais faire.',
    en: 'That I cannot do. HELP tells what I can.',
  });
}

/** Said of what would be written and was not heard for sure. */
export function sayUnsure(language: Language): string {
  return inWords(language, {
    fr: "Je ne suis pas certain d'avoir compris : je n'ai rien écrit. Dites-le autrement ?",
    en: 'I am not sure that I understood: I have written nothing. Could you say it differently?',
  });
}

export function sayNothingDone(language: Language): string {
  return inWords(language, { fr: "D'accord, je ne change rien.", en: 'Fine, I change nothing.' });
}

export function sayNegative(language: Language): string {
  return inWords(language, {
    fr: "Un nombre négatif : je n'ai rien enregistré. Donnez-moi une quantité ou un montant au-dessus de zéro.",
    en: 'A negative number: I have recorded nothing. Give me a quantity or an amount above zero.',
  });
}

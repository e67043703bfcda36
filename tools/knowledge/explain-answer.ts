import { z } from 'zod';
import { factById } from '#db/fact.ts';
import { lastReceiptHere } from '#db/receipt.ts';
import { dayLabel } from '#language/format.ts';
import { askBusinessOutput } from '../business/ask-business.say.ts';
import { proofShape } from '../proof/proof.ts';
import { inWords, type Speaking } from '../speaking.ts';
import { conversationIn } from '../subject.ts';
import { defineTool } from '../tool.ts';
import { describeFact, factShape } from './fact-view.ts';

const toCustomers = ['written', 'prices', 'hours', 'diary', 'appointment', 'car', 'papers', 'unsaid'] as const;

const output = z.object({
  /** `none` and, to a customer, `unsaid`: what was said last came from nothing that is known so. */
  outcome: z.enum(['sources', 'catalogue', 'none', ...toCustomers]),
  sources: z.array(factShape),
});

export const explainAnswer = defineTool({
  name: 'explain_answer',
  description:
    'Tells where the last answer about the business came from, who said it and when: "pourquoi ?", "d\'où tu sors ça ?", "why?".',
  effect: 'read',
  roles: { CUSTOMER: 'runs', USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx) {
    const last = await lastReceiptHere(ctx.db, conversationIn(ctx));
    // A customer hears of what kind the source is, and nothing that it holds.
    if (ctx.actor.kind === 'customer') return { output: { outcome: kindOf(last), sources: [] } };
    const read = last?.tool === 'ask_business' ? askBusinessOutput.safeParse(last.output).data : undefined;
    if (read?.outcome !== 'found') return { output: { outcome: 'none' as const, sources: [] } };
    const facts = await Promise.all(read.answers.map(({ fact }) => (fact === null ? null : factById(ctx.db, fact))));
    const sources = facts.flatMap((fact) => (fact === null ? [] : [describeFact(fact, ctx)]));
    return { output: { outcome: sources.length > 0 ? ('sources' as const) : ('catalogue' as const), sources } };
  },
  say: sayWhy,
  deeds: () => [],
});

type Outcome = z.infer<typeof output>['outcome'];

const ofTools: Readonly<Record<string, Outcome>> = {
  find_services: 'prices',
  opening_hours: 'hours',
  ...{ find_slots: 'diary', hold_slots: 'diary' },
  ...{ list_my_appointments: 'appointment', book_appointment: 'appointment', confirm_appointment: 'appointment' },
  ...{ reschedule_appointment: 'appointment', cancel_appointment: 'appointment' },
  repair_status: 'car',
  ...{ my_quotes: 'papers', accept_quote: 'papers', refuse_quote: 'papers', my_invoices: 'papers' },
};

function kindOf(last: { tool: string; output: unknown } | null): Outcome {
  // Whoever was asked for a plate has been told nothing of their papers yet.
  if (proofShape.safeParse(last?.output).success) return 'unsaid';
  if (last?.tool !== 'ask_business') return ofTools[last?.tool ?? ''] ?? 'unsaid';
  const read = askBusinessOutput.safeParse(last.output).data;
  if (read?.outcome !== 'found') return 'unsaid';
  return read.answers.some(({ fact }) => fact !== null) ? 'written' : 'prices';
}

function sayToCustomer(outcome: (typeof toCustomers)[number], { language, business }: Speaking): string {
  switch (outcome) {
    case 'written':
      return inWords(language, {
        fr: `C'est ce que ${business.name} a écrit pour ses clients.`,
        en: `It is what ${business.name} has written down for its customers.`,
      });
    case 'prices':
      return inWords(language, { fr: 'Cela vient de notre liste de prix.', en: 'That is from our price list.' });
    case 'hours':
      return inWords(language, {
        fr: "Cela vient de nos horaires d'ouverture.",
        en: 'That is from our opening hours.',
      });
    case 'diary':
      return inWords(language, {
        fr: "Cela vient de notre agenda : ce sont les heures encore libres, et la durée qu'il faut.",
        en: 'That is from our diary: the times that are still free, and the time it takes.',
      });
    case 'appointment':
      return inWords(language, {
        fr: 'Cela vient de votre rendez-vous dans notre agenda.',
        en: 'That is from your own appointment in our diary.',
      });
    case 'car':
      return inWords(language, {
        fr: "Cela vient de l'avancement noté par l'atelier pour votre véhicule.",
        en: 'That is from the progress that the workshop notes for your vehicle.',
      });
    case 'papers':
      return inWords(language, {
        fr: 'Cela vient de vos devis et factures chez nous.',
        en: 'That is from your quotes and invoices with us.',
      });
    case 'unsaid':
      return inWords(language, {
        fr: `Je n'ai pas de source à vous donner pour cela. Quelqu'un de ${business.name} peut vous répondre : demandez une personne.`,
        en: `I have no source to give you for that. Somebody at ${business.name} can answer you: ask for a person.`,
      });
  }
}

function sayWhy({ outcome, sources }: z.infer<typeof output>, speaking: Speaking): string {
  const { language } = speaking;
  const own = toCustomers.find((each) => each === outcome);
  if (own) return sayToCustomer(own, speaking);
  if (outcome === 'catalogue') {
    return inWords(language, {
      fr: 'Cela vient du catalogue des prestations.',
      en: 'That is from the list of services.',
    });
  }
  if (outcome === 'none') {
    return inWords(language, {
      fr: "Ce qu'un rôle ne peut pas faire seul devient une proposition : un responsable ou le propriétaire la reçoit, et son oui la fait exécuter.",
      en: 'What a role may not do alone becomes a proposal: a manager or the owner gets it, and their yes carries it out.',
    });
  }
  return sources
    .map(({ label, by, on, source, isPublic }) => {
      const day = dayLabel(on, language);
      const to = isPublic
        ? inWords(language, { fr: 'dit aussi aux clients', en: 'told to customers too' })
        : inWords(language, { fr: "pour l'équipe", en: 'for the team' });
      if (source === 'file') {
        return inWords(language, {
          fr: `C'est dans le fichier de l'entreprise (${to}) : "${label}"`,
          en: `It is in the business's file (${to}): "${label}"`,
        });
      }
      const who = by ?? inWords(language, { fr: 'un collègue', en: 'a colleague' });
      return inWords(language, {
        fr: `${who} l'a noté le ${day} (${to}) : "${label}"`,
        en: `${who} noted it on ${day} (${to}): "${label}"`,
      });
    })
    .join('\n');
}

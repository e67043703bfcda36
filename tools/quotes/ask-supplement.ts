import { z } from 'zod';
import { inWorkshopOf } from '#db/appointment.ts';
import { memberById, membersWithRole } from '#db/member.ts';
import type { KnownQuote } from '#db/quote.ts';
import type { KnownVehicle } from '#db/vehicle.ts';
import { money } from '#language/format.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { capital, inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantVehicle, vehicleLabel } from '../vehicles/meant-vehicle.ts';
import { customerReach } from './customer-reach.ts';
import { postQuote } from './post-quote.ts';
import { contactOfPaper, describeQuote, quoteShape } from './quote-view.ts';
import { storeQuote } from './store-quote.ts';

/** The vehicle does not stay longer without an answer. */
const validDays = 7;
const mostCents = 1_000_000;
const longestWork = 200;
const standardVatBp = 2_000;

const output = z.union([
  z.object({ outcome: z.literal('asked'), quote: quoteShape, contact: refShape, vehicle: refShape, told: z.boolean() }),
  z.object({ outcome: z.enum(['not_here', 'unreachable']), contact: refShape, vehicle: refShape }),
]);

const input = z.object({
  vehicle: z.string().describe('The vehicle that is here: its plate, "la Clio de Dupont", or an id.'),
  work: z.string().describe('What has to be done, in their words.'),
  amountCents: z.number().int().describe('What it costs, VAT included, in cents.'),
});

type Asked = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const askSupplement = defineTool({
  name: 'ask_supplement',
  description:
    'Asks a customer by message to agree to extra work that was found on the vehicle in the workshop, and tells a manager. With "not_here" the ' +
    'vehicle is not in the workshop, with "unreachable" there is no way to write to them: nothing was asked.',
  effect: 'outbound',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  yesWords: [
    'envoie',
    'envoie le',
    'envoie la',
    'demande',
    'demande lui',
    'envoyer',
    'send',
    'send it',
    'ask',
    'ask them',
    'ask her',
    'ask him',
    'yes ask her',
    'vas y demande',
  ],
  async run(ctx, asked): Promise<Result> {
    const ready = await readSupplement(ctx, asked);
    if (!('appointmentId' in ready)) return ready;
    const { vehicle, appointmentId, label } = ready;
    const today = toLocal(ctx.now(), ctx.tenant.zone).date;
    const quote = await storeQuote(
      ctx,
      {
        ...{ kind: 'supplement', contactId: vehicle.contactId, vehicleId: vehicle.id, appointmentId },
        ...{ status: 'sent', sentAt: ctx.now(), validUntil: addDays(today, validDays) },
      },
      [{ label, serviceId: null, quantity: 1, unitCents: asked.amountCents, vatBp: standardVatBp }],
    );
    if (!(await postQuote(ctx, quote))) throw new Error('A customer who could be reached could not be written to.');
    const told = await tellManager(ctx, quote);
    return {
      output: {
        outcome: 'asked',
        quote: describeQuote(ctx, quote),
        ...refsOf(vehicle),
        contact: contactOfPaper(quote),
        told,
      },
      closes: ['which'],
    };
  },
  async propose(ctx, asked): Promise<Proposed | Result> {
    const ready = await readSupplement(ctx, asked);
    if (!('appointmentId' in ready)) return ready;
    const { vehicle, label } = ready;
    const { contact, vehicle: car } = refsOf(vehicle);
    return {
      record: null,
      summary: {
        fr: `demander à ${contact.label} son accord pour ${label} sur ${car.label}, ${money(asked.amountCents, 'fr')} TTC`,
        en: `ask ${contact.label} to agree to ${label} on ${car.label}, ${money(asked.amountCents, 'en')} incl. VAT`,
      },
      input: { ...asked, vehicle: vehicle.id },
    };
  },
  say(made, { language }) {
    const { contact, vehicle } = made;
    switch (made.outcome) {
      case 'asked': {
        const total = money(made.quote.totalCents, language);
        const tells = made.told
          ? inWords(language, { fr: ' Un responsable est prévenu.', en: ' A manager knows.' })
          : '';
        const asked = inWords(language, {
          fr: `C'est demandé à ${contact.label} : ${made.quote.what}, ${total} (${made.quote.label}). Rien à faire avant sa réponse.`,
          en: `I have asked ${contact.label}: ${made.quote.what}, ${total} (${made.quote.label}). Nothing to do before they answer.`,
        });
        return asked + tells;
      }
      case 'not_here':
        return inWords(language, {
          fr: `${vehicle.label} n'est pas à l'atelier : je n'ai rien demandé.`,
          en: `${vehicle.label} is not in the workshop: I have asked nothing.`,
        });
      case 'unreachable':
        return inWords(language, {
          fr: `${contact.label} n'a ni numéro ni adresse où lui écrire : je n'ai rien demandé.`,
          en: `There is no number or address to write to ${contact.label}: I have asked nothing.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'asked' ? ['sent', 'passed_on', 'noted'] : []),
});

interface Supplement {
  vehicle: KnownVehicle;
  appointmentId: string;
  label: string;
}

async function readSupplement(
  ctx: ToolContext,
  { vehicle: words, work, amountCents }: Asked,
): Promise<Supplement | Result> {
  const label = capital(work.trim());
  if (label === '' || label.length > longestWork) {
    throw new ToolError('The work is not said in a line.', 'Ask what has to be done, in a few words.');
  }
  if (amountCents <= 0 || amountCents > mostCents) {
    throw new ToolError(`${amountCents / 100} € is no price for extra work.`, 'Ask for the price again.');
  }
  const meant = await meantVehicle(ctx, words);
  if ('which' in meant) return meant;
  const vehicle = meant.one;
  const here = await inWorkshopOf(ctx.db, vehicle.contactId);
  const visit = here.find(({ vehicleId, status }) => vehicleId === vehicle.id && status === 'in_workshop');
  if (!visit) return { output: { outcome: 'not_here', ...refsOf(vehicle) } };
  if ((await customerReach(ctx, vehicle.contactId)) === null) {
    return { output: { outcome: 'unreachable', ...refsOf(vehicle) } };
  }
  return { vehicle, appointmentId: visit.id, label };
}

function refsOf(vehicle: KnownVehicle) {
  return {
    contact: { id: vehicle.contactId, label: vehicle.contact ?? '' },
    vehicle: { id: vehicle.id, label: vehicleLabel(vehicle) },
  };
}

/** The first manager, or else owner, who can be reached and is not the one who asks. */
async function tellManager(ctx: ToolContext, quote: KnownQuote): Promise<boolean> {
  const from = speaker(ctx);
  const asker = from ? await memberById(ctx.db, from) : null;
  const about = [quote.what, quote.vehicle].filter(Boolean).join(', ');
  const text = (language: 'fr' | 'en') =>
    inWords(language, {
      fr: `${asker?.name ?? 'Comptoir'} demande à ${quote.contact ?? 'un client'} un accord : ${about}, ${money(quote.totalCents, 'fr')} (${quote.number}).`,
      en: `${asker?.name ?? 'Comptoir'} asks ${quote.contact ?? 'a customer'} to agree: ${about}, ${money(quote.totalCents, 'en')} (${quote.number}).`,
    });
  for (const role of ['MANAGER', 'OWNER'] as const) {
    for (const { id } of await membersWithRole(ctx.db, [role])) {
      if (id === from) continue;
      if (await ctx.post({ memberId: id }, { text, ask: null, dedupeKey: `supplement:${quote.id}:${id}` })) return true;
    }
  }
  return false;
}

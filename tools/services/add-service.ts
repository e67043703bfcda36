import { z } from 'zod';
import { catalogue, insertService, serviceCodes } from '#db/service.ts';
import { durationLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult, ToolError } from '../tool.ts';
import { mostMinutes, serviceName, servicePrice } from './service-input.ts';
import { describeOffered, serviceView } from './service-view.ts';

const output = z.object({ outcome: z.enum(['added', 'there_already']), service: serviceView });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  name: z.string().describe('What it is called, in a few words: "Polissage d\'optiques".'),
  priceCents: z.int().describe('Its price in cents, VAT included.'),
  minutes: z.int().describe('How long it takes.'),
});

export const addService = defineTool({
  name: 'add_service',
  description:
    'Adds a service to the price list, which customers can book from then on. Ask for the price (VAT included) and how long it takes where ' +
    'they did not say.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const { name, priceCents, minutes } = checked(words);
    const known = await serviceCalled(ctx, name);
    if (known) return { output: { outcome: 'there_already', service: describeOffered(known, ctx.language) } };
    const row = {
      ...{ id: ctx.newId(), code: await freeCode(ctx, name), nameFr: name, nameEn: name, synonyms: { fr: [], en: [] } },
      ...{ durationMinutes: minutes, priceCents, vatBp: 2000 },
    };
    await insertService(ctx.db, row);
    wroteNew(ctx, 'service', row.id, { name, priceCents });
    return { output: { outcome: 'added', service: describeOffered(row, ctx.language) }, closes: ['which', 'yes'] };
  },
  propose: async (_ctx, words): Promise<Proposed> => {
    const { name, priceCents, minutes } = checked(words);
    const said = (language: Language) => `"${name}", ${money(priceCents, language)}, ${durationLabel(minutes)}`;
    return {
      record: null,
      summary: { fr: `ajouter au catalogue ${said('fr')}`, en: `add to the price list ${said('en')}` },
      input: { name, priceCents, minutes },
    };
  },
  say({ outcome, service: { name, price, durationMinutes } }, { language }) {
    const length = durationLabel(durationMinutes);
    if (outcome === 'there_already') {
      return inWords(language, {
        fr: `${name} est déjà au catalogue : ${price}, ${length}. Je n'ai rien changé.`,
        en: `${name} is on the list already: ${price}, ${length}. Nothing is changed.`,
      });
    }
    return inWords(language, {
      fr: `C'est au catalogue : ${name}, ${price} TTC, ${length}. Les clients peuvent la réserver. ANNULER pour revenir.`,
      en: `On the list: ${name}, ${price} incl. VAT, ${length}. Customers can book it. UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'added' ? ['noted'] : []),
});

function checked({ name, priceCents, minutes }: z.infer<typeof input>) {
  if (minutes < 1 || minutes > mostMinutes) {
    throw new ToolError(`${minutes} minutes is no duration of a service.`, 'Ask how long it takes, a day at most.', {
      fr: `Combien de temps dure-t-elle, entre une minute et une journée ?`,
      en: `How long does it take, between a minute and a day?`,
    });
  }
  return { name: serviceName(name), priceCents: servicePrice(priceCents), minutes };
}

async function serviceCalled({ db }: ToolContext, name: string) {
  const all = await catalogue(db);
  return all.find(({ nameFr, nameEn }) => [nameFr, nameEn].some((each) => fold(each) === fold(name))) ?? null;
}

/** A code from the name that no service has or had. */
async function freeCode({ db }: ToolContext, name: string): Promise<string> {
  const base = fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const taken = await serviceCodes(db, base);
  for (let at = 2; ; at += 1) {
    const code = taken.length === 0 ? base : `${base}-${at}`;
    if (!taken.includes(code)) return code;
  }
}

import { z } from 'zod';
import type { RowValues } from '#db/change.ts';
import { catalogue, type ServiceRow, serviceVersion } from '#db/service.ts';
import { durationLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { changeRecord, removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { mostMinutes, serviceName, servicePrice } from './service-input.ts';
import { describeOffered, meantService, serviceView } from './service-view.ts';

const output = z.object({
  outcome: z.enum(['changed', 'same', 'withdrawn']),
  service: serviceView,
  /** What it was before. */
  before: serviceView,
});
type Output = z.infer<typeof output>;
type Result = ToolResult<Output>;

const input = z.object({
  service: z.string().describe('The service, in their words and nothing beside it: "vidange".'),
  priceCents: z.int().optional().describe('The new price in cents, VAT included.'),
  minutes: z.int().optional().describe('How long it takes from now on.'),
  name: z.string().optional().describe('What it shall be called.'),
  withdrawn: z.boolean().optional().describe('true: it is offered no longer.'),
});
type Input = z.infer<typeof input>;

export const changeService = defineTool({
  name: 'change_service',
  description:
    'Changes a service of the price list at once: its price (VAT included), how long it takes, its name, or takes it off the list. ' +
    'Appointments that are booked keep their price. It is no line of a quote or an invoice.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const found = await meantService(ctx, words.service);
    if ('which' in found) return found;
    const row = found.one;
    const before = describeOffered(row, ctx.language);
    const version = await serviceVersion(ctx.db, row.id);
    const record = { id: row.id, version };
    if (words.withdrawn) {
      await removeRecord(ctx, 'service', record, { name: row.nameFr });
      return { output: { outcome: 'withdrawn', service: before, before }, closes: ['which', 'yes'] };
    }
    const change = await changeOf(ctx, row, words);
    if (Object.keys(change).length === 0)
      return { output: { outcome: 'same', service: before, before }, closes: ['which'] };
    await changeRecord(ctx, 'service', record, { change, shown: shownOf(change, row) });
    const now = (await catalogue(ctx.db)).find(({ id }) => id === row.id);
    if (!now) throw new Error('The service that was just changed cannot be read.');
    return {
      output: { outcome: 'changed', service: describeOffered(now, ctx.language), before },
      closes: ['which', 'yes'],
    };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const found = await meantService(ctx, words.service);
    if ('which' in found) return found;
    const row = found.one;
    const change = words.withdrawn ? null : await changeOf(ctx, row, words);
    if (change && Object.keys(change).length === 0) {
      const before = describeOffered(row, ctx.language);
      return { output: { outcome: 'same', service: before, before } };
    }
    return {
      record: { table: 'service', id: row.id, version: await serviceVersion(ctx.db, row.id) },
      summary: { fr: summaryOf(row, words, 'fr'), en: summaryOf(row, words, 'en') },
      input: { ...words, service: row.code },
    };
  },
  say({ outcome, service, before }, { language }) {
    if (outcome === 'same') {
      return inWords(language, {
        fr: `${service.name} est déjà à ${service.price}, ${durationLabel(service.durationMinutes)} : je n'ai rien changé.`,
        en: `${service.name} is at ${service.price}, ${durationLabel(service.durationMinutes)} already: nothing is changed.`,
      });
    }
    if (outcome === 'withdrawn') {
      return inWords(language, {
        fr: `${service.name} n'est plus au catalogue. Les rendez-vous déjà pris restent. ANNULER pour revenir.`,
        en: `${service.name} is off the list. Appointments made before stay. UNDO to go back.`,
      });
    }
    const was = [
      ...(service.name === before.name ? [] : [before.name]),
      ...(service.priceCents === before.priceCents ? [] : [before.price]),
      ...(service.durationMinutes === before.durationMinutes ? [] : [durationLabel(before.durationMinutes)]),
    ].join(', ');
    const keeps = service.priceCents !== before.priceCents;
    return inWords(language, {
      fr: `C'est fait : ${service.name}, ${service.price} TTC, ${durationLabel(service.durationMinutes)} (avant : ${was}).${keeps ? ' Les rendez-vous déjà pris gardent leur prix.' : ''} ANNULER pour revenir.`,
      en: `Done: ${service.name}, ${service.price} incl. VAT, ${durationLabel(service.durationMinutes)} (before: ${was}).${keeps ? ' Appointments made before keep their price.' : ''} UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'same' ? [] : outcome === 'withdrawn' ? ['noted', 'deleted'] : ['noted']),
});

/** The columns that differ. */
async function changeOf(ctx: ToolContext, row: ServiceRow, { priceCents, minutes, name }: Input): Promise<RowValues> {
  if (priceCents === undefined && minutes === undefined && name === undefined) throw nothingSaid();
  if (minutes !== undefined && (minutes < 1 || minutes > mostMinutes)) throw noDuration(minutes);
  const price = priceCents === undefined ? row.priceCents : servicePrice(priceCents);
  const called = name === undefined ? null : serviceName(name);
  if (called !== null && (await isTaken(ctx, row, called))) throw taken(called);
  return {
    ...(price !== row.priceCents && { price_cents: price }),
    ...(minutes !== undefined && minutes !== row.durationMinutes && { duration_minutes: minutes }),
    ...(called !== null &&
      called !== row[ctx.language === 'fr' ? 'nameFr' : 'nameEn'] &&
      renamed(row, called, ctx.language)),
  };
}

/** Who asks for it by the old name still finds it. */
function renamed(row: ServiceRow, name: string, language: Language): RowValues {
  const isAlike = row.nameFr === row.nameEn;
  const synonyms = {
    fr: [...new Set([...row.synonyms.fr, row.nameFr])],
    en: [...new Set([...row.synonyms.en, row.nameEn])],
  };
  return {
    ...((language === 'fr' || isAlike) && { name_fr: name }),
    ...((language === 'en' || isAlike) && { name_en: name }),
    synonyms: JSON.stringify(synonyms),
  };
}

async function isTaken({ db }: ToolContext, row: ServiceRow, name: string): Promise<boolean> {
  const others = (await catalogue(db)).filter(({ id }) => id !== row.id);
  return others.some(({ nameFr, nameEn }) => [nameFr, nameEn].some((each) => fold(each) === fold(name)));
}

function shownOf(change: RowValues, { nameFr }: ServiceRow): RowValues {
  return {
    name: nameFr,
    ...(change['price_cents'] !== undefined && { priceCents: change['price_cents'] }),
    ...(change['duration_minutes'] !== undefined && { durationMinutes: change['duration_minutes'] }),
    ...(change['name_fr'] !== undefined && { newName: change['name_fr'] }),
  };
}

function summaryOf(row: ServiceRow, { priceCents, minutes, name, withdrawn }: Input, language: Language): string {
  const own = language === 'fr' ? row.nameFr : row.nameEn;
  if (withdrawn)
    return inWords(language, { fr: `retirer "${own}" du catalogue`, en: `take "${own}" off the price list` });
  const to = [
    ...(priceCents === undefined ? [] : [money(priceCents, language)]),
    ...(minutes === undefined ? [] : [durationLabel(minutes)]),
    ...(name === undefined ? [] : [`"${name}"`]),
  ].join(', ');
  return inWords(language, { fr: `passer "${own}" à ${to}`, en: `change "${own}" to ${to}` });
}

function nothingSaid(): ToolError {
  return new ToolError('Nothing to change was named.', 'Ask for the price, the duration or the name.', {
    fr: `Qu'est-ce qui change : le prix, la durée ou le nom ?`,
    en: `What changes: the price, the duration or the name?`,
  });
}

function noDuration(minutes: number): ToolError {
  return new ToolError(`${minutes} minutes is no duration of a service.`, 'Ask how long it takes, a day at most.', {
    fr: `Entre une minute et une journée : combien de temps faut-il ?`,
    en: `Between a minute and a day: how long does it take?`,
  });
}

function taken(name: string): ToolError {
  return new ToolError(`There is a service called "${name}" already.`, 'Ask for another name.', {
    fr: `"${name}" existe déjà au catalogue : je n'ai rien changé.`,
    en: `"${name}" is on the list already: nothing is changed.`,
  });
}

import { z } from 'zod';
import { catalogue, type ServiceRow } from '#db/service.ts';
import { money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { readWhen } from '#language/when.ts';
import { namedServices } from '../quotes/named-service.ts';
import { type Candidate, type ToolContext, ToolError } from '../tool.ts';

/** A service as the team is told of it. */
export const serviceView = z.object({
  service: z.string(),
  name: z.string(),
  priceCents: z.number(),
  price: z.string(),
  durationMinutes: z.number(),
});

export function describeOffered(
  { code, nameFr, nameEn, priceCents, durationMinutes }: ServiceRow,
  language: Language,
): z.infer<typeof serviceView> {
  const name = language === 'fr' ? nameFr : nameEn;
  return { service: code, name, priceCents, price: money(priceCents, language), durationMinutes };
}

/** The one service that words name and name wholly; otherwise the question which. A day among them is refused: prices hold at once. */
export async function meantService(
  ctx: ToolContext,
  words: string,
): Promise<{ one: ServiceRow } | { which: Candidate[]; sought: string; isExact: boolean }> {
  const services = await catalogue(ctx.db);
  const found = namedServices(words, services);
  const [one, ...others] = found;
  if (one && others.length === 0) return { one };
  const when =
    found.length === 0 ? readWhen(words, { now: ctx.now(), zone: ctx.tenant.zone, language: ctx.language }) : null;
  if (when && when.days.length > 0) throw notLater();
  const which = found.map((service) => ({
    label: ctx.language === 'fr' ? service.nameFr : service.nameEn,
    input: { service: service.code },
  }));
  return { which, isExact: true, sought: words.trim() };
}

function notLater(): ToolError {
  return new ToolError(
    'The price list changes at once, not on a day to come.',
    'Say so, and offer a reminder for that day.',
    {
      fr: "Le catalogue change tout de suite, pas à une date : je n'ai rien changé. Redites-le le jour venu, ou demandez-moi de vous le rappeler.",
      en: 'The price list changes at once, not on a date: nothing is changed. Tell me again on the day, or ask me to remind you.',
    },
  );
}

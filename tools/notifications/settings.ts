import { z } from 'zod';
import { type KnownPreference, preferencesOf, quietKind } from '#db/preference.ts';
import { timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import type { MemberRole } from '#db/member.ts';
import { listed } from '../booking/visit-name.ts';
import { inWords } from '../speaking.ts';
import { type ToolContext, ToolError } from '../tool.ts';
import { wants, kinds, type NewsKind, newsKinds } from './kinds.ts';
import { type QuietHours, quietHoursOf } from './quiet-hours.ts';

/** What a member is told of, and when, as a tool says it. */
export const settingsShape = z.object({
  told: z.array(z.enum(newsKinds)),
  notTold: z.array(z.enum(newsKinds)),
  /** Local; null for news at any hour. */
  quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** When the morning's digest comes, where they chose an hour. */
  morningAt: z.string().nullable(),
});

export type Settings = z.infer<typeof settingsShape>;

export type Self = { id: string; role: MemberRole };

/** Whose settings they are: whoever speaks, and nobody else. */
export function selfOf({ actor }: Pick<ToolContext, 'actor'>): Self {
  if (actor.kind === 'member') return { id: actor.memberId, role: actor.role };
  throw new ToolError('Only members have notifications.', 'Say so.');
}

export async function readSettings(
  ctx: Pick<ToolContext, 'db' | 'actor'>,
): Promise<{ settings: Settings; said: readonly KnownPreference[] }> {
  const self = selfOf(ctx);
  const said = await preferencesOf(ctx.db, self.id);
  return { settings: settingsFrom(said, self), said };
}

function settingsFrom(said: readonly KnownPreference[], { role }: Self): Settings {
  const of = (kind: string) => said.find((each) => each.kind === kind);
  const isOn = (kind: NewsKind) => wants(kind, { role, isOn: of(kind)?.isOn ?? null });
  return {
    told: newsKinds.filter(isOn),
    notTold: newsKinds.filter((kind) => !isOn(kind)),
    quiet: quietHoursOf(of(quietKind) ?? null),
    morningAt: of('morning')?.startsAt ?? null,
  };
}

/** `des paiements et des réponses aux devis`. */
export function kindsIn(of: readonly NewsKind[], language: Language): string {
  return listed(
    of.map((kind) => kinds[kind].of[language]),
    language,
  );
}

/** `Rien entre 20 h et 7 h, sauf …`. */
export function quietLine(quiet: QuietHours | null, language: Language): string {
  if (!quiet)
    return inWords(language, { fr: 'Mes messages partent à toute heure.', en: 'My messages leave at any hour.' });
  const [from, to] = [timeLabel(quiet.from, language), timeLabel(quiet.to, language)];
  return inWords(language, {
    fr: `Rien entre ${from} et ${to} : cela attend, sauf ce qui demande votre accord et les urgences.`,
    en: `Nothing between ${from} and ${to}: it waits, except what needs your yes and what is urgent.`,
  });
}

export function morningLine(at: string | null, language: Language): string {
  if (at === null)
    return inWords(language, {
      fr: "Le point du matin arrive un quart d'heure avant l'ouverture.",
      en: 'The morning digest comes a quarter of an hour before opening.',
    });
  const time = timeLabel(at, language);
  return inWords(language, { fr: `Le point du matin arrive à ${time}.`, en: `The morning digest comes at ${time}.` });
}

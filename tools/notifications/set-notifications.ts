import { z } from 'zod';
import { silenceNews } from '#db/news.ts';
import { addPreference, quietKind } from '#db/preference.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError } from '../tool.ts';
import { newsKinds } from './kinds.ts';
import { readHour, readQuietHours } from './quiet-hours.ts';
import { kindsIn, morningLine, quietLine, readSettings, selfOf, settingsShape } from './settings.ts';

const output = z.object({
  outcome: z.enum(['changed', 'already']),
  kinds: z.array(z.enum(newsKinds)),
  /** Of the kinds, whether they are told now; null where only hours were asked for. */
  on: z.boolean().nullable(),
  /** Which hours were asked for. */
  hours: z.enum(['quiet', 'morning']).nullable(),
  settings: settingsShape,
});

export const setNotifications = defineTool({
  name: 'set_notifications',
  description:
    'Changes of what the member who asks is told without asking, or at which hours; for themselves only, never for a colleague. It is no ' +
    'message to anybody and no reminder.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    kinds: z
      .array(z.enum(newsKinds))
      .optional()
      .describe(
        'Of what: tasks or deals given to them, answers to quotes, payments, arrivals and finished jobs (workshop), appointments made by ' +
          'customers (booking), parts that run out (stock), the morning digest.',
      ),
    on: z.boolean().optional().describe('false to be told no more; left out or true to be told.'),
    quiet: z
      .string()
      .optional()
      .describe('When nothing shall come, in their words: "avant 8h ni après 19h"; "at any time" for no such hours.'),
    morningAt: z.string().optional().describe('At what time the morning digest shall come: "7h30".'),
  }),
  output,
  async run(ctx, { kinds = [], on = true, quiet: words, morningAt }) {
    const wanted = [...new Set(morningAt === undefined ? kinds : [...kinds, 'morning' as const])];
    if (wanted.length === 0 && words === undefined) throw whichOnes();
    const { settings, said } = await readSettings(ctx);
    const hours = words === undefined ? null : readQuietHours(words, settings.quiet);
    const at = morningAt === undefined ? null : readHour(morningAt);
    if ((words !== undefined && hours === null) || (morningAt !== undefined && at === null))
      throw noHours(words ?? morningAt ?? '');
    let isChanged = false;
    const keep = async (kind: string, value: Value) => {
      const known = said.find((each) => each.kind === kind);
      const row = { isOn: value.isOn, startsAt: value.startsAt ?? null, endsAt: value.endsAt ?? null };
      if (known && known.isOn === row.isOn && known.startsAt === row.startsAt && known.endsAt === row.endsAt) return;
      isChanged = true;
      if (!known) return addNew(ctx, kind, row);
      await changeRecord(ctx, 'preference', known, {
        change: { is_on: row.isOn, starts_at: row.startsAt, ends_at: row.endsAt },
        shown: { kind, isOn: row.isOn },
      });
    };
    const isOn = at === null ? on : true;
    for (const kind of wanted) {
      const startsAt = kind === 'morning' ? (at ?? settings.morningAt) : null;
      // What is so already without a word is not written down.
      if (settings.told.includes(kind) === isOn && startsAt === (kind === 'morning' ? settings.morningAt : null))
        continue;
      await keep(kind, { isOn, startsAt });
    }
    if (!isOn) await silenceNews(ctx.db, selfOf(ctx).id, wanted);
    if (hours === 'none') await keep(quietKind, { isOn: false });
    else if (hours) await keep(quietKind, { isOn: true, startsAt: hours.from, endsAt: hours.to });
    return {
      output: {
        outcome: isChanged ? ('changed' as const) : ('already' as const),
        kinds: wanted,
        on: wanted.length > 0 ? isOn : null,
        hours: hours !== null ? ('quiet' as const) : at !== null ? ('morning' as const) : null,
        settings: (await readSettings(ctx)).settings,
      },
    };
  },
  say({ outcome, kinds, on, hours, settings }, { language }) {
    const head =
      outcome === 'changed'
        ? inWords(language, { fr: "C'est noté :", en: 'Noted:' })
        : inWords(language, { fr: "C'était déjà le cas :", en: 'It was so already:' });
    const isAll = kinds.length === newsKinds.length;
    const of = {
      fr: isAll ? (on ? 'de tout' : 'de rien') : kindsIn(kinds, 'fr'),
      en: isAll ? (on ? 'everything' : 'anything') : kindsIn(kinds, 'en'),
    };
    const told =
      on === null || hours === 'morning'
        ? []
        : [
            on
              ? inWords(language, {
                  fr: `je vous préviens ${of.fr}.`,
                  en: `I tell you of ${of.en}.`,
                })
              : inWords(language, {
                  fr: `je ne vous préviens plus ${of.fr}.`,
                  en: `I no longer tell you of ${of.en}.`,
                }),
          ];
    const times = [
      ...(hours === 'morning' ? [morningLine(settings.morningAt, language)] : []),
      ...(hours === 'quiet' ? [quietLine(settings.quiet, language)] : []),
    ].map((line, at) => (told.length === 0 && at === 0 ? line.charAt(0).toLowerCase() + line.slice(1) : line));
    return [head, ...told, ...times].join(' ');
  },
  deeds: () => ['noted'],
});

interface Value {
  isOn: boolean;
  startsAt?: string | null;
  endsAt?: string | null;
}

async function addNew(
  ctx: ToolContext,
  kind: string,
  row: { isOn: boolean; startsAt: string | null; endsAt: string | null },
): Promise<void> {
  const id = ctx.newId();
  await addPreference(ctx.db, { id, memberId: selfOf(ctx).id, kind, ...row });
  wroteNew(ctx, 'preference', id, { kind, isOn: row.isOn });
}

function whichOnes(): ToolError {
  return new ToolError('No kind of news and no hours were named.', 'Ask of what they want to be told, or no more.', {
    fr: 'De quoi ? Par exemple : "ne me préviens plus des paiements", "pas de message après 19h". NOTIFS montre tout.',
    en: 'Of what? For example: "stop telling me about payments", "no messages after 7pm". NOTIFS shows all.',
  });
}

function noHours(words: string): ToolError {
  return new ToolError(`"${words}" names no hours that can be read.`, 'Ask between which hours.', {
    fr: `Je ne lis pas d'heures dans "${words}". Par exemple : "rien avant 8h ni après 19h".`,
    en: `I cannot read any hours in "${words}". For example: "nothing before 8am or after 7pm".`,
  });
}

import { z } from 'zod';
import { allShares, flagDefaults, flagNames } from '#db/flag.ts';
import { thisTenant } from '#db/tenant.ts';
import { turnsOfPlan, usedIn } from '#db/usage.ts';
import type { Language } from '#language/language.ts';
import { dayLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { inWords } from '../speaking.ts';
import { defineTool } from '../tool.ts';

const output = z.object({
  plan: z.enum(['FREE', 'STARTER', 'PRO', 'ENTERPRISE']),
  /** Of this month: answers for which a paid model was asked, and how many the plan has; null without limit. */
  used: z.number(),
  limit: z.number().nullable(),
  left: z.number().nullable(),
  /** The day on which the count begins anew. */
  renewsOn: z.string(),
  /** What the platform has switched for this business alone, in percent. */
  switched: z.array(z.object({ name: z.enum(flagNames), share: z.number() })),
});

export const showPlan = defineTool({
  name: 'show_plan',
  description:
    'Tells the plan of the business and how many answers of a paid model it has used this month, out of how many. What the rules answer ' +
    'costs none of them. It cannot change the plan.',
  effect: 'read',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx) {
    const { plan } = await thisTenant(ctx.db);
    const today = toLocal(ctx.now(), ctx.tenant.zone).date;
    const { turns: used } = await usedIn(ctx.db, today.slice(0, 7));
    const switched = (await allShares(ctx.db)).filter(({ name, share }) => share !== flagDefaults[name]);
    const limit = turnsOfPlan[plan];
    const left = limit === null ? null : Math.max(0, limit - used);
    return { output: { plan, used, limit, left, renewsOn: firstOfNext(today), switched }, closes: ['which'] };
  },
  say({ plan, used, limit, left, renewsOn, switched }, { language }) {
    const also = switched.map(({ name, share }) => ` ${flagWords[name](share)[language]}`).join('');
    if (limit === null) {
      const said = inWords(language, {
        fr: `Forfait ${plan} : ${used} réponses par IA ce mois-ci, sans limite.`,
        en: `Plan ${plan}: ${used} AI answers this month, without limit.`,
      });
      return `${said}${also}`;
    }
    const day = dayLabel(renewsOn, language);
    const said = inWords(language, {
      fr: `Forfait ${plan} : ${used} réponses par IA sur ${limit} ce mois-ci, il en reste ${left} jusqu'au ${day}. Ensuite, je continue sans IA. Pour changer de forfait, écrivez à votre contact Comptoir.`,
      en: `Plan ${plan}: ${used} of ${limit} AI answers this month, ${left} left until ${day}. After that I go on without AI. To change the plan, write to your contact at Comptoir.`,
    });
    return `${said}${also}`;
  },
  deeds: () => [],
});

const flagWords: Record<(typeof flagNames)[number], (share: number) => Record<Language, string>> = {
  reminders: (share) =>
    share === 0
      ? {
          fr: 'Les rappels de rendez-vous sont coupés par Comptoir.',
          en: 'Appointment reminders are switched off by Comptoir.',
        }
      : {
          fr: `Les rappels de rendez-vous partent pour ${share} % des conversations.`,
          en: `Appointment reminders leave for ${share}% of conversations.`,
        },
};

function firstOfNext(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

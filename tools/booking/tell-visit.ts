import { plannedById } from '#db/planning.ts';
import type { Language } from '#language/language.ts';
import { notify } from '../notifications/notify.ts';
import type { ToolContext } from '../tool.ts';
import { sayingOf } from './own-appointment.ts';
import { describePlanned } from './planned-view.ts';

type Done = 'booked' | 'moved' | 'cancelled';

/** Tells whoever wants to hear of it what a customer did to an appointment of theirs. */
export async function tellVisit(ctx: ToolContext, id: string, done: Done): Promise<void> {
  await notify(ctx, {
    kind: 'booking',
    about: `${id}:${done}`,
    to: null,
    words: async () => {
      const row = await plannedById(ctx.db, id);
      if (!row) throw new Error('An appointment that was just changed cannot be read.');
      return (language) => {
        const { contact, serviceName, vehicle, label } = describePlanned(row, { ...sayingOf(ctx), language });
        return `${contact} ${verbs[done][language]} ${[serviceName, vehicle, label].filter(Boolean).join(', ')}.`;
      };
    },
  });
}

const verbs: Record<Done, Record<Language, string>> = {
  booked: { fr: 'a pris rendez-vous :', en: 'has booked:' },
  moved: { fr: 'a déplacé son rendez-vous :', en: 'has moved an appointment:' },
  cancelled: { fr: 'a annulé son rendez-vous :', en: 'has cancelled an appointment:' },
};

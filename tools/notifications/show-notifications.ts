import { z } from 'zod';
import { inWords } from '../speaking.ts';
import { defineTool } from '../tool.ts';
import type { NewsKind } from './kinds.ts';
import { kindsIn, morningLine, quietLine, readSettings, settingsShape } from './settings.ts';

export const showNotifications = defineTool({
  name: 'show_notifications',
  description:
    'Shows the member who asks of what they are told without asking, and at which hours: "mes notifications".',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output: settingsShape,
  async run(ctx) {
    return { output: (await readSettings(ctx)).settings };
  },
  say({ told, notTold, quiet, morningAt }, { language }) {
    const news = (of: readonly NewsKind[]) => of.filter((kind) => kind !== 'morning');
    const lines = [
      ...(news(told).length > 0
        ? [
            inWords(language, {
              fr: `Je vous préviens ${kindsIn(news(told), 'fr')}.`,
              en: `I tell you of ${kindsIn(news(told), 'en')}.`,
            }),
          ]
        : [inWords(language, { fr: 'Je ne vous préviens de rien.', en: 'I tell you of nothing.' })]),
      ...(news(notTold).length > 0 && news(told).length > 0
        ? [
            inWords(language, {
              fr: `Pas ${kindsIn(news(notTold), 'fr')}.`,
              en: `Not of ${kindsIn(news(notTold), 'en')}.`,
            }),
          ]
        : []),
      told.includes('morning')
        ? morningLine(morningAt, language)
        : inWords(language, { fr: 'Pas de point du matin.', en: 'No morning digest.' }),
      quietLine(quiet, language),
    ];
    return lines.join('\n');
  },
  deeds: () => [],
});

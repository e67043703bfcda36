import { describe, expect, test } from 'vitest';
import type { Language } from '#language/language.ts';
import { allTools } from '#tools/all.ts';
import { julieContext, memberTalk } from './fixtures/member.ts';
import { assistantMind } from './mind.ts';

const mind = assistantMind(allTools);
const tools = new Set(allTools.map(({ name }) => name));

function stepOf(text: string, language: Language = 'fr') {
  const context = {
    ...julieContext(language),
    team: [{ name: 'Karim Benali', role: 'USER' as const }],
    named: [{ words: 'martin', kind: 'last' as const }],
  };
  return mind.decide({ ...memberTalk(context, { heard: text }), tools }, true).step;
}

test.each<[Language, string, object]>([
  ['fr', 'ne me préviens plus des paiements', { kinds: ['payment'], on: false }],
  ['fr', 'préviens-moi quand un devis est accepté', { kinds: ['quote'], on: true }],
  ['fr', 'previens moi kan un devi est accepté', { kinds: ['quote'], on: true }],
  ['fr', 'pas de message avant 8h ni après 19h', { quiet: 'pas de message avant 8h ni après 19h' }],
  ['fr', 'pas de notif apres 19h stp', { quiet: 'pas de notif apres 19h stp' }],
  ['fr', 'je veux être prévenu quand un client annule', { kinds: ['booking'], on: true }],
  ['fr', 'le point à 7h30', { morningAt: '7h30' }],
  ['fr', 'plus de point du matin', { kinds: ['morning'], on: false }],
  ['en', 'stop telling me about payments', { kinds: ['payment'], on: false }],
  ['en', 'notify me when a quote is accepted', { kinds: ['quote'], on: true }],
  ['en', "don't message me between 8pm and 7am", { quiet: "don't message me between 8pm and 7am" }],
  ['en', 'morning digest at 7:30', { morningAt: '7 30' }],
])('%s: "%s" is a setting', (language, text, input) => {
  expect(stepOf(text, language)).toEqual({ kind: 'call', tool: 'set_notifications', input });
});

test.each(['NOTIFS', 'mes notifications', 'show my notifications'])('"%s" shows what is set', (text) => {
  expect(stepOf(text)).toEqual({ kind: 'call', tool: 'show_notifications', input: {} });
});

describe('what only sounds like it is none', () => {
  test.each([
    'préviens Karim que la Clio est prête',
    'préviens Mme Martin que sa voiture est prête',
    'préviens-moi demain de rappeler Mme Martin',
    'rappelle-moi demain à 10h de commander des filtres',
    'préviens-moi quand Mme Martin répond',
    'préviens-moi quand la Clio est prête',
    'préviens-moi si un devis de plus de 2 000 € est signé',
    'let me know when the parts arrive',
    'notify me whenever a quote above 8 000 € is refused',
    'pas de message à Mme Martin avant 8h',
    'fais-moi le point sur Mme Martin',
    'plus de filtres ?',
    'mes notifs arrivent quand ?',
  ])('"%s"', (text) => {
    const step = stepOf(text);
    expect(step.kind === 'call' ? step.tool : step.kind).not.toMatch(/notifications/);
  });
});

import { describe, expect, test } from 'vitest';
import type { Language } from '#language/language.ts';
import { allTools } from '#tools/all.ts';
import { julieContext, memberTalk } from './fixtures/member.ts';
import { assistantMind } from './mind.ts';

const mind = assistantMind(allTools);
const tools = new Set(allTools.map(({ name }) => name));

function stepOf(text: string, language: Language = 'fr') {
  const named = [
    { words: 'martin', kind: 'last' as const },
    { words: 'claire', kind: 'first' as const },
  ];
  return mind.decide({ ...memberTalk({ ...julieContext(language), named }, { heard: text }), tools }, true).step;
}

test.each<[Language, string, object]>([
  ['fr', 'je suis chez Claire Martin', { state: 'arrived', who: 'Claire Martin' }],
  ['fr', 'Sur place chez Mme Martin', { state: 'arrived', who: 'Mme Martin' }],
  ['fr', 'bien arrivé chez Claire Martin', { state: 'arrived', who: 'Claire Martin' }],
  ['fr', 'je suis chez Mme Morel', { state: 'arrived', who: 'Mme Morel' }],
  ['fr', 'parti de chez Martin', { state: 'left', who: 'Martin' }],
  ['fr', 'je repars de chez Claire Martin', { state: 'left', who: 'Claire Martin' }],
  ['fr', 'je suis reparti', { state: 'left' }],
  [
    'fr',
    'je suis sur place chez Claire Martin depuis 8h30',
    { state: 'arrived', who: 'Claire Martin', at: 'depuis 8h30' },
  ],
  ['en', "I'm on site at Claire Martin's", { state: 'arrived', who: 'Claire Martin' }],
  ['en', "arrived at Claire Martin's", { state: 'arrived', who: 'Claire Martin' }],
  ['en', "just left Claire Martin's", { state: 'left', who: 'Claire Martin' }],
])('%s: "%s" is where they are', (language, text, input) => {
  expect(stepOf(text, language)).toEqual({ kind: 'call', tool: 'visit_site', input });
});

test.each<[Language, string, string]>([
  ['fr', 'je suis arrivé', 'Chez quel client ?'],
  ['en', "I'm on site", "At which customer's?"],
])('%s: "%s" is asked at whose place', (language, text, said) => {
  expect(stepOf(text, language)).toEqual({ kind: 'say', text: said });
});

describe('what only sounds like it is none', () => {
  test.each([
    'la voiture est arrivée',
    'la Clio est arrivée',
    'Claire est arrivée',
    'Mme Martin est partie',
    'je suis chez le dentiste',
    'je suis arrivé à un devis de 200 €',
    'je suis arrivé en retard',
    'je suis chez Claire Martin demain à 9h',
    'je suis sur la Clio',
    "c'est parti",
    'left a message for Claire Martin',
    'I left the keys at reception for Claire Martin',
    'qui est chez Claire Martin ?',
    'Karim est chez Claire Martin',
  ])('"%s"', (text) => {
    const step = stepOf(text);
    expect(step.kind === 'call' ? step.tool : step.kind).not.toBe('visit_site');
    expect(step).not.toEqual({ kind: 'say', text: 'Chez quel client ?' });
  });
});

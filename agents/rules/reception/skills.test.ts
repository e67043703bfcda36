import { describe, expect, test } from 'vitest';
import type { Step } from '../mind.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { type TalkDesk, deskToolNames } from './fixtures/desk.ts';
import { openingOf, readCustomerPrompt, toolList } from './fixtures/talk.ts';
import { receptionMind } from './mind.ts';
import { receptionSkills } from './skills.ts';

const mind = receptionMind();

function firstStep(desk: TalkDesk, text: string, tools = toolList()): { skill: string; step: Step } {
  const prompt = [
    ...openingOf(desk),
    ...desk.history,
    { role: 'user' as const, content: [{ type: 'text' as const, text }] },
  ];
  return mind.decide(readCustomerPrompt({ prompt, tools }), false);
}

const call = (tool: string, input: Record<string, unknown> = {}): Step => ({ kind: 'call', tool, input });
const appointment = { appointment: 'a-1' };

/** One sentence a skill and language that is not among its examples, and the first thing it must set off. */
const cases: [string, 'fr' | 'en', string, Step | RegExp][] = [
  [
    'book',
    'fr',
    'il me faudrait une vidange jeudi matin',
    call('find_slots', { service: 'vidange', when: 'jeudi 26 novembre entre 6 h et 12 h' }),
  ],
  [
    'book',
    'en',
    "I'd need an oil change on Thursday morning",
    call('find_slots', { service: 'vidange', when: 'Thursday 26 November between 6 am and 12 pm' }),
  ],
  [
    'move',
    'fr',
    'peut-on décaler mon rendez-vous à vendredi ?',
    call('find_slots', { service: 'revision', when: 'vendredi 27 novembre', ...appointment }),
  ],
  [
    'move',
    'en',
    'could I move my appointment to Friday?',
    call('find_slots', { service: 'revision', when: 'Friday 27 November', ...appointment }),
  ],
  ['cancel', 'fr', 'il faut annuler mon rendez-vous svp', call('cancel_appointment', appointment)],
  ['cancel', 'en', 'could you cancel my appointment', call('cancel_appointment', appointment)],
  ['my_appointments', 'fr', 'rappelez-moi quand est mon rendez-vous', call('list_my_appointments')],
  ['my_appointments', 'en', 'what time is my appointment again?', call('list_my_appointments')],
  ['prices', 'fr', 'quel est le prix pour une vidange ?', call('find_services', { query: 'Vidange' })],
  ['prices', 'en', "what's the price of an oil change?", call('find_services', { query: 'Oil change' })],
  ['opening_hours', 'fr', 'vous êtes ouverts samedi matin ?', call('opening_hours', { when: 'samedi matin' })],
  ['opening_hours', 'en', 'what time do you open?', call('opening_hours')],
  ['address', 'fr', "vous pouvez me donner l'adresse du garage", call('opening_hours')],
  ['address', 'en', 'where is your garage?', call('opening_hours')],
  ['car_ready', 'fr', 'la AB-123-CD est prête ?', call('repair_status', { plate: 'AB-123-CD' })],
  ['car_ready', 'en', 'is my car ready to collect?', call('repair_status')],
  [
    'my_details',
    'fr',
    "je m'appelle Paul Durand et ma plaque est EF-456-GH",
    call('save_my_details', { plate: 'EF-456-GH' }),
  ],
  ['my_details', 'en', 'my email is paul@example.com', call('save_my_details', { email: 'paul@example.com' })],
  [
    'person',
    'fr',
    'je souhaite parler à un responsable',
    call('request_member', { reason: 'je souhaite parler à un responsable' }),
  ],
  ['person', 'en', 'let me talk to a real person', call('request_member', { reason: 'let me talk to a real person' })],
  ['who_are_you', 'fr', 'vous êtes un robot ?', /assistant automatique de Garage Dupont/],
  ['who_are_you', 'en', 'are you a robot?', /automatic assistant of Garage Dupont/],
  ['none', 'fr', 'racontez-moi une blague', /Je ne peux pas vous répondre/],
  ['none', 'en', 'tell me a good joke', /cannot help with that/],
  ['thanks', 'fr', 'merci bien', /Avec plaisir/],
  ['thanks', 'en', 'thanks a lot', /welcome/],
  ['goodbye', 'fr', 'allez bonne journée', /Au revoir/],
  ['goodbye', 'en', 'goodbye then', /Goodbye/],
  ['greeting', 'fr', 'bonjour', /Bonjour Claire/],
  ['greeting', 'en', 'good morning', /Hello Claire/],
];

test.each(cases)('%s, %s: %s', (skill, language, text, expected) => {
  const decided = firstStep(garageDesk(language), text);
  expect(decided.skill).toBe(skill);
  const said = decided.step.kind === 'say' ? decided.step.text : '';
  expect(expected instanceof RegExp ? expected.test(said) : decided.step).toEqual(
    expected instanceof RegExp || expected,
  );
});

describe.each(receptionSkills.filter(({ examples }) => examples.fr.length > 0))(
  '$name',
  ({ name, examples, tools }) => {
    test('has enough examples of its own in both languages', () => {
      expect(examples.fr.length).toBeGreaterThanOrEqual(12);
      expect(examples.en.length).toBeGreaterThanOrEqual(10);
      const elsewhere = receptionSkills.flatMap((skill) =>
        skill.name === name ? [] : [...skill.examples.fr, ...skill.examples.en],
      );
      expect([...examples.fr, ...examples.en].filter((example) => elsewhere.includes(example))).toEqual([]);
    });

    test('calls only tools there are', () => {
      expect(tools.filter((tool) => !deskToolNames().includes(tool))).toEqual([]);
    });
  },
);

test.each(cases.filter((each) => !(each[3] instanceof RegExp)))(
  'without its tool, %s (%s) gives the phone number and calls nothing',
  (_, language, text) => {
    const { step } = firstStep(garageDesk(language), text, []);
    expect(step).toMatchObject({ kind: 'say', text: expect.stringContaining('04 99 00 12 34') });
  },
);

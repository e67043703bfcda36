import type { LanguageModelV4 } from '@ai-sdk/provider';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#language/language.ts';
import { rulesModel } from '../model.ts';
import { garageDesk } from './fixtures/businesses.ts';
import type { TalkDesk } from './fixtures/desk.ts';
import { bookedAt, sayAll } from './fixtures/talk.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: true });
});

/** Says the lines and gives the last answer, of the model that answers only what it is sure of. */
const talk = (desk: TalkDesk, ...lines: string[]) => sayAll(desk, model, lines);
const nameOf = ({ context: { contact } }: TalkDesk) => `${contact.firstName} ${contact.lastName}`;
const called = (desk: TalkDesk) => desk.calls.map(({ tool }) => tool);

describe('a new name is put to the person, and a yes changes it', () => {
  test.each<[Language, string, string]>([
    [
      'en',
      "I got married, it's Claire Lefèvre now, not Martin. Could you change my surname on file?",
      'Claire Lefèvre',
    ],
    ['fr', 'mon nom est maintenant Durand', 'Claire Durand'],
    ['fr', "je m'appelle désormais Claire Durand", 'Claire Durand'],
    ['en', "I'm Nadia Kerouac now, can you update my file", 'Nadia Kerouac'],
    ['fr', "changez mon nom svp, c'est Petit-Jean", 'Claire Petit-Jean'],
    ['fr', "j'ai repris mon nom de jeune fille, Lambert", 'Claire Lambert'],
  ])('%s: %s', async (language, text, name) => {
    const desk = garageDesk(language);
    const { text: asked } = await talk(desk, text);
    expect(asked).toContain(
      language === 'fr' ? `Je change votre nom en ${name} ?` : `Shall I change your name to ${name}?`,
    );
    expect(nameOf(desk)).toBe('Claire Martin');
    expect((await talk(desk, language === 'fr' ? 'oui' : 'yes please change it')).text).toContain(name);
    expect(nameOf(desk)).toBe(name);
  });
});

describe('a change without the name has it asked for', () => {
  test.each<[Language, string, string, string]>([
    ['en', 'can you change my surname?', 'K E R O U A C', 'Claire Kerouac'],
    ['en', 'can you change my surname?', "it's Paul", 'Claire Paul'],
    ['fr', 'je voudrais changer mon nom de famille', 'L-E-F-E-V-R-E', 'Claire Lefevre'],
    ['fr', "c'est Claire Martin, je voudrais changer de nom", 'Durand', 'Claire Durand'],
    ['fr', "j'ai repris mon nom de jeune fille", 'Lefèvre, L-E-F-E-V-R-E', 'Claire Lefèvre'],
  ])('%s: %s / %s', async (language, wish, answer, name) => {
    const desk = garageDesk(language);
    expect((await talk(desk, wish)).text).toMatch(/Sous quel nom|Which name/);
    expect((await talk(desk, answer)).text).toContain(`${name}${language === 'fr' ? ' ?' : '?'}`);
    await talk(desk, language === 'fr' ? "oui c'est bien ça" : 'yes');
    expect(nameOf(desk)).toBe(name);
  });

  test('and a no leaves it', async () => {
    const desk = garageDesk('fr');
    expect((await talk(desk, 'je voudrais changer mon nom', 'non laissez')).text).toContain('reste comme il est');
    expect(called(desk)).toEqual([]);
  });
});

test('another name in place of the one that was put is put instead', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'mon nom est maintenant Lefevre', 'non, Lefebvre')).text).toBe(
    'Je change votre nom en Claire Lefebvre ?',
  );
  await talk(desk, 'oui');
  expect(nameOf(desk)).toBe('Claire Lefebvre');
});

test.each(['non', 'non merci', 'non laissez tomber'])('%j changes nothing', async (no) => {
  const desk = garageDesk('fr');
  await talk(desk, 'mon nom est maintenant Durand', no);
  expect(nameOf(desk)).toBe('Claire Martin');
});

test('an appointment wanted in the same message waits for the answer about the name', async () => {
  const desk = garageDesk('fr');
  const { text } = await talk(desk, 'Mon nom est maintenant Durand. Je voudrais une vidange jeudi à 14h');
  expect(text).toBe('Je change votre nom en Claire Durand ? On voit le reste juste après.');
  await talk(desk, 'oui');
  expect(nameOf(desk)).toBe('Claire Durand');
  expect(bookedAt(desk)).toHaveLength(1);
});

describe('nobody is renamed by', () => {
  test.each<[Language, string]>([
    ['fr', "c'est Julien mon mari qui viendra"],
    ['en', 'This is Ridiculous'],
    ['fr', 'la voiture de Sophie est prête ?'],
    ['fr', "je m'appelle Sophie Durand"],
    ['fr', 'ma femme a changé de nom, son nom est maintenant Petit'],
    ['en', 'can you change the name on the invoice to my company'],
    ['fr', "je suis Place Bellecour j'arrive"],
  ])('%s: %s', async (language, text) => {
    const desk = garageDesk(language);
    await sayAll(desk, rulesModel({ sure: false }), [text, language === 'fr' ? 'oui' : 'yes']);
    expect(called(desk)).not.toContain('change_my_name');
    expect(nameOf(desk)).toBe('Claire Martin');
  });
});

test('a stranger who says a name is asked nothing about it', async () => {
  const desk = garageDesk('fr');
  Object.assign(desk.context.contact, { known: false, firstName: null, lastName: null });
  await sayAll(desk, rulesModel({ sure: false }), ['vidange jeudi à 14h', 'oui', 'Claire']);
  expect(desk.context.contact).toMatchObject({ firstName: 'Claire', lastName: null });
  expect(called(desk)).not.toContain('change_my_name');
});

describe('a new number or address is for the team, in the words it was said in', () => {
  test.each<[Language, string, RegExp]>([
    [
      'fr',
      "J'ai changé de numéro, maintenant c'est le 06 39 98 01 77, celui ci sera coupé vendredi",
      /transmets votre nouveau numéro/,
    ],
    ['en', 'my new number is 07700 900123', /passing your new number on/],
    [
      'fr',
      "j'ai déménagé, ma nouvelle adresse c'est 12 rue des Lilas 35000 Rennes",
      /transmets votre nouvelle adresse/,
    ],
    ['en', 'my new address is 4 Elm Road, can you update it', /passing your new address on/],
  ])('%s: %s', async (language, words, said) => {
    const desk = garageDesk(language);
    expect((await talk(desk, words)).text).toMatch(said);
    expect(desk.calls.map(({ tool, input }) => ({ tool, input }))).toEqual([
      { tool: 'leave_note', input: { kind: 'other', words } },
    ]);
  });

  test('while a new e-mail is saved', async () => {
    const desk = garageDesk('fr');
    await talk(desk, "j'ai changé d'adresse mail, c'est claire@example.com");
    expect(called(desk)).toEqual(['save_my_details']);
  });
});

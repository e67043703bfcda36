import { beforeAll, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Language } from '#language/language.ts';
import { rulesModel } from '../model.ts';
import { garageDesk } from './fixtures/businesses.ts';
import type { TalkDesk } from './fixtures/desk.ts';
import { bookedAt, sayAll } from './fixtures/talk.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

const talk = (desk: TalkDesk, ...lines: string[]) => sayAll(desk, model, lines);

/** Claire's appointment is on Thursday 26 November at nine. */
test.each<[Language, string, string]>([
  ['fr', 'je peux venir une heure plus tard jeudi ?', 'revision 2026-11-26T10:00'],
  ['fr', 'possible de décaler mon rdv de 2h plus tard', 'revision 2026-11-26T11:00'],
  ['fr', 'je peux venir à 10h au lieu de 9h ?', 'revision 2026-11-26T10:00'],
  ['fr', 'laissez tomber pour jeudi, mettez-moi plutôt mardi à 10h', 'revision 2026-11-24T10:00'],
  ['en', 'can we make it an hour later on Thursday', 'revision 2026-11-26T10:00'],
  ['en', 'running late thurs, can I come at 10 instead of 9?', 'revision 2026-11-26T10:00'],
  ['en', 'move my appointment to Friday, an hour later', 'revision 2026-11-27T10:00'],
])('%s: "%s" moves the appointment', async (language, text, expected) => {
  const desk = garageDesk(language);
  await talk(desk, text);
  expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
  await talk(desk, language === 'fr' ? 'oui' : 'yes');
  expect(bookedAt(desk)).toEqual([expected]);
});

test('"later the same day" is after the time it has', async () => {
  const reply = await talk(garageDesk('en'), 'can I come in later the same day for my appointment');
  expect(reply.choices[0]).toBe('Thursday 26 November at 10 am');
});

test('a day refused for another service does not move the appointment of that day', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'vidange jeudi 14h', 'ah non pas jeudi, plutôt vendredi 10h');
  expect(reply.choices).toEqual(['vendredi 27 novembre à 10 h']);
  await talk(desk, 'oui');
  expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00', 'vidange 2026-11-27T10:00']);
});

test('the time that one of two readings of a day does not have is said to be taken', async () => {
  const desk = garageDesk('fr');
  desk.taken.add('2026-11-24T14:00');
  const reply = await talk(desk, 'vidange mardi prochain 14h');
  expect(reply.text).toContain("Le mardi 24 novembre à 14 h n'est pas libre.");
  expect(reply.choices).toEqual(['mardi 24 novembre à 9 h', 'mardi 1er décembre à 14 h']);
});

test('somebody who names no time chooses between times that lie apart', async () => {
  const reply = await talk(garageDesk('fr'), 'vidange vendredi matin');
  expect(reply.choices).toEqual(['vendredi 27 novembre à 9 h', 'vendredi 27 novembre à 11 h']);
});

test.each<[Language, string, string]>([
  ['en', "what's the damage for a cambelt?", '649'],
  ['en', 'how much will new tyres set me back', '72'],
  ['fr', 'ça va me coûter combien la vidange', '89'],
  ['fr', 'c koi le prix de la clim', '79'],
])('%s: "%s" asks for a price', async (language, text, price) => {
  expect((await talk(garageDesk(language), text)).text).toContain(price);
});

test.each<[Language, string]>([
  ['fr', "c'est urgent, je suis en panne sur la route"],
  ['fr', "c'est très urgent"],
  ['en', 'it is an emergency'],
])('%s: "%s" is a cry for help, not a wish for the first free time', async (language, text) => {
  expect((await talk(garageDesk(language), text)).calls).toEqual([
    expect.stringMatching(/^(?:leave_note|request_member)$/),
  ]);
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Language } from '#language/language.ts';
import { rulesModel } from '../model.ts';
import { garageDesk } from './fixtures/businesses.ts';
import type { TalkDesk } from './fixtures/desk.ts';
import { sayAll } from './fixtures/talk.ts';
import { whenIn } from './fixtures/when-in.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

const talk = (desk: TalkDesk, ...lines: string[]) => sayAll(desk, model, lines);

const inputOf = (desk: TalkDesk, tool: string) => desk.calls.findLast((call) => call.tool === tool)?.input;

describe('who only asks gets an answer and no hold', () => {
  test.each<[Language, string, string]>([
    ['fr', "ne réservez rien pour l'instant je demande juste si jeudi 14h c'est libre pour une vidange", 'ok merci'],
    ['fr', "c'est juste pour savoir, vidange jeudi 14h c'est possible ?", 'ok merci'],
    ['en', "don't book anything yet, is thursday 2pm free for an oil change?", 'ok thanks'],
    ['en', 'just asking, is thursday 2pm free for an oil change', 'ok thanks'],
  ])('%s: "%s"', async (language, text, thanks) => {
    const desk = garageDesk(language);
    const reply = await talk(desk, text);
    expect(reply.calls).toEqual(['find_slots']);
    expect(reply.text).toContain(language === 'fr' ? 'jeudi 26 novembre à 14 h est libre' : 'at 2 pm is free');
    expect((await talk(desk, thanks)).calls).toEqual([]);
  });

  test('until it is answered; then a yes is a wish', async () => {
    const desk = garageDesk('fr');
    const reply = await talk(desk, "ne réservez rien, je demande juste si jeudi 14h c'est libre", 'vidange');
    expect(reply.calls).toEqual(['find_slots']);
    expect((await talk(desk, 'ok réservez')).calls).toEqual(['find_slots', 'hold_slots']);
  });
});

describe('the vehicle', () => {
  test.each<[Language, string]>([
    ['fr', 'vidange jeudi 14h pour ma EF-456-GH'],
    ['en', "my wife's car EF-456-GH needs an oil change thursday 2pm"],
  ])('%s: "%s" is saved, held for and named', async (language, text) => {
    const desk = garageDesk(language);
    const reply = await talk(desk, text);
    expect(reply.calls).toEqual(['save_my_details', 'find_slots', 'hold_slots']);
    expect(inputOf(desk, 'save_my_details')).toEqual({ plate: 'EF-456-GH' });
    expect(inputOf(desk, 'hold_slots')).toMatchObject({ plate: 'EF-456-GH' });
    expect(reply.text).toContain('EF-456-GH');
  });

  test('said before the day is kept with the wish', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange pour EF-456-GH', 'jeudi 14h');
    expect(inputOf(desk, 'hold_slots')).toMatchObject({ plate: 'EF-456-GH' });
  });

  test.each<[Language, string, string, string]>([
    ['fr', 'vidange jeudi 14h', 'la 208', 'GH-789-JK'],
    ['en', 'oil change thursday 2pm', 'the Clio', 'AB-123-CD'],
    ['en', 'oil change thursday 2pm', 'GH-789-JK', 'GH-789-JK'],
  ])('%s: of several the one is asked: "%s", "%s"', async (language, text, answer, plate) => {
    const desk = garageDesk(language);
    desk.context.contact.vehicles.push({ plate: 'GH-789-JK', model: 'Peugeot 208' });
    expect((await talk(desk, text)).calls).toEqual([]);
    await talk(desk, answer);
    expect(inputOf(desk, 'hold_slots')).toMatchObject({ plate });
  });

  test('is asked once', async () => {
    const desk = garageDesk('fr');
    desk.context.contact.vehicles.push({ plate: 'GH-789-JK', model: 'Peugeot 208' });
    expect((await talk(desk, 'vidange jeudi 14h', 'je sais pas')).calls).toEqual(['find_slots', 'hold_slots']);
    expect(inputOf(desk, 'hold_slots')).not.toHaveProperty('plate');
  });
});

test.each<[Language, string[], string]>([
  ['en', ['tyre change tomorrow 2pm and how much'], '72'],
  ['fr', ['vidange demain 14h et combien ça coûte'], '89'],
  ['en', ['what is the price of a full service', 'ok book it fri 2pm'], '189'],
  ['fr', ['c combien la révision', 'ok réserve vendredi 14h'], '189'],
])('%s: %j is an offer with its price', async (language, lines, price) => {
  const reply = await talk(garageDesk(language), ...lines);
  expect(reply.calls).toEqual(['find_slots', 'hold_slots']);
  expect(reply.text).toContain(price);
});

test.each<[Language, string[], string]>([
  ['fr', ['vidange jeudi à 3h du matin', 'et maintenant ?'], '11-23 09:00-'],
  ['fr', ['vidange jeudi à 3h du matin', 'et demain 10h ?'], '11-24 10:00'],
  ['fr', ['vidange le 28 mars 2027 à 2h30', 'le 31 février', 'jeudi 10h'], '11-26 10:00'],
  ['fr', ['vidange dimanche 10h', 'mardi alors'], '11-24 10:00'],
  ['en', ['oil change yesterday', 'tomorrow 10am'], '11-24 10:00'],
])('%s: of %j the new words replace the old', async (language, lines, when) => {
  const desk = garageDesk(language);
  await talk(desk, ...lines);
  expect(whenIn(inputOf(desk, 'find_slots'), desk.context)).toBe(when);
});

test('late, with another time asked for, is a wish to move; an insurance that pays is no anger', async () => {
  const late = await talk(garageDesk('fr'), 'je serai un peu en retard jeudi, 10h ça vous va quand même ?');
  expect(late.choices).toEqual(['jeudi 26 novembre à 10 h']);
  const insured = await talk(garageDesk('fr'), "la vidange c'est remboursé par l'assurance ?");
  expect(insured.text).not.toContain('désolé');
});

test("with several cars the one that is named must be the appointment's", async () => {
  const desk = garageDesk('fr');
  desk.context.contact.vehicles.push({ plate: 'GH-789-JK', model: 'Peugeot 208' });
  desk.context.appointments = desk.context.appointments.map((each) => ({ ...each, plate: 'AB-123-CD' }));
  const reply = await talk(desk, 'annule le rdv de la 208');
  expect(reply.calls).toEqual(['list_my_appointments']);
  expect(reply.text).toContain('Je ne vois pas ce rendez-vous');
  expect((await talk(desk, 'annule le rdv de la clio')).calls).toContain('cancel_appointment');
});

test('a date that does not exist is said, whatever was looked for before', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'vidange jeudi 14h', 'le 31 février')).text).toContain("Cette date n'existe pas");
});

test.each<[Language, string, string]>([
  ['fr', 'je suis en retard pour mon rdv', 'Merci de nous prévenir.'],
  ['fr', 'ma couleur est ratée je suis furieuse je veux être remboursée', 'Je suis désolé'],
  ['en', "i'm running 20 min late for my appointment", 'Thank you for telling us.'],
  ['en', 'this is unacceptable, I want a refund', 'I am sorry'],
])('%s: "%s" calls a person, kindly', async (language, text, opening) => {
  const reply = await talk(garageDesk(language), text);
  expect(reply.calls).toEqual(['leave_note']);
  expect(reply.text.startsWith(opening)).toBe(true);
});

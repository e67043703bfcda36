import { beforeAll, describe, expect, test } from 'vitest';
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

const standingOne = 'revision 2026-11-26T09:00';

describe('what is named decides what is cancelled', () => {
  test.each<[Language, string]>([
    ['fr', 'annule le rdv de vendredi'],
    ['fr', 'annulez le rendez-vous de Paul Durand'],
    ['fr', 'annulez le rdv de ma femme'],
    ['fr', 'annule le rdv de la voiture EF-456-GH'],
    ['fr', 'annule le rendez-vous 0190a1b2-1111-7abc-8def-0123456789ab'],
    ['fr', 'annule la vidange'],
    ['en', "cancel friday's appointment"],
    ['en', "cancel Paul Durand's appointment"],
    ['en', "cancel my wife's appointment please"],
    ['en', 'cancel the appointment for car EF-456-GH'],
  ])('%s: "%s" is none of theirs', async (language, text) => {
    const desk = garageDesk(language);
    const reply = await talk(desk, text);
    expect(reply.calls).toEqual([]);
    expect(reply.text).toContain(desk.context.appointments[0]?.label);
    expect((await talk(desk, language === 'fr' ? 'oui' : 'yes')).calls).toEqual(['cancel_appointment']);
    expect(bookedAt(desk)).toEqual([standingOne]);
  });

  test.each<[Language, string]>([
    ['fr', 'annule mon rdv de jeudi'],
    ['fr', 'annule la révision de jeudi 9h'],
    ['fr', 'annulez le rdv de Claire Martin'],
    ['fr', 'je ne peux pas venir jeudi, annulez'],
    ['en', 'cancel my appointment'],
    ['en', 'cancel the full service on thursday'],
  ])('%s: "%s" is theirs', async (language, text) => {
    expect((await talk(garageDesk(language), text)).calls).toEqual(['cancel_appointment']);
  });
});

test.each<[Language, string]>([
  ['fr', 'je ne veux pas annuler'],
  ['fr', 'je veux pas annuler mon rdv'],
  ['fr', "n'annulez pas"],
  ['fr', 'surtout ne pas annuler mon rdv svp'],
  ['en', "i don't want to cancel, just checking"],
  ['en', "i don't want to cancel, just checking my appointment time"],
  ['en', "please don't cancel my appointment"],
])('%s: "%s" cancels nothing', async (language, text) => {
  expect((await talk(garageDesk(language), text)).calls).toEqual(['list_my_appointments']);
});

test('not to cancel but to move is a move, and "non n\'annulez pas" a refusal', async () => {
  const desk = garageDesk('fr');
  const moved = await talk(desk, 'je ne veux pas annuler mais déplacer mon rdv à vendredi 10h');
  expect(moved.choices).toEqual(['vendredi 27 novembre à 10 h']);
  const kept = await talk(garageDesk('fr'), 'annule mon rdv', "non n'annulez pas");
  expect(kept.text).toBe('Bien, votre rendez-vous est maintenu.');
});

test.each<[Language, string, string]>([
  ['fr', 'annule le rdv de vendredi', 'vidange mardi 8 décembre 16h'],
  ['en', "cancel friday's appointment", 'my car needs an oil change thursday 2pm'],
])('%s: after "%s", "%s" is a booking', async (language, first, then) => {
  expect((await talk(garageDesk(language), first, then)).calls).toEqual(['find_slots', 'hold_slots']);
});

describe('right after', () => {
  test.each<[Language, string, string]>([
    ['fr', 'finalement je préfère 15h', 'vidange 2026-11-26T15:00'],
    ['fr', 'oups je voulais dire vendredi', 'vidange 2026-11-27T14:00'],
    ['fr', 'en fait plutôt vendredi 10h', 'vidange 2026-11-27T10:00'],
    ['en', 'actually 3pm instead', 'vidange 2026-11-26T15:00'],
    ['en', 'oops I meant friday', 'vidange 2026-11-27T14:00'],
  ])('a booking, %s: "%s" moves that one', async (language, text, expected) => {
    const desk = garageDesk(language);
    const [wish, yes] = language === 'fr' ? ['vidange jeudi 14h', 'oui'] : ['oil change thursday 2pm', 'yes'];
    await talk(desk, wish, yes, text);
    expect(bookedAt(desk)).toEqual([standingOne, 'vidange 2026-11-26T14:00']);
    await talk(desk, yes);
    expect(bookedAt(desk)).toEqual([standingOne, expected]);
  });

  test('a booking, a no asks what is meant and does nothing', async () => {
    const reply = await talk(garageDesk('fr'), 'vidange jeudi 14h', 'oui', 'non');
    expect(reply).toMatchObject({ calls: [], text: 'Souhaitez-vous annuler ce rendez-vous ou le déplacer ?' });
    const english = garageDesk('en');
    await talk(english, 'oil change thursday 2pm', 'yes', 'no', 'cancel it');
    expect(english.calls.at(-1)?.input).toEqual({ appointment: 'a-2' });
  });

  test('a booking, a day that is refused is asked again', async () => {
    expect((await talk(garageDesk('fr'), 'vidange jeudi 14h', 'oui', 'non pas jeudi')).text).toContain('Quel jour');
    expect((await talk(garageDesk('en'), 'oil change thursday 2pm', 'yes', 'no not thursday')).text).toContain('day');
  });

  test('a booking, another service is another booking', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange jeudi 14h', 'oui', 'et une clim vendredi 10h', 'oui');
    expect(bookedAt(desk)).toHaveLength(3);
  });

  test('a cancellation, the same service is booked anew', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'cancel my appointment', 'yes', 'actually can i rebook it for friday 10am', 'yes');
    expect(bookedAt(desk)).toEqual(['revision 2026-11-27T10:00']);
    const french = await talk(garageDesk('fr'), 'annule mon rdv', 'oui', 'en fait non je veux le reprendre');
    expect(french.calls).toEqual(['find_slots', 'hold_slots']);
  });
});

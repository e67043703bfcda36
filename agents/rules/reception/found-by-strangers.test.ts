import { beforeAll, describe, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Language } from '#language/language.ts';
import { rulesModel } from '../model.ts';
import { asksTerms } from './asks-terms.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';
import type { TalkDesk } from './fixtures/desk.ts';
import { bookedAt, sayAll } from './fixtures/talk.ts';
import { whenIn } from './fixtures/when-in.ts';
import { readTrouble } from './read-trouble.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

const talk = (desk: TalkDesk, ...lines: string[]) => sayAll(desk, model, lines);
const searched = (desk: TalkDesk) => desk.calls.findLast(({ tool }) => tool === 'find_slots')?.input;
const told = (desk: TalkDesk) => desk.calls.flatMap(({ tool, input }) => (tool === 'leave_note' ? [input] : []));
const called = (desk: TalkDesk) => desk.calls.map(({ tool }) => tool);

describe('no appointment is called off', () => {
  test.each<[Language, string[]]>([
    ['fr', ['annulez mon rdv', 'le premier']],
    ['fr', ['annulez mon rdv', 'le plus tôt']],
    ['en', ['cancel my appointment', 'the first one please']],
    ['fr', ['vidange mardi 15h', "euh non mercredi, mardi j'ai réunion", 'oui']],
    ['fr', ['annulez mon rdv', 'ah non attendez, je garde mon rdv de jeudi']],
    ['en', ['cancel my appointment', "no wait, I'll keep my appointment"]],
  ])('%s: %j', async (language, lines) => {
    const desk = garageDesk(language);
    await talk(desk, ...lines);
    expect(bookedAt(desk)).toContain('revision 2026-11-26T09:00');
  });

  test.each<[string, boolean]>([
    ['si jamais je devais annuler vendredi, je peux le faire jusqu’à quand ?', true],
    ["si j'annule jeudi au dernier moment, vous me facturez quelque chose ?", true],
    ['If I had to cancel on Thursday, would you charge me?', true],
    ['je dois annuler vendredi', false],
    ['cancel Thursday please', false],
  ])('"%s" asks on what terms: %s', (text, expected) => {
    expect(asksTerms('cancel', text, text, true)).toBe(expected);
  });
});

describe('a time is not guessed', () => {
  test('what was not asked for is told, and held only when it is chosen', async () => {
    const desk = garageDesk('fr');
    const reply = await talk(desk, 'vidange dimanche');
    expect(reply.calls).toEqual(['find_slots']);
    expect(desk.context.ask).toBeNull();
    expect((await talk(desk, 'le premier')).calls).toContain('hold_slots');
    expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
  });

  test("a part of the day narrows the offer: plutôt l'après-midi", async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange vendredi', "plutôt l'après-midi");
    expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
    expect(whenIn(searched(desk), desk.context)).toBe('11-27 13:00-18:00');
  });

  test('"leave it, I will talk to my husband first" is no first of two', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'oil change on Friday', "Actually leave it, I'll talk to my husband first");
    expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
  });

  test.each<[Language, string, string]>([
    ['en', 'oil change Tuesday or Wednesday next week after 3', "actually not Tuesday, I forgot I'm in Nantes"],
    ['fr', 'vidange mardi ou mercredi de la semaine prochaine après 15h', 'finalement pas mardi, je suis à Nantes'],
  ])('%s: a weekday that falls away is that of the week talked about', async (language, wish, away) => {
    const desk = garageDesk(language);
    await talk(desk, wish, away);
    expect(whenIn(searched(desk), desk.context)).toBe('12-02 15:00-');
  });

  test('back a week, but in the afternoon', async () => {
    const desk = garageDesk('en');
    await talk(desk, "Could we push Thursday's service back a week? Same weekday, but the afternoon rather than 9");
    expect(whenIn(searched(desk), desk.context)).toBe('12-03 12:00-18:00');
  });
});

describe('beside what stands', () => {
  test('right after the colour is a visit of its own, when it ends', async () => {
    const desk = salonDesk('fr');
    await talk(desk, 'couleur vendredi 10h', 'oui', 'merci');
    await talk(desk, 'Pour vendredi, juste après ma couleur, on peut enchaîner avec un brushing ?');
    expect(searched(desk)).toMatchObject({ service: 'brushing' });
    expect(whenIn(searched(desk), desk.context)).toMatch(/^11-27 11:30/);
  });

  test('what is to stay is no wish', async () => {
    const desk = salonDesk('fr');
    await talk(desk, 'couleur vendredi 10h', 'oui', 'merci');
    await talk(desk, 'un brushing samedi 14h', 'non la mienne de vendredi bouge pas');
    expect(called(desk)).not.toContain('cancel_appointment');
    expect(bookedAt(desk)).toEqual(['couleur 2026-11-27T10:00']);
  });
});

describe('a correction', () => {
  test.each<[Language, string[], string]>([
    ['en', ["women's cut on Thursday at 3pm", 'sorry, I meant a blow-dry, not a cut. same time'], 'brushing'],
    ['fr', ['un balayage vendredi 4 décembre. Euh non pardon, un brushing, pas un balayage'], 'brushing'],
    ['fr', ['un soin samedi 14h', 'non, plutôt un brushing à la place du soin'], 'brushing'],
  ])('%s: %j is for %s', async (language, lines, service) => {
    const desk = salonDesk(language);
    await talk(desk, ...lines);
    expect(searched(desk)).toMatchObject({ service });
    expect(searched(desk)?.['also']).toBeUndefined();
  });
});

describe('two visits of one message', () => {
  test('are one that is arranged and one that the team is told of', async () => {
    const desk = salonDesk('en');
    await talk(
      desk,
      "Women's cut on Thursday 3 December at 1pm, and a men's cut for my boyfriend on Saturday 5 December at 1pm",
    );
    expect(searched(desk)).toMatchObject({ service: 'coupe-femme' });
    expect(told(desk)).toMatchObject([{ words: expect.stringContaining('Saturday 5 December') }]);
  });
});

test("a child's age names the child's cut", async () => {
  const desk = salonDesk('fr');
  await talk(desk, "c'est pour mon fils Adam, 7 ans, une coupe mercredi");
  expect(searched(desk)).toMatchObject({ service: 'coupe-enfant' });
});

test('years that are no age name no child', async () => {
  const desk = salonDesk('fr');
  await talk(desk, 'une coupe femme mercredi, mes cheveux sont abîmés depuis 3 ans');
  expect(searched(desk)).toMatchObject({ service: 'coupe-femme' });
});

test.each<[string, string, string, ReturnType<typeof readTrouble>]>([
  ['my face is swelling up, eyelids like balloons', 'book', 'hair', 'reaction'],
  ["j'ai le cuir chevelu qui brûle depuis la couleur", 'complaint', 'hair', 'reaction'],
  ["smoke coming out from under the bonnet of my mother in law's C3!!", 'none', 'garage', 'danger'],
  ['is it safe for him to drive to Nantes tonight?', 'symptom', 'garage', 'danger'],
  ['can I smoke while I wait?', 'knowledge', 'garage', null],
  ['je voudrais une coupe', 'book', 'hair', null],
])('"%s" (%s, %s) is %s', (text, intent, trade, expected) => {
  expect(readTrouble(text, intent, trade)).toBe(expected);
});

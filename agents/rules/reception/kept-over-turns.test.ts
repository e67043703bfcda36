import { beforeAll, describe, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Language } from '#language/language.ts';
import { rulesModel } from '../model.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';
import type { TalkDesk } from './fixtures/desk.ts';
import { bookedAt, sayAll } from './fixtures/talk.ts';
import { whenIn } from './fixtures/when-in.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

const talk = (desk: TalkDesk, ...lines: string[]) => sayAll(desk, model, lines);
const searched = (desk: TalkDesk) => desk.calls.findLast(({ tool }) => tool === 'find_slots')?.input;
const told = (desk: TalkDesk) => desk.calls.flatMap(({ tool, input }) => (tool === 'leave_note' ? [input] : []));
const daysAsked = (desk: TalkDesk) => whenIn(searched(desk), desk.context);

describe('a day is told from the day that is talked about', () => {
  test.each<[Language, string[], string]>([
    ['en', ['oil change on wednesday', 'no sorry not this Wednesday, the one after'], '2026-12-02'],
    ['fr', ['vidange mercredi', "pas ce mercredi, celui d'après"], '2026-12-02'],
    ['fr', ['vidange mardi', 'la semaine suivante plutôt'], '2026-12-01'],
    ['en', ['oil change on tuesday', 'the week after please'], '2026-12-01'],
    ['en', ['do you open saturdays', 'could you change the oil then'], '2026-11-28'],
    ['fr', ['vous êtes ouverts vendredi ?', 'je voudrais une vidange alors'], '2026-11-27'],
  ])('%s: %j', async (language, lines, day) => {
    const desk = garageDesk(language);
    await talk(desk, ...lines);
    expect(daysAsked(desk)).toContain(day.slice(5));
  });

  test('and stays asked where it is told from none, or when is what was asked', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'je voudrais une vidange', 'la semaine suivante');
    expect(searched(desk)).toBeUndefined();
    await talk(desk, 'vous êtes ouverts samedi ?', 'et la vidange ce serait quand ?');
    expect(searched(desk)).toBeUndefined();
  });
});

describe('what was asked about is what is booked', () => {
  test.each<[Language, string[], string, string[]]>([
    ['en', ['how much is a timing belt', 'ok could you do mine on the 3rd of December'], 'courroie', []],
    ['fr', ["c'est combien la courroie ?", 'ok vous pourriez le 3 décembre'], 'courroie', []],
    [
      'en',
      ['can you do tyre fitting and alignment in one go?', 'Monday 7th December, afternoon'],
      'pneus',
      ['parallelisme'],
    ],
    [
      'fr',
      ['vous faites la vidange et la clim en même temps ?', 'ok mardi 1er décembre'],
      'vidange',
      ['climatisation'],
    ],
  ])('%s: %j', async (language, lines, service, also) => {
    const desk = garageDesk(language);
    await talk(desk, ...lines);
    expect(searched(desk)).toMatchObject({ service, ...(also.length > 0 && { also }) });
  });

  test.each<[string, string]>([
    ["arrière, l'avant vous le faites en ce moment !!", 'plaquettes-arriere'],
    ["avant, l'arrière a été fait l'an dernier", 'plaquettes-avant'],
  ])('of two, the one that an answer opens with: %s', async (answer, service) => {
    const desk = garageDesk('fr');
    await talk(desk, 'je voudrais changer mes plaquettes', answer, 'jeudi 3 décembre');
    expect(searched(desk)).toMatchObject({ service });
  });

  test('the price of something else is said beside a move', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'déplacez ma révision au lundi 7 décembre et dites-moi combien coûte un montage de pneus ?');
    expect(desk.calls.find(({ tool }) => tool === 'find_services')?.input).toEqual({ query: 'Montage de pneus' });
    expect(searched(desk)).toMatchObject({ appointment: 'a-1' });
  });
});

describe('a note for an appointment that stands books nothing', () => {
  test.each<[Language, string]>([
    ['fr', 'Bonjour, pour jeudi pensez à jeter un œil au pneu arrière droit il se dégonfle'],
    ['fr', "pour jeudi n'oubliez pas de regarder le bruit à l'avant"],
    ['en', 'For Thursday: a rattling noise from the back, could the mechanic have a listen?'],
    ['en', 'the wipers squeak, have a look while it is in. No need for a separate appointment.'],
  ])('%s: %s', async (language, text) => {
    const desk = garageDesk(language);
    await talk(desk, text);
    expect(told(desk)).toHaveLength(1);
    expect(searched(desk)).toBeUndefined();
  });

  test.each([
    'mes freins grincent un peu, vous pouvez jeter un œil jeudi ?',
    'pour jeudi je voudrais un montage de pneus',
  ])('a wish for that day or another is one: %s', async (text) => {
    const desk = garageDesk('fr');
    await talk(desk, text);
    expect(searched(desk) ?? desk.history.length).toBeDefined();
    expect(told(desk)).toEqual([]);
  });

  test('"please tell me" is asked of us and told to nobody', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'oil change on friday please, tell me what you have');
    expect(told(desk)).toEqual([]);
  });
});

describe('an hour names the time that was put', () => {
  test.each<[Language, string, string]>([
    ['en', 'oil change friday at 2pm', '2 is good'],
    ['fr', 'vidange vendredi à 14h', '14h00 me va'],
  ])('%s: "%s", then "%s"', async (language, wish, answer) => {
    const desk = garageDesk(language);
    await talk(desk, wish, answer);
    expect(bookedAt(desk)).toContain('vidange 2026-11-27T14:00');
  });

  test('and another hour is none of it', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'oil change friday at 2pm', '2.30 is good');
    expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
  });
});

describe('what stands is measured from', () => {
  test('anything earlier than Thursday moves the appointment of Thursday', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'do you have anything earlier than thursday for my service');
    expect(searched(desk)).toMatchObject({ appointment: 'a-1' });
    expect(daysAsked(desk)).toBe('11-23..11-25');
  });

  test('who would come if a place came free is told of, and Thursday stays', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'no leave Thursday where it is for now', 'but if someone cancels for tomorrow let me know');
    expect(told(desk).map(({ kind }) => kind)).toEqual(['waiting_list']);
    expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
  });

  test('the cost of cancelling is asked for while it is put', async () => {
    const desk = garageDesk('en');
    const reply = await talk(desk, 'cancel my appointment on thursday', 'hang on, would you charge me for that?');
    expect(told(desk)).toEqual([]);
    expect(reply.text).toContain('Shall I cancel');
  });

  test('the afternoon, right after something was booked for the morning, is another time for it', async () => {
    const desk = salonDesk('en');
    await talk(desk, 'deep treatment on wednesday at 9am', 'yes', 'afternoon please');
    expect(searched(desk)).toHaveProperty('appointment');
  });
});

describe('whose it is', () => {
  test('a car that it is not for is not the one', async () => {
    const desk = garageDesk('fr');
    const reply = await talk(desk, 'un montage de pneus svp', "c'est pas pour la Clio, on a une deuxième voiture");
    expect(reply.text).toContain('immatriculation');
  });

  test('of two cars the other one is meant', async () => {
    const desk = garageDesk('fr');
    desk.context.contact.vehicles.push({ plate: 'GH-789-JK', model: 'Peugeot 208' });
    await talk(desk, 'vidange vendredi 14h', 'pas pour la Clio');
    expect(desk.calls.findLast(({ tool }) => tool === 'hold_slots')?.input).toMatchObject({ plate: 'GH-789-JK' });
  });

  test("a husband's cut is not the writer's usual one", async () => {
    const desk = salonDesk('fr');
    desk.context.contact.had = ['coupe-femme'];
    const reply = await talk(desk, 'il faudrait caser mon mari (coupe) jeudi 3 décembre');
    expect(searched(desk)?.['service']).not.toBe('coupe-femme');
    expect(reply.text).not.toContain('coupe femme (');
  });
});

describe('a wrong number', () => {
  test.each<[string, number]>([
    ['wrong number', 0],
    ["I think you have the wrong number, I'm not Claire and I don't own a Clio", 1],
  ])('%s: the team is told %i times', async (text, times) => {
    const desk = garageDesk('en');
    await talk(desk, text);
    expect(told(desk)).toHaveLength(times);
  });
});

test('a question put twice in vain is not put a third time: the team is told what was said', async () => {
  const desk = garageDesk('fr');
  const lines = ['je voudrais une vidange', 'euh attendez la ligne coupe', 'pfff cette connexion'];
  const reply = await talk(desk, ...lines);
  expect(reply.text).not.toContain('Quel jour vous arrange');
  expect(told(desk).map(({ words }) => words)).toEqual([lines.join(' / ')]);
});

test.each<[string, string[]]>([
  ['puncture, back left', []],
  ['no brakes at all!', ['urgent']],
  ['your new brakes are grinding again', ['complaint']],
])('what ails a car is seen to, and danger goes first: %s', async (text, kinds) => {
  const desk = garageDesk('en');
  await talk(desk, text);
  expect(told(desk).map(({ kind }) => kind)).toEqual(kinds);
});

describe('a day that is named beside an ordinal is another than the one that was put', () => {
  test('and nothing is booked', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange lundi 30 à 14h', "euh attendez, lundi j'ai dentiste, plutôt le mardi 1er, même heure");
    expect(bookedAt(desk)).toEqual(['revision 2026-11-26T09:00']);
  });

  test('what stands is moved, and not booked a second time', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'Ma révision de jeudi, je peux la mettre lundi 30 à 14h ?');
    expect(searched(desk)).toMatchObject({ appointment: 'a-1' });
  });

  test('the first slot after what stands is no second one of it', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'le premier créneau après la révision');
    expect(searched(desk)?.['service']).toBeUndefined();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskList } from '#db/waiting.ts';
import { type Garage, testBot, type TestBot } from '../fixtures/test-bot.ts';

let bot: TestBot;
let garage: Garage;
beforeAll(async () => {
  bot = await testBot();
  garage = await bot.openGarage();
});
afterAll(() => bot.close());

test.each(['annule', 'Annulez svp', 'cancel please'])(
  '%j to an offered slot gives the slot back, and touches no appointment',
  async (word) => {
    const person = garage.stranger();
    await person.say('une vidange mercredi 16 décembre à 14h30');
    await person.say('oui');
    await person.say('une climatisation jeudi 17 décembre à 15h');
    expect(await person.appointments('held')).toHaveLength(1);
    await person.say(word);
    expect(await person.appointments('held')).toEqual([]);
    const booked = await person.appointments('booked');
    expect(booked).toHaveLength(1);
    for (const { id } of booked)
      await garage.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where id = ?`, [id]));
  },
);

test('"annule" to the question whether to cancel is a yes', async () => {
  const person = garage.stranger();
  await person.say('une vidange vendredi 18 décembre à 14h30');
  await person.say('oui');
  await person.say('annuler mon rendez-vous');
  expect(await person.appointments('booked')).toHaveLength(1);
  await person.say('annule');
  expect(await person.appointments('booked')).toEqual([]);
});

describe('a name on file', () => {
  const nameOf = async () => {
    const [row] = await garage.inTenant((db) =>
      db.execute<{ name: string }[]>(`select first_name || ' ' || last_name as name from contact where id = ?`, [
        claireId,
      ]),
    );
    return row?.name;
  };
  let claireId = '';
  beforeEach(async () => {
    await garage.claire.say('Hello, are you open on Saturday?');
    claireId = (await garage.claire.conversation()).contactId ?? '';
  });

  test('changes by the yes to it, in the language of the talk, and not by a no', async () => {
    const { claire } = garage;
    expect(await nameOf()).toBe('Claire Martin');
    expect(await claire.say('can you change my surname?')).toEqual(['Which name shall I put on file?']);
    expect(await claire.say('K E R O U A C')).toEqual(['Shall I change your name to Claire Kerouac?']);
    await claire.say('no thanks');
    expect(await nameOf()).toBe('Claire Martin');
    await claire.say("I got married, it's Claire Lefèvre now, not Martin. Could you change my surname on file?");
    expect(await nameOf()).toBe('Claire Martin');
    expect(await claire.say('yes please change it')).toEqual(['Noted: your name is now Claire Lefèvre.']);
    expect((await claire.turns()).at(-1)).toMatchObject({ lane: 'ask' });
    expect(await nameOf()).toBe('Claire Lefèvre');
    expect((await claire.receipts()).at(-1)).toMatchObject({ tool: 'change_my_name', deeds: ['renamed', 'noted'] });
  });

  test('is not changed by an old yes, nor by a yes to what was asked since', async () => {
    const { claire } = garage;
    const before = await nameOf();
    await claire.say('my name is now Claire Baker');
    await claire.say('an oil change on Wednesday 16 December at 2:30 pm');
    await claire.say('yes');
    expect(await nameOf()).toBe(before);
    expect(await claire.appointments('booked')).not.toEqual([]);
  });
});

test.each([
  [
    'le',
    'décembre à 16h30',
    "Vous avez déjà 5 rendez-vous à venir, le maximum que je peux prendre par message. Je transmets votre demande à l'équipe, qui vous répond ici.",
  ],
  [
    'on',
    'December at 4:30 pm',
    'You already have 5 appointments to come, the most I can book by message. I am passing your request on to the team, who will answer you here.',
  ],
])(
  'nobody fills the diary by message: a sixth appointment is for a person of the business (%s)',
  async (on, at, limit) => {
    const own = await bot.openGarage();
    const person = own.stranger();
    const what = on === 'le' ? 'une vidange' : 'an oil change';
    for (const day of [7, 8, 9, 10, 11]) {
      await person.say(`${what} ${on} ${day} ${at}`);
      await person.say(on === 'le' ? 'oui' : 'yes');
    }
    expect(await person.appointments('booked')).toHaveLength(5);
    expect(await person.say(`${what} ${on} 14 ${at}`)).toEqual([limit]);
    expect(await person.appointments('held')).toEqual([]);
    expect((await person.conversation()).memberWantedAt).not.toBeNull();
    const { people } = await own.inTenant(deskList);
    expect(people).toMatchObject([{ notes: [{ kind: 'other', words: `${what} ${on} 14 ${at}` }] }]);
    await person.say(on === 'le' ? 'oui' : 'yes');
    expect(await person.appointments('booked')).toHaveLength(5);
    expect(await person.say(on === 'le' ? 'vous êtes ouverts samedi ?' : 'are you open on Saturday?')).toEqual([
      expect.stringMatching(/samedi|Saturday/),
    ]);
  },
);

test('with five appointments one may still be moved, or make room for another; at night the team answers in the morning', async () => {
  const own = await bot.openGarage();
  const person = own.stranger();
  for (const day of [7, 8, 9, 10, 11]) {
    await person.say(`une vidange le ${day} décembre à 16h30`);
    await person.say('oui');
  }
  await person.say('déplacer mon rendez-vous du 7 décembre au 14 décembre à 16h30');
  await person.say('oui');
  expect(await person.appointments('moved')).toHaveLength(1);
  expect(await person.appointments('booked')).toHaveLength(5);
  bot.clock.set('2026-11-23T22:00');
  expect(await person.say('une vidange le 15 décembre à 16h30')).toEqual([expect.stringMatching(/à l'ouverture\.$/)]);
  await person.say('annuler mon rendez-vous du 8 décembre');
  await person.say('oui');
  expect(await person.appointments('booked')).toHaveLength(4);
  await person.say('une vidange le 15 décembre à 16h30');
  await person.say('oui');
  expect(await person.appointments('booked')).toHaveLength(5);
  bot.clock.set('2026-11-23T09:00');
});

test.each([
  ['le premier svp merci bcp', 0],
  ['la deuxième proposition ça me va', 1],
  ["d'accord. alors le premier créneau, bonne journée à vous", 0],
  ["non l'autre", 1],
  ['peu importe', 0],
])('%j books what it chooses, manners and all', async (words, index) => {
  const person = garage.stranger();
  await person.say('une vidange mardi 15 décembre, quelles heures avez-vous ?');
  const held = (await person.appointments('held')).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  expect(held).toHaveLength(2);
  await person.say(words);
  expect((await person.turns()).at(-1)).toMatchObject({ lane: 'ask' });
  const booked = await person.appointments('booked');
  expect(booked.map(({ startsAt }) => startsAt)).toEqual([held[index]?.startsAt]);
  for (const { id } of booked)
    await garage.inTenant((db) => db.execute(`update appointment set status = 'cancelled' where id = ?`, [id]));
});

test.each([
  'le premier mais seulement si la clim est prête le soir',
  'le premier, vous prenez la carte ?',
  'oui mais à 10h07',
])('%j is left to the agent, which sees all of it', async (words) => {
  const person = garage.stranger();
  await person.say('une vidange mardi 15 décembre, quelles heures avez-vous ?');
  expect(await person.appointments('held')).toHaveLength(2);
  await person.say(words);
  expect((await person.turns()).at(-1)).toMatchObject({ lane: 'agent' });
});

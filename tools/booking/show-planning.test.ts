import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppointmentRow } from '#db/appointment.ts';
import { Service } from '#db/service.ts';
import { Vehicle } from '#db/vehicle.ts';
import type { Language } from '#language/language.ts';
import { type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { runTool } from '../run.ts';
import { showPlanning } from './show-planning.ts';

const business = { name: 'Garage Test', trade: 'garage', phone: '', address: '' };

let world: World;
let karim: Colleague;

beforeAll(async () => {
  world = await openWorld();
  karim = await world.member({ name: 'Karim', role: 'USER' });
  const claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  const paul = await world.customer({ firstName: 'Paul', lastName: 'Durand' });
  const vehicle = await world.inTenant((db) => db.findOneOrFail(Vehicle, { contactId: claire.contactId }));
  await world.book(claire, '2026-11-23T08:00', { vehicleId: vehicle.id, status: 'in_workshop' });
  await world.book(paul, '2026-11-23T14:00');
  await world.book(claire, '2026-11-24T10:00', { vehicleId: vehicle.id });
  await world.book(paul, '2026-11-24T15:30');
  await world.book(await world.customer(), '2026-11-26T09:00');
  await world.book(paul, '2026-12-03T09:00');
  const pads = await world.inTenant((db) => db.findOneOrFail(Service, { code: 'plaquettes-avant' }));
  await world.book(paul, '2026-12-04T09:00', { also: [pads.id] });
  const gone: Partial<AppointmentRow>[] = [
    { status: 'cancelled' },
    { status: 'moved' },
    { status: 'released' },
    { status: 'held', heldUntil: instant('2026-11-23T10:00') },
    { deletedAt: instant('2026-11-23T08:30') },
  ];
  for (const [index, change] of gone.entries()) await world.book(paul, `2026-11-27T${14 + (index % 4)}:00`, change);
});
beforeEach(() => {
  world.clock.now = instant('2026-11-23T09:00');
});
afterAll(() => world.store.close());

async function show(when?: string, language: Language = 'fr') {
  const turn = await world.turn(karim, { language });
  const outcome = await runTool(turn, { id: 'call-1', tool: 'show_planning', input: { when }, approved: false });
  const output = showPlanning.output.parse(outcome.output);
  return { output, said: showPlanning.say(output, { language, business, ask: null }), rows: outcome.rows };
}

const starts = ({ days }: Awaited<ReturnType<typeof show>>['output']) =>
  days.flatMap(({ appointments }) => appointments.map(({ startsAt }) => startsAt));

describe('a day', () => {
  test('is today where none is said, each appointment on a line with who does what to which car', async () => {
    const { output, said, rows } = await show();
    expect(said).toBe(
      'Lundi 23 novembre, 2 rendez-vous :\n' +
        "8 h : Vidange, Claire Martin, Clio AB-123-CD, Technicien 1, à l'atelier\n" +
        '14 h : Vidange, Paul Durand, Technicien 1',
    );
    expect(output).toMatchObject({ outcome: 'planning', isCut: false });
    expect(rows).toEqual([]);
    expect((await show(undefined, 'en')).said).toBe(
      'Monday 23 November, 2 appointments:\n' +
        '8 am: Oil change, Claire Martin, Clio AB-123-CD, Technicien 1, in the workshop\n' +
        '2 pm: Oil change, Paul Durand, Technicien 1',
    );
  });

  test('names all that is done in one visit', async () => {
    expect((await show('vendredi 4 décembre')).said).toBe(
      'Vendredi 4 décembre, 1 rendez-vous :\n' +
        '9 h : Vidange et plaquettes de frein avant, Paul Durand, Technicien 1',
    );
    expect((await show('Friday 4 December', 'en')).said).toContain(
      '9 am: Oil change and front brake pads, Paul Durand',
    );
  });

  test.each([
    ['fr', "aujourd'hui", ['2026-11-23T08:00', '2026-11-23T14:00']],
    ['fr', 'mardi', ['2026-11-24T10:00', '2026-11-24T15:30']],
    ['fr', 'jeudi 26', ['2026-11-26T09:00']],
    ['en', 'tomorrow', ['2026-11-24T10:00', '2026-11-24T15:30']],
    ['en', 'Thursday', ['2026-11-26T09:00']],
  ] as const)('in %s: %s', async (language, when, expected) => {
    expect(starts((await show(when, language)).output)).toEqual(expected);
  });

  test('without appointments has nothing planned', async () => {
    expect((await show('mercredi')).said).toBe('Mercredi 25 novembre : rien de prévu.');
    expect((await show('Wednesday', 'en')).said).toBe('Wednesday 25 November: nothing planned.');
  });

  test('with one customer who has no name is told all the same', async () => {
    expect((await show('jeudi')).said).toBe(
      'Jeudi 26 novembre, 1 rendez-vous :\n9 h : Vidange, client sans nom, Technicien 1',
    );
    expect((await show('Thursday', 'en')).said).toContain('1 appointment:\n9 am: Oil change, customer without a name');
  });

  test('that the garage is closed is closed', async () => {
    expect((await show('dimanche')).said).toBe('Dimanche 29 novembre : fermé.');
    expect((await show('Sunday', 'en')).said).toBe('Sunday 29 November: closed.');
    expect((await show('le 25 décembre')).said).toBe('Vendredi 25 décembre : fermé.');
    expect((await show('le 29 décembre')).said).toBe('Mardi 29 décembre : fermé.');
  });

  test('that is past is still shown', async () => {
    world.clock.now = instant('2026-11-25T09:00');
    expect(starts((await show('hier')).output)).toEqual(['2026-11-24T10:00', '2026-11-24T15:30']);
    expect(starts((await show('yesterday', 'en')).output)).toEqual(['2026-11-24T10:00', '2026-11-24T15:30']);
    expect(starts((await show('lundi 23 novembre')).output)).toHaveLength(2);
  });

  test('holds no plan of what was cancelled, moved, given back, only held or deleted', async () => {
    expect(starts((await show('vendredi')).output)).toEqual([]);
  });
});

describe('a part of a day', () => {
  test('is shown alone, and said, so that a free morning is no free day', async () => {
    const morning = await show('demain matin');
    expect(starts(morning.output)).toEqual(['2026-11-24T10:00']);
    expect(morning.said).toMatch(/^Mardi 24 novembre matin, 1 rendez-vous :/);
    expect(starts((await show('tomorrow afternoon', 'en')).output)).toEqual(['2026-11-24T15:30']);
    expect((await show('jeudi après-midi')).said).toBe('Jeudi 26 novembre après-midi : rien de prévu.');
    expect((await show('Thursday afternoon', 'en')).said).toBe('Thursday 26 November afternoon: nothing planned.');
  });

  test('from an hour on is the rest of that day, which is today where none is said', async () => {
    const { output, said } = await show('mardi 12h');
    expect(starts(output)).toEqual(['2026-11-24T15:30']);
    expect(said).toMatch(/^Mardi 24 novembre après 12 h, 1 rendez-vous :/);
    expect(starts((await show('à partir de 13h')).output)).toEqual(['2026-11-23T14:00']);
  });

  test('that is over today is still shown', async () => {
    world.clock.now = instant('2026-11-23T16:00');
    expect(starts((await show('ce matin')).output)).toEqual(['2026-11-23T08:00']);
  });
});

describe('several days', () => {
  test('of a week have a line each, and how much there is to do', async () => {
    for (const [when, language] of [
      ['cette semaine', 'fr'],
      ['this week', 'en'],
    ] as const) {
      const { output, said } = await show(when, language);
      expect(output.days.map(({ date }) => date.slice(8))).toEqual(['23', '24', '25', '26', '27', '28', '29']);
      expect(output.isCut).toBe(false);
      expect(starts(output)).toHaveLength(5);
      expect(said.split('\n')).toHaveLength(7);
    }
  });

  test('are the two that are named, and not those between', async () => {
    const { output } = await show('mardi et jeudi');
    expect(output.days.map(({ date }) => date)).toEqual(['2026-11-24', '2026-11-26']);
    expect(starts(output)).toEqual(['2026-11-24T10:00', '2026-11-24T15:30', '2026-11-26T09:00']);
  });

  test('beyond seven are cut, and that is said', async () => {
    const french = await show('du 23 novembre au 4 décembre');
    expect(french.output.days).toHaveLength(7);
    expect(french.output.isCut).toBe(true);
    expect(french.said).toMatch(/\nJe ne montre que les sept premiers jours\.$/);
    const english = await show('from 23 November to 4 December', 'en');
    expect(english.said).toMatch(/\nI am only showing the first seven days\.$/);
  });
});

describe('no planning', () => {
  test('of words that mean one of two days: which one is asked', async () => {
    const french = await show('jeudi prochain');
    expect(french.output).toMatchObject({
      outcome: 'which_day',
      days: [{ date: '2026-11-26' }, { date: '2026-12-03' }],
    });
    expect(starts(french.output)).toEqual([]);
    expect(french.said).toBe('Quel jour : jeudi 26 novembre ou jeudi 3 décembre ?');
    const english = await show('next Thursday', 'en');
    expect(english.said).toBe('Which day: Thursday 26 November or Thursday 3 December?');
  });

  test.each(['n’importe quoi', 'le 31 novembre', '25h'])('of what is no day: %s', async (when) => {
    const { output, said } = await show(when);
    expect(output).toEqual({ outcome: 'no_such_day', days: [], isCut: false, only: null });
    expect(said).toBe("Je ne vois pas de quel jour il s'agit. Lequel ?");
    expect((await show('whatever', 'en')).said).toBe('I cannot tell which day that is. Which one?');
  });

  test('for a customer', async () => {
    const outcome = await world.call(await world.customer(), 'show_planning', {});
    expect(outcome).toMatchObject({ ok: false, output: { error: 'This person may not do that.' } });
  });

  test('of another business', async () => {
    const other = await openWorld();
    const outcome = await other.call(await other.member({ name: 'Eve', role: 'OWNER' }), 'show_planning', {});
    expect(starts(showPlanning.output.parse(outcome.output))).toEqual([]);
    await other.store.close();
  });
});

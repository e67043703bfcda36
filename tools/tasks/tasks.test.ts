import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Member } from '#db/member.ts';
import { Task } from '#db/task.ts';
import { v7 } from 'uuid';
import { writtenTo } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';
import type { ToolOutcome } from '../outcome.ts';

let world: World;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  await world.customer({ firstName: 'Luc', lastName: 'Martin' });
});
afterAll(() => world.store.close());

const create = (who: Colleague, input: object) => world.call(who, 'create_task', input);
const change = (who: Colleague, input: object) => world.call(who, 'change_task', input);
const count = () => world.inTenant((db) => db.count(Task, {}));
const row = (id: string) => world.inTenant((db) => db.findOneOrFail(Task, { id }));
const idOf = ({ rows }: ToolOutcome) => rows[0]?.id ?? '';

const list = z.object({ tasks: z.array(z.object({ id: z.string(), label: z.string() })), next: z.string().nullable() });
const listed = async (who: Colleague, input: object = {}) =>
  list.parse((await world.call(who, 'list_tasks', input)).output);

describe('a task', () => {
  test('is one’s own where nobody is named, and nobody is told', async () => {
    const made = await create(karim, { title: 'commander les plaquettes ', due: 'demain 8h' });
    expect(made).toMatchObject({
      ok: true,
      output: { outcome: 'created', task: { label: 'Commander les plaquettes', dueOn: '2026-11-24' }, told: false },
      rows: [{ table: 'task', op: 'insert' }],
      deeds: ['noted'],
    });
    expect(saidIn(made)).toBe("C'est noté : Commander les plaquettes, mardi 24 novembre à 8 h, pour Karim Benali.");
    expect(await row(idOf(made))).toMatchObject({
      ...{ title: 'Commander les plaquettes', dueOn: '2026-11-24', dueAt: '08:00:00', status: 'open' },
      ...{ assigneeId: karim.memberId, createdBy: karim.memberId },
    });
  });

  test('for a colleague is told to them, in whoever’s name it is', async () => {
    const made = await create(julie, { title: 'laver la Clio', assignee: 'Karim', due: 'avant midi' });
    expect(made).toMatchObject({ output: { told: true }, deeds: ['noted', 'passed_on'] });
    expect(await writtenTo(world, karim)).toEqual([
      'Julie Petit vous confie une tâche : Laver la Clio, lundi 23 novembre à 12 h.',
    ]);
    expect(saidIn(made, 'en')).toMatch(/^Noted: Laver la Clio, .*, for Karim Benali\. I have told them\.$/);
  });

  test('for who cannot be reached is kept, and nobody is said to have been told', async () => {
    await world.inTenant((db) => db.insert(Member, { id: v7(), name: 'Yann Loin', role: 'USER' }));
    const made = await create(julie, { title: 'vider les poubelles', assignee: 'Yann' });
    expect(made).toMatchObject({ ok: true, output: { told: false }, deeds: ['noted'] });
  });

  test('about a customer names them, once', async () => {
    const made = await create(julie, { title: 'la relancer', contact: 'Claire Martin' });
    expect(await row(idOf(made))).toMatchObject({ title: 'La relancer (Claire Martin)', contactId: claire.contactId });
    expect(await row(idOf(await create(julie, { title: 'relancer Claire', contact: 'Claire Martin' })))).toMatchObject({
      title: 'Relancer Claire',
    });
  });

  test('of an unclear day, colleague or customer is asked about, and not kept', async () => {
    const before = await count();
    const day = await create(julie, { title: 'x', due: 'jeudi prochain' });
    expect(day.ask?.options.map(({ label, input }) => [label, input['due']])).toEqual([
      ['jeudi 26 novembre', '2026-11-26'],
      ['jeudi 3 décembre', '2026-12-03'],
    ]);
    const who = await create(julie, { title: 'x', contact: 'Martin' });
    expect(who.output).toMatchObject({ outcome: 'which', candidates: [{ label: /Claire/ }, { label: /Luc/ }] });
    const nobody = await create(julie, { title: 'x', assignee: 'Gwendal' });
    expect(nobody).toMatchObject({ output: { outcome: 'which', candidates: [], sought: 'Gwendal' }, ask: null });
    expect(saidIn(nobody)).toMatch(/^Je ne trouve pas "Gwendal"/);
    expect(await count()).toBe(before);
    const [option] = who.ask?.options ?? [];
    expect(await create(julie, option?.input ?? {})).toMatchObject({ output: { task: { contact: 'Claire Martin' } } });
  });

  test.each([
    ['says nothing', { title: '   ' }, 'Que faut-il faire ?'],
    ['is a report', { title: 'a'.repeat(301) }, "C'est trop long. Dites-le plus court."],
    ['is due yesterday', { title: 'x', due: 'hier' }, `"hier", c'est déjà passé. Pour quand ?`],
    [
      'is due on no day',
      { title: 'x', due: 'le 31 novembre' },
      'Je ne lis pas de jour dans "le 31 novembre". Pour quand ?',
    ],
  ])('that %s is refused', async (_, input, words) => {
    const before = await count();
    const outcome = await create(julie, input);
    expect(outcome).toMatchObject({ ok: false, rows: [], deeds: [] });
    expect(saidNo(outcome)).toBe(words);
    expect(await count()).toBe(before);
  });
});

describe('a task that is changed', () => {
  test('is ticked off by its words, and opened again', async () => {
    const id = idOf(await create(karim, { title: 'vidanger le compresseur' }));
    const done = await change(karim, { task: 'compresseur', status: 'done' });
    expect(done).toMatchObject({ output: { outcome: 'done', task: { id } }, deeds: ['noted'] });
    expect(saidIn(done)).toBe("C'est coché : Vidanger le compresseur.");
    expect(await row(id)).toMatchObject({ status: 'done', doneAt: world.clock.now, version: 2 });
    // What is done is no longer found by its words, but to open it again.
    expect((await change(karim, { task: 'compresseur', laterDays: 1 })).output).toMatchObject({
      outcome: 'which',
      candidates: [],
    });
    expect((await change(karim, { task: 'compresseur', status: 'open' })).output).toMatchObject({
      outcome: 'reopened',
    });
    expect(await row(id)).toMatchObject({ status: 'open', doneAt: null });
    expect(await change(karim, { task: id, status: 'open' })).toMatchObject({
      output: { outcome: 'already' },
      rows: [],
      deeds: [],
    });
  });

  test('keeps its hour on another day, its day at another hour, and is put off by days', async () => {
    const id = idOf(await create(karim, { title: 'peindre la cour', due: 'demain 8h' }));
    await change(karim, { task: id, due: 'vendredi' });
    expect(await row(id)).toMatchObject({ dueOn: '2026-11-27', dueAt: '08:00:00' });
    await change(karim, { task: id, due: 'à 15h' });
    expect(await row(id)).toMatchObject({ dueOn: '2026-11-27', dueAt: '15:00:00' });
    await change(karim, { task: id, laterDays: 7 });
    expect(await row(id)).toMatchObject({ dueOn: '2026-12-04', dueAt: '15:00:00' });
  });

  test('cannot be put off where it has no day', async () => {
    const id = idOf(await create(karim, { title: 'trier les vis' }));
    const outcome = await change(karim, { task: id, laterDays: 2 });
    expect(outcome).toMatchObject({ ok: false, rows: [] });
    expect(saidNo(outcome)).toBe("Cette tâche n'a pas de date. Pour quand ?");
    expect(await row(id)).toMatchObject({ version: 1 });
  });

  test('is given to a colleague, who is told once', async () => {
    const id = idOf(await create(julie, { title: 'ouvrir le colis' }));
    expect(await change(julie, { task: id, assignee: 'Karim' })).toMatchObject({
      output: { outcome: 'changed', told: true },
    });
    expect((await writtenTo(world, karim)).at(-1)).toBe('Julie Petit vous confie une tâche : Ouvrir le colis.');
    expect((await change(julie, { task: id, assignee: 'Karim' })).output).toMatchObject({
      outcome: 'already',
      told: false,
    });
    expect(await row(id)).toMatchObject({ assigneeId: karim.memberId });
  });

  test('is not left without words, nor with too many', async () => {
    const id = idOf(await create(karim, { title: 'graisser la porte' }));
    for (const title of ['   ', 'a'.repeat(301)]) {
      expect(await change(karim, { task: id, title })).toMatchObject({ ok: false, rows: [] });
    }
    expect(await row(id)).toMatchObject({ title: 'Graisser la porte', version: 1 });
  });

  test('of several that fit is asked about, one’s own going before those of others', async () => {
    await create(julie, { title: 'appeler Renault' });
    await create(karim, { title: 'appeler Peugeot' });
    const own = await change(karim, { task: 'appeler', status: 'in_progress' });
    expect(own.output).toMatchObject({ outcome: 'changed', task: { label: 'Appeler Peugeot' } });
    await create(karim, { title: 'appeler Citroën' });
    const asked = await change(karim, { task: 'appeler', status: 'done' });
    expect(asked).toMatchObject({ output: { outcome: 'which' }, rows: [] });
    expect(asked.ask?.options).toHaveLength(3);
    const chosen = asked.ask?.options.find(({ label }) => label.includes('Citroën'));
    expect(await change(karim, chosen?.input ?? {})).toMatchObject({
      output: { outcome: 'done', task: { label: 'Appeler Citroën' } },
    });
  });

  test('of nobody is not found, and the words that were sought are told', async () => {
    const outcome = await change(karim, { task: 'la fusée', status: 'done' });
    expect(outcome.output).toMatchObject({ outcome: 'which', candidates: [], sought: 'la fusée' });
    expect((await change(karim, { task: v7(), status: 'done' })).output).toMatchObject({
      outcome: 'which',
      candidates: [],
    });
  });
});

describe('a list of tasks', () => {
  let lea: Colleague;
  beforeAll(async () => {
    lea = await world.member({ name: 'Léa Riou', role: 'USER' });
    for (const due of ['vendredi', 'demain 14h', 'demain 9h', undefined, 'le 3 décembre', 'mercredi']) {
      await create(lea, { title: `pour ${due ?? 'un jour'}`, ...(due && { due }) });
    }
  });

  test('is one’s own, in the order they are due, five at a time', async () => {
    const first = await listed(lea);
    expect(first.tasks.map(({ label }) => label)).toEqual([
      ...['Pour demain 9h', 'Pour demain 14h', 'Pour mercredi', 'Pour vendredi', 'Pour le 3 décembre'],
    ]);
    expect(await listed(lea, { after: first.next })).toMatchObject({ tasks: [{ label: 'Pour un jour' }], next: null });
  });

  test('goes on behind the last one that was shown, whatever is done or added before it meanwhile', async () => {
    const first = await listed(lea);
    await world.call(lea, 'change_task', { task: first.tasks[0]?.id, status: 'done' });
    await create(lea, { title: 'en urgence', due: 'demain 8h' });
    expect(await listed(lea, { after: first.next })).toMatchObject({ tasks: [{ label: 'Pour un jour' }], next: null });
    await world.call(lea, 'undo', {});
    await world.call(lea, 'change_task', { task: first.tasks[0]?.id, status: 'open' });
    await world.call(lea, 'change_task', { task: 'pour un jour', status: 'done' });
    expect(saidIn(await world.call(lea, 'list_tasks', { after: first.next }))).toBe("C'est tout.");
    await world.call(lea, 'change_task', { task: 'pour un jour', status: 'open' });
  });

  test.each(['6', '5~', '5~W10', 'x', '5~WyIyMDI2LTEzLTQ1IiwiMDA6MDAiLCJ4IiwieSJd', "5~'; select 1"])(
    'does not go on where a model invents the place: %s',
    async (after) => {
      expect(await world.call(lea, 'list_tasks', { after })).toMatchObject({
        ok: false,
        output: { error: expect.stringMatching(/^No page of this list begins there/) },
      });
    },
  );

  test('is cut down to some days, to a colleague, to what is late', async () => {
    expect((await listed(lea, { when: 'demain' })).tasks).toHaveLength(2);
    expect((await listed(julie, { whose: 'Léa', when: 'vendredi' })).tasks).toMatchObject([{ label: 'Pour vendredi' }]);
    expect((await listed(lea, { status: 'overdue' })).tasks).toEqual([]);
    world.clock.now = instant('2026-11-25T09:00');
    expect((await listed(lea, { status: 'overdue' })).tasks).toHaveLength(2);
    world.clock.now = instant('2026-11-23T09:00');
    expect((await listed(lea, { contact: 'Claire Martin' })).tasks.map(({ label }) => label)).toContain(
      'La relancer (Claire Martin)',
    );
  });

  test('leaves out what is done, and shows it where it is asked for', async () => {
    await change(lea, { task: 'vendredi', status: 'done' });
    expect((await listed(lea)).tasks.map(({ label }) => label)).not.toContain('Pour vendredi');
    expect((await listed(lea, { status: 'done' })).tasks).toMatchObject([{ label: 'Pour vendredi' }]);
  });

  test('of days that cannot be read is refused in words, and an empty one says so', async () => {
    expect(saidNo(await world.call(lea, 'list_tasks', { when: 'blabla' }))).toBe(
      'Je ne lis pas de jour dans "blabla". Pour quand ?',
    );
    const nora = await world.member({ name: 'Nora', role: 'USER' });
    expect(saidIn(await world.call(nora, 'list_tasks', {}))).toBe('Aucune tâche en attente.');
  });
});

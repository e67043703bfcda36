import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Company } from '#db/company.ts';
import { Contact } from '#db/contact.ts';
import { Proposal } from '#db/proposal.ts';
import { Vehicle } from '#db/vehicle.ts';
import { askedOf, invoiceIn, invoiceRow, sayYes, withYes } from '../fixtures/money-desk.ts';
import { type Caller, type Colleague, openWorld, type World } from '../fixtures/world.ts';
import { saidIn, saidNo } from '../fixtures/said.ts';

let world: World;
let olivier: Colleague;
let julie: Colleague;
let karim: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  olivier = await world.member({ name: 'Olivier Roy', role: 'OWNER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  await world.customer({ firstName: 'Luc', lastName: 'Martin', plate: 'EF-456-GH' });
});
afterAll(() => world.store.close());

const create = (who: Colleague, input: object) => world.call(who, 'create_contact', input);
const update = (who: Colleague, input: object) => world.call(who, 'update_contact', input);
const show = (input: object) => world.call(karim, 'show_contact', input);
const count = () => world.inTenant((db) => db.count(Contact, { deletedAt: null }));
const row = (id: string) => world.inTenant((db) => db.findOneOrFail(Contact, { id }));
const made = async (input: object) => (await create(julie, input)).rows[0]?.id ?? '';

describe('a postcode', () => {
  test('is kept for who must show it one day, and has five digits', async () => {
    const { contactId } = await world.customer({ firstName: 'Zoé', lastName: 'Postale' });
    await update(julie, { who: contactId, postcode: '35 000' });
    const kept = await world.inTenant((db) => db.findOneOrFail(Contact, { id: contactId }));
    expect(kept.postcode).toBe('35000');
    const refused = await update(julie, { who: contactId, postcode: 'Rennes' });
    expect(refused).toMatchObject({ ok: false, rows: [] });
  });
});

describe('a new customer', () => {
  test('is kept with a vehicle, their number sealed, and shown as it is read', async () => {
    const outcome = await create(julie, {
      ...{ firstName: ' Anne ', lastName: 'Le Bihan', phone: '06.39.98.55.01', email: 'Anne@Example.com' },
      ...{ plate: 'ab 777 cd', model: 'Peugeot 208' },
    });
    expect(outcome).toMatchObject({
      ok: true,
      output: {
        outcome: 'created',
        contact: { label: 'Anne Le Bihan', phone: '06 39 98 55 01', email: 'anne@example.com' },
        vehicles: [{ label: 'Peugeot 208 AB-777-CD' }],
      },
      rows: [
        { table: 'contact', op: 'insert' },
        { table: 'vehicle', op: 'insert' },
      ],
      deeds: ['noted'],
    });
    expect(saidIn(outcome)).toBe(
      "C'est noté : Anne Le Bihan, 06 39 98 55 01, anne@example.com, Peugeot 208 AB-777-CD.",
    );
    const kept = await row(outcome.rows[0]?.id ?? '');
    expect(JSON.stringify(kept)).not.toMatch(/639985501|anne@example/i);
    expect(JSON.stringify(await world.audited())).not.toMatch(/Bihan|639985501|anne@example/i);
  });

  test('whose number or e-mail is known is not added, whoever’s it is', async () => {
    await made({ lastName: 'Quiniou', phone: '06 39 98 55 02', email: 'quiniou@example.com' });
    const before = await count();
    for (const reach of [{ phone: '+33 6 39 98 55 02' }, { email: 'QUINIOU@example.com' }]) {
      const outcome = await create(julie, { lastName: 'Autre', ...reach });
      expect(outcome).toMatchObject({
        output: { outcome: 'known', contact: { label: 'Quiniou' } },
        rows: [],
        deeds: [],
      });
      expect(saidIn(outcome, 'en')).toBe("That number or e-mail is Quiniou's already: I have added nothing.");
    }
    expect(await count()).toBe(before);
  });

  test.each([
    ['no name', { phone: '06 39 98 55 03' }, 'Quel est le nom du client ?'],
    [
      'a name that is none',
      { lastName: 'http://x.fr/?a=1' },
      'Ce nom ne se lit pas : "http://x.fr/?a=1". Quel est le bon ?',
    ],
    [
      'half a number',
      { lastName: 'Roux', phone: '06 39 98' },
      "Ce numéro n'est pas valable : 06 39 98. Quel est le bon ?",
    ],
    ['half an e-mail', { lastName: 'Roux', email: 'roux@' }, "Cet e-mail n'est pas valable : roux@. Quel est le bon ?"],
    ['half a plate', { lastName: 'Roux', plate: 'AB-12' }, "Cette plaque n'est pas valable. Quelle est la bonne ?"],
    [
      'another’s plate',
      { lastName: 'Roux', plate: 'AB-123-CD' },
      "La plaque AB-123-CD est déjà celle d'un autre client : je n'ai rien créé.",
    ],
  ])('with %s is refused as a whole', async (_, input, words) => {
    const before = await count();
    const outcome = await create(julie, input);
    expect(outcome).toMatchObject({ ok: false, rows: [], deeds: [] });
    expect(saidNo(outcome)).toBe(words);
    expect(await count()).toBe(before);
  });

  test('of a mechanic waits for a manager, and is created by the yes', async () => {
    const before = await count();
    const outcome = await create(karim, { firstName: 'Rozenn', lastName: 'Cadiou', phone: '06 39 98 55 04' });
    expect(outcome).toMatchObject({
      output: { outcome: 'proposed', summary: { fr: 'créer la fiche de Rozenn Cadiou' } },
    });
    expect(await count()).toBe(before);
    const [ask] = await askedOf(world, julie);
    expect(await sayYes(world, julie, ask ?? null)).toMatchObject({ output: { outcome: 'created' } });
    expect((await show({ who: 'Rozenn Cadiou' })).output).toMatchObject({ contact: { phone: '06 39 98 55 04' } });
  });
});

describe('a customer is found', () => {
  test.each([
    ['by name', 'Claire Martin'],
    ['by title, the name turned round', 'Mme Martin Claire'],
    ['by plate', 'AB-123-CD'],
    ['by name and car', 'Martin, la Clio AB-123-CD'],
  ])('%s', async (_, who) => {
    expect((await show({ who })).output).toMatchObject({ contact: { id: claire.contactId, label: 'Claire Martin' } });
  });

  test('by number and by e-mail', async () => {
    const id = await made({ lastName: 'Stéphan', phone: '06 39 98 55 05', email: 'stephan@example.com' });
    for (const who of ['0639985505', 'stephan@example.com', id]) {
      expect((await show({ who })).output).toMatchObject({ contact: { id } });
    }
  });

  test('not where two fit: it is asked which, and their cars tell them apart', async () => {
    const outcome = await show({ who: 'Martin' });
    expect(outcome.output).toMatchObject({
      outcome: 'which',
      candidates: [{ label: 'Claire Martin (Clio AB-123-CD)' }, { label: 'Luc Martin (Clio EF-456-GH)' }],
    });
    expect(saidIn(outcome)).toBe("J'en trouve 2. Lequel ?");
    const [option] = outcome.ask?.options ?? [];
    expect((await show(option?.input ?? {})).output).toMatchObject({ contact: { id: claire.contactId } });
  });

  test('with a slip of the finger only after a yes, and not at all where nobody is like it', async () => {
    const slip = await show({ who: 'Marttin' });
    expect(slip.output).toMatchObject({
      outcome: 'which',
      isExact: false,
      candidates: [{ label: /Claire Martin/ }, { label: /Luc Martin/ }],
    });
    const nobody = await show({ who: 'Quemeneur' });
    expect(nobody).toMatchObject({ output: { candidates: [], sought: 'Quemeneur' }, ask: null });
    expect(saidIn(nobody)).toBe(
      `Je ne trouve pas "Quemeneur". Vérifiez l'orthographe, ou donnez une plaque ou un numéro.`,
    );
  });

  test('with all that is going on', async () => {
    await world.book(claire, '2026-11-26T09:00');
    await world.book(claire, '2026-11-16T09:00', { status: 'done' });
    await world.call(julie, 'create_task', { title: 'Rappeler', contact: claire.contactId });
    await world.call(julie, 'add_note', { kind: 'note', words: 'Frein mou', who: claire.contactId });
    expect((await show({ who: 'Claire Martin', full: true })).output).toMatchObject({
      ...{ full: true, lastVisit: 'lundi 16 novembre', quotes: [], invoices: [] },
      appointments: [{ label: 'jeudi 26 novembre à 9 h', service: 'Vidange', status: 'booked' }],
      tasks: [{ label: 'Rappeler (Claire Martin)' }],
      notes: ['Frein mou'],
    });
  });
});

describe('a customer who is changed', () => {
  test('has the new number and the old name, and "already" where it was so', async () => {
    const id = await made({ firstName: 'Yves', lastName: 'Tanguy', phone: '06 39 98 55 06' });
    const changed = await update(julie, { who: 'Yves Tanguy', phone: '06 39 98 55 07', owner: 'Karim' });
    expect(changed).toMatchObject({
      output: { outcome: 'changed', contact: { phone: '06 39 98 55 07', owner: 'Karim Benali' } },
    });
    expect(saidIn(changed)).toBe("C'est changé : Yves Tanguy, 06 39 98 55 07, suivi par Karim Benali.");
    const again = await update(julie, { who: id, phone: '0639985507', owner: 'Karim' });
    expect(again).toMatchObject({ output: { outcome: 'already' }, rows: [], deeds: [] });
    expect(await row(id)).toMatchObject({ firstName: 'Yves', ownerId: karim.memberId, version: 2 });
  });

  test('cannot have the number of another, whose it is told', async () => {
    const id = await made({ lastName: 'Kerjean', phone: '06 39 98 55 08' });
    await made({ lastName: 'Bodilis', phone: '06 39 98 55 09' });
    const outcome = await update(julie, { who: 'Kerjean', phone: '06 39 98 55 09' });
    expect(outcome).toMatchObject({ output: { outcome: 'of_another', other: 'Bodilis' }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toMatch(/^Ce numéro ou cet e-mail est déjà celui de Bodilis : je n'ai rien changé\./);
    expect(await row(id)).toMatchObject({ version: 1 });
  });

  test.each([
    ['nothing', {}, 'Que faut-il changer ?'],
    [
      'a name that is none',
      { lastName: '12 rue du Four' },
      'Ce nom ne se lit pas : "12 rue du Four". Quel est le bon ?',
    ],
    ['a number that cannot be read', { phone: 'zéro six' }, 'Je ne lis pas "zéro six". Quel est le bon ?'],
    ['a company of nobody', { company: v7() }, 'Je ne trouve pas cette entreprise.'],
    ['a company by its name', { company: 'Fleurs' }, 'Je ne trouve pas cette entreprise.'],
  ])('to %s is refused', async (_, change, words) => {
    const outcome = await update(julie, { who: 'Luc Martin', ...change });
    expect(outcome).toMatchObject({ ok: false, rows: [] });
    expect(saidNo(outcome)).toBe(words);
  });

  test('gets a company, and an owner only where it is clear who', async () => {
    const company = v7();
    await world.inTenant((db) =>
      db.insert(Company, { id: company, name: 'Fleurs Abgrall', siret: null, vatNumber: null }),
    );
    expect((await update(julie, { who: 'Luc Martin', company })).output).toMatchObject({
      contact: { company: 'Fleurs Abgrall' },
    });
    expect((await update(julie, { who: 'Luc Martin', owner: 'Gwendal' })).output).toMatchObject({
      outcome: 'which',
      sought: 'Gwendal',
    });
  });

  test('by two at once has what one of them said, and the other is told', async () => {
    const id = await made({ lastName: 'Pennec', phone: '06 39 98 55 10' });
    const outcomes = await Promise.all(
      ['11', '12', '13'].map((end) => update(julie, { who: id, phone: `06 39 98 55 ${end}` })),
    );
    const changed = outcomes.filter(({ ok }) => ok);
    expect((await row(id)).version).toBe(1 + changed.length);
    for (const other of outcomes.filter(({ ok }) => !ok))
      expect(saidNo(other)).toMatch(/^Quelqu'un a modifié la fiche entre-temps/);
  });

  test('by a mechanic waits, and lapses where the record changed before the yes', async () => {
    const id = await made({ lastName: 'Riou', phone: '06 39 98 55 14' });
    const proposed = await update(karim, { who: 'Riou', phone: '06 39 98 55 15' });
    expect(proposed.output).toMatchObject({ outcome: 'proposed', summary: { fr: /^changer la fiche de Riou/ } });
    await update(julie, { who: id, firstName: 'Lena' });
    const [ask] = await askedOf(world, julie);
    expect((await sayYes(world, julie, ask ?? null)).output).toMatchObject({ outcome: 'outdated' });
    expect((await show({ who: id })).output).toMatchObject({
      contact: { label: 'Lena Riou', phone: '06 39 98 55 14' },
    });
  });
});

describe('a customer who is deleted', () => {
  const remove = (who: Colleague, name: string) => world.call(who, 'delete_contact', { who: name });

  test('is so after a yes, and no longer found', async () => {
    const id = await made({ firstName: 'Jean', lastName: 'Bozec' });
    const asked = await remove(olivier, 'Jean Bozec');
    expect(asked).toMatchObject({ output: { outcome: 'needs_yes' }, rows: [], deeds: [] });
    expect(saidIn(asked)).toBe('Vous confirmez : supprimer la fiche de Jean Bozec ?');
    const deleted = await sayYes(world, olivier, asked.ask);
    expect(deleted).toMatchObject({ output: { outcome: 'deleted' }, deeds: ['deleted', 'noted'] });
    expect(saidIn(deleted)).toMatch(/^La fiche de Jean Bozec est supprimée\. ANNULER/);
    expect((await row(id)).deletedAt).toEqual(world.clock.now);
    expect((await show({ who: 'Jean Bozec' })).output).toMatchObject({ outcome: 'which', candidates: [] });
  });

  test('stays where an appointment is to come', async () => {
    const asked = await remove(olivier, 'Claire Martin');
    const outcome = await sayYes(world, olivier, asked.ask);
    expect(outcome).toMatchObject({ output: { outcome: 'has_open', open: 1 }, rows: [], deeds: [] });
    expect(saidIn(outcome)).toBe("Claire Martin a encore 1 rendez-vous ou factures en cours : je n'ai rien supprimé.");
  });

  test.each(['MANAGER', 'USER'] as const)('by a %s waits for the owner', async (role) => {
    const id = await made({ firstName: role === 'USER' ? 'Una' : 'Mona', lastName: 'Goasdoué' });
    const who = role === 'USER' ? karim : julie;
    expect((await remove(who, id)).output).toMatchObject({ outcome: 'proposed', approvers: ['Olivier Roy'] });
    expect(await world.inTenant((db) => db.findOneOrFail(Proposal, { recordId: id }))).toMatchObject({
      approverRole: 'OWNER',
    });
    expect((await row(id)).deletedAt).toBeNull();
  });
});

describe('two records that are one customer', () => {
  const merge = (input: object, who = julie) => world.call(who, 'merge_contacts', input);

  test('become one after a yes, with the vehicles, appointments and reach of both', async () => {
    const keep = await made({ lastName: 'Zuccarelli', phone: '06 39 98 55 20' });
    const other = await made({
      firstName: 'Marco',
      lastName: 'Zuccarelli',
      email: 'marco@example.com',
      plate: 'ZU-111-ZU',
    });
    const asked = await merge({ keep: 'les deux Zuccarelli' });
    expect(saidIn(asked)).toBe(
      'Vous confirmez : fusionner Marco Zuccarelli, marco@example.com dans Zuccarelli, 06 39 98 55 20 ?',
    );
    const merged = await sayYes(world, julie, asked.ask);
    expect(merged.output).toMatchObject({
      outcome: 'merged',
      contact: { id: keep, label: 'Marco Zuccarelli', phone: '06 39 98 55 20', email: 'marco@example.com' },
      vehicles: [{ label: 'ZU-111-ZU' }],
    });
    expect((await row(other)).deletedAt).not.toBeNull();
    expect(await world.inTenant((db) => db.findOneOrFail(Vehicle, { plate: 'ZU-111-ZU' }))).toMatchObject({
      contactId: keep,
    });
  });

  test('take their issued invoices along, which stay as they were', async () => {
    const keep = await made({ firstName: 'Lise', lastName: 'Tanguydec', phone: '06 39 98 55 22' });
    const other = await made({ firstName: 'Lise', lastName: 'Tanguydec', email: 'lise@example.com' });
    const draft = await world.call(julie, 'create_invoice', { who: other, lines: 'vidange' });
    const { id } = invoiceIn(await withYes(world, julie, 'send_invoice', { invoice: invoiceIn(draft).id }));
    const issued = await invoiceRow(world, id);
    expect(issued).toMatchObject({ status: 'issued', contactId: other });
    const merged = await withYes(world, julie, 'merge_contacts', { keep, merge: other });
    expect(merged.output).toMatchObject({ outcome: 'merged' });
    const { number, totalCents, issuedOn } = issued;
    expect(await invoiceRow(world, id)).toMatchObject({ contactId: keep, number, totalCents, issuedOn });
  });

  test('that changed since the question stay two', async () => {
    const keep = await made({ firstName: 'Ana', lastName: 'Guéguen' });
    const other = await made({ firstName: 'Anna', lastName: 'Guéguen' });
    const asked = await merge({ keep, merge: other });
    await update(julie, { who: keep, phone: '06 39 98 55 21' });
    expect((await sayYes(world, julie, asked.ask)).output).toEqual({ outcome: 'changed_meanwhile' });
    expect((await row(other)).deletedAt).toBeNull();
  });

  test('are not guessed: one only, more than two, and nobody are said', async () => {
    expect(saidNo(await merge({ keep: 'Kerjean' }))).toBe(
      "Je ne connais qu'une fiche à ce nom. Quelles deux fiches faut-il fusionner ?",
    );
    await made({ firstName: 'Eve', lastName: 'Martin' });
    expect(saidNo(await merge({ keep: 'Martin' }))).toMatch(/^Plus de deux fiches portent ce nom/);
    expect((await merge({ keep: 'Quemeneur' })).output).toMatchObject({
      outcome: 'which',
      candidates: [],
      sought: 'Quemeneur',
    });
    expect((await merge({ keep: 'Kerjean', merge: 'Quemeneur' })).output).toMatchObject({
      outcome: 'which',
      sought: 'Quemeneur',
    });
    const which = await merge({ keep: 'Kerjean', merge: 'Martin' });
    expect(which.ask?.options).toHaveLength(3);
  });

  test('are proposed by a mechanic', async () => {
    const outcome = await merge({ keep: 'Kerjean', merge: 'Bodilis' }, karim);
    expect(outcome.output).toMatchObject({ outcome: 'proposed' });
  });
});

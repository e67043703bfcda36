import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allTools } from '../all.ts';
import { type Colleague, instant, openWorld, type World } from '../fixtures/world.ts';
import { business } from '../fixtures/outputs.ts';
import { sayOutput } from '../say.ts';

let world: World;
let olivier: Colleague;
let julie: Colleague;
let karim: Colleague;

beforeAll(async () => {
  world = await openWorld();
  olivier = await world.member({ name: 'Olivier Dupont', role: 'OWNER', channel: 'telegram' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
});
beforeEach(() => {
  world.clock.now = instant('2026-11-25T10:00');
});
afterAll(() => world.store.close());

async function said(who: Colleague, tool: string, input: object, language: 'fr' | 'en' = 'fr'): Promise<string | null> {
  const { output } = await world.call(who, tool, input);
  return sayOutput(allTools, { tool, output }, { language, business, ask: null });
}

const changed = (input: object, who = julie) => said(who, 'who_changed', input);

describe('who changed what', () => {
  test('is told with who, when, by which way, and what it was before', async () => {
    await world.call(julie, 'create_contact', { firstName: 'Luc', lastName: 'Sauvage', phone: '06 39 98 55 10' });
    await world.call(julie, 'create_quote', { who: 'Luc Sauvage', lines: 'pneus à 89 €' });
    world.clock.now = instant('2026-11-25T11:12');
    await world.call(olivier, 'change_quote', { quote: 'Sauvage', discountPercent: 10 });
    expect(await changed({ record: 'Sauvage', kind: 'quote', aspect: 'price' })).toBe(
      'Olivier Dupont a modifié le devis DEV-2026-0001 de Luc Sauvage le mercredi 25 novembre à 11 h 12, par SMS : remise 10 %, total 89 € → 80,10 €.',
    );
  });

  test('keeps of a person that something changed, and nothing of what it was or is', async () => {
    await world.call(julie, 'create_contact', { firstName: 'Anne', lastName: 'Ferry', phone: '06 39 98 55 11' });
    await world.call(julie, 'update_contact', {
      who: 'Anne Ferry',
      phone: '06 39 98 55 12',
      email: 'ferry@example.com',
    });
    expect(await changed({ record: 'Anne Ferry', kind: 'contact' })).toMatch(
      /^Julie Petit a modifié la fiche d'Anne Ferry .*: e-mail, téléphone\.\nJulie Petit a créé la fiche d'Anne Ferry/,
    );
    expect(JSON.stringify(await world.audited())).not.toMatch(/Ferry|6399855|ferry@/i);
  });

  test('of a task, a note or a deal keeps no words of theirs', async () => {
    await world.call(karim, 'create_task', { title: 'Rappeler Madame Quelconque' });
    await world.call(julie, 'create_deal', { title: 'Flotte Quelconque', amount: '12000 €' });
    expect(JSON.stringify(await world.audited())).not.toMatch(/Quelconque/i);
  });

  test('of a customer who was deleted is found by the name until that is purged', async () => {
    await world.call(julie, 'create_contact', { firstName: 'Paul', lastName: 'Peeters', phone: '06 39 98 55 13' });
    await world.call(olivier, 'delete_contact', { who: 'Paul Peeters' }, true);
    expect(await changed({ record: 'Peeters', aspect: 'deleted' })).toMatch(
      /^Olivier Dupont a supprimé la fiche de Paul Peeters/,
    );
  });

  test('asks which, where two fit', async () => {
    for (const [firstName, phone] of [
      ['Marc', '06 39 98 55 14'],
      ['Marie', '06 39 98 55 15'],
    ] as const)
      await world.call(julie, 'create_contact', { firstName, lastName: 'Doublet', phone });
    const { output, ask } = await world.call(julie, 'who_changed', { record: 'Doublet' });
    expect(output).toMatchObject({
      outcome: 'which',
      candidates: [{ label: 'Marc Doublet' }, { label: 'Marie Doublet' }],
    });
    expect(ask?.options).toMatchObject([{ tool: 'who_changed' }, { tool: 'who_changed' }]);
  });

  test('of a colleague is a list of five, which goes on', async () => {
    world.clock.now = instant('2026-11-24T10:00');
    for (let count = 1; count <= 7; count += 1) {
      world.clock.now = instant(`2026-11-24T10:0${count}`);
      await world.call(karim, 'create_task', { title: `Tâche ${count}` });
    }
    world.clock.now = instant('2026-11-25T10:00');
    const first = await world.call(julie, 'who_changed', { by: 'Karim', when: 'hier' });
    expect(first.output).toMatchObject({ entries: Array.from({ length: 5 }, () => ({ who: 'Karim Benali' })) });
    const { next } = first.output as { next: string };
    const second = await changed({ by: 'Karim', when: 'hier', after: next });
    expect(second?.split('\n')).toHaveLength(2);
    expect(second).toMatch(/Tâche 2.*10 h 02.*\n.*Tâche 1.*10 h 01/);
    expect(await changed({ by: 'Karim', when: 'avant-hier' })).toBe(
      "Le registre n'a aucune modification par Karim Benali le lundi 23 novembre.",
    );
  });

  test('of whom nobody knows, of days to come and of reading says so', async () => {
    expect(await changed({ record: 'Zorglub' })).toMatch(/Je ne trouve pas "Zorglub"/);
    expect(await changed({ when: 'vendredi prochain' })).toMatch(/^De quels jours passés/);
    expect(await changed({ isOfReading: true })).toMatch(/pas qui a lu/);
  });

  test('of accesses is for the owner alone', async () => {
    await world.call(olivier, 'invite_member', { name: 'Lucas Moreau' });
    expect(await changed({ kind: 'access' })).toMatch(/c'est le propriétaire qui le voit/);
    expect(await changed({ when: "aujourd'hui", by: 'Olivier' })).not.toMatch(/accès|code/);
    expect(await changed({ kind: 'access' }, olivier)).toMatch(/^Olivier Dupont a créé l'accès de Lucas Moreau/);
  });

  test('of a role is told to a manager too, who sees the roles of the team anyway', async () => {
    await world.call(olivier, 'invite_member', { name: 'Nina Faure' });
    await world.call(olivier, 'change_role', { who: 'Nina Faure', role: 'MANAGER' }, true);
    for (const who of [julie, olivier])
      expect(await changed({ kind: 'role', record: 'Nina' }, who)).toMatch(
        /^Olivier Dupont .*Nina Faure.*rôle équipier → responsable/,
      );
    expect(await changed({ kind: 'role', record: 'Nina' })).not.toMatch(/créé|invit|code/);
    expect(await changed({ kind: 'role', record: 'Karim' })).toMatch(/aucune modification pour Karim Benali/);
  });

  test.each(['who_changed', 'check_audit'])('%s is nothing for a mechanic or a customer', async (tool) => {
    for (const who of [karim, await world.customer()]) expect((await world.call(who, tool, {})).ok).toBe(false);
  });
});

describe('a check', () => {
  test('says that all is as it was written, and how long it is', async () => {
    const rows = (await world.audited()).length;
    expect(await said(olivier, 'check_audit', {})).toMatch(new RegExp(`^Le registre est intact : ${rows} lignes`));
    expect(await said(julie, 'check_audit', {}, 'en')).toMatch(new RegExp(`^The audit is intact: ${rows} rows`));
  });

  test('finds and names a row that was altered by hand', async () => {
    const quote = (await world.audited()).find(
      ({ tableName, action }) => tableName === 'quote' && action === 'change_quote',
    );
    await world.store.asOwner(async (db) => {
      await db.execute('alter table audit disable trigger append_only');
      await db.execute(`update audit set actor_id = ?, actor_role = 'USER' where id = ?`, [karim.memberId, quote?.id]);
      await db.execute('alter table audit enable trigger append_only');
    });
    expect(await said(olivier, 'check_audit', {})).toBe(
      `Le registre a été modifié à la main : la ligne ${quote?.seq} n'est plus telle qu'elle a été écrite. Elle dit maintenant : ` +
        `"Karim Benali a modifié le devis DEV-2026-0001 de Luc Sauvage le mercredi 25 novembre à 11 h 12, par SMS : remise 10 %, total 89 € → 80,10 €." ` +
        `Celles d'avant sont intactes.`,
    );
    expect(await said(olivier, 'check_audit', {}, 'en')).toMatch(/^The audit was altered by hand: row \d+ is not/);
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendFile } from './fixtures/send-file.ts';
import { type Garage, type Phone, type TestBot, testBot } from './fixtures/test-bot.ts';
import { giveUpImport, runImport } from './run-import.ts';

let bot: TestBot;
let garage: Garage;
let julie: Phone;

beforeAll(async () => {
  bot = await testBot();
});
beforeEach(async () => {
  garage = await bot.openGarage();
  julie = garage.phone('+33639980203');
});
afterAll(() => bot.close());

describe('an import merges', () => {
  test('by the same phone: what is blank is filled in, what stands there stays', async () => {
    const [before] = await people('Martin');
    const report = await bringIn('Nom;Prénom;Portable;Code postal\nMARTIN-LEROY;Clara;06 39 98 01 01;35700\n');
    expect(report).toContain('0 fiche créée, 1 connue déjà');
    expect(await people('Martin')).toEqual([{ ...before, postcode: before?.postcode ?? '35700' }]);
    expect(await people('MARTIN-LEROY')).toEqual([]);
  });

  test('by the same e-mail, in any letters: the phone is learnt', async () => {
    await bringIn('Nom;Prénom;E-mail\nCaron;Anne;Anne.Caron@example.com\n');
    const report = await bringIn('Nom;Prénom;E-mail;Portable\nCaron;Anne;ANNE.CARON@example.com;06 39 98 62 01\n');
    expect(report).toContain('0 fiche créée, 1 connue déjà');
    expect(await people('Caron')).toMatchObject([{ firstName: 'Anne', phone: '+33639986201' }]);
  });

  test('two lines that meet one known person into that person', async () => {
    await bringIn('Nom;Prénom;Portable;E-mail\nRiou;Paul;06 39 98 62 02;paul.riou@example.com\n');
    const report = await bringIn(
      'Nom;Prénom;Portable;E-mail;Code postal\nRiou;P.;06 39 98 62 02;;\nRiou;Paul;;paul.riou@example.com;35200\n',
    );
    expect(report).toContain('0 fiche créée, 2 connues déjà');
    expect(await people('Riou')).toMatchObject([{ firstName: 'Paul', postcode: '35200' }]);
  });

  test('nobody whose phone is one person’s and whose e-mail another’s: the line comes back', async () => {
    await bringIn('Nom;Portable;E-mail\nUn;06 39 98 62 03;\nDeux;;deux@example.com\n');
    const report = await bringIn('Nom;Portable;E-mail\nTrois;06 39 98 62 03;deux@example.com\n');
    expect(report).toContain("téléphone d'une fiche, e-mail d'une autre : 1");
    expect([await people('Un'), await people('Deux'), await people('Trois')]).toMatchObject([[{}], [{}], []]);
  });

  test('never by a name alone: "Accueil" of two firms are two, of one firm one', async () => {
    const list = 'Société;Nom;Portable\nTaxis Lumière;Accueil;\nFleurs Abgrall;Accueil;\nFleurs Abgrall;Accueil;\n';
    expect(await bringIn(list)).toContain('2 fiches créées');
    expect((await people('Accueil')).map(({ company }) => company).toSorted()).toEqual([
      'Fleurs Abgrall',
      'Taxis Lumière',
    ]);
    // The same list again finds nobody it may take for them, and writes nobody down twice.
    expect(await bringIn(list)).toContain('0 fiche créée');
    // With a phone each, a name that is there already is no reason to leave anybody out.
    const reached = 'Société;Nom;Portable\nGarage Nord;Accueil;06 39 98 62 05\nGarage Sud;Accueil;06 39 98 62 06\n';
    expect(await bringIn(reached)).toContain('2 fiches créées');
    expect(await people('Accueil')).toHaveLength(4);
  });
});

describe('an import that is taken back', () => {
  const list =
    'Nom;Prénom;Portable;Code postal\nLegoff;Yann;06 39 98 63 01;\nLegoff;Rozenn;06 39 98 63 02;\nMartin;Claire;06 39 98 01 01;35999\n';

  test('leaves no row of it, and those it filled in as they were', async () => {
    const before = await people('Martin');
    await bringIn(list);
    const [said] = await julie.say("annule l'import");
    expect([said, ...(await julie.say('oui'))].join('\n')).toMatch(/est défait : 2 fiches retirées/);
    expect([await people('Legoff'), await people('Martin')]).toEqual([[], before]);
  });

  test('keeps what somebody changed or used since, and says how many', async () => {
    await bringIn(list);
    await garage.inTenant((db) =>
      db.execute(`update contact set postcode = '35001' where first_name = 'Yann' and last_name = 'Legoff'`),
    );
    await julie.say('note pour Rozenn Legoff : rappeler lundi');
    const [said] = await julie.say("annule l'import");
    const told = [said, ...(await julie.say('oui'))].join('\n');
    expect(told).toMatch(/0 fiche retirée, .*2 gardées, utilisées depuis/);
    expect(await people('Legoff')).toMatchObject([{ firstName: 'Rozenn' }, { firstName: 'Yann', postcode: '35001' }]);
  });
});

describe('a long import is taken back by a job', () => {
  const lines = Array.from({ length: 1_600 }, (_, at) => `Longue;Anne;06399${String(70_000 + at).padStart(5, '0')}`);
  const left = () =>
    garage.inTenant((db) =>
      db.execute<{ n: number }[]>(
        `select count(*)::int as n from contact where last_name = 'Longue' and deleted_at is null`,
      ),
    );

  test('which goes on where it was cut off, and says when it is done', async () => {
    await bringIn(`Nom;Prénom;Portable\n${lines.join('\n')}\n`);
    await julie.say('note pour Anne Longue : préfère le matin');
    await julie.say('1');
    const [row] = await garage.inTenant((db) => db.execute<{ id: string }[]>(`select id from contact_import`));
    const job = { tenantId: garage.tenantId, importId: row?.id ?? '' };
    await julie.say("annule l'import");
    expect((await julie.say('oui')).join()).toContain("Je défais l'import de clients.csv (1 600 fiches)");
    expect((await julie.say("annule l'import")).join()).toMatch(/import de clients.csv/);
    let batches = 0;
    const forTenant: typeof bot.ctx.store.forTenant = (tenantId, work, how) => {
      if ((batches += 1) === 5) throw new Error('the process dies');
      return bot.ctx.store.forTenant(tenantId, work, how);
    };
    await expect(runImport({ ...bot.ctx, store: { ...bot.ctx.store, forTenant } }, job)).rejects.toThrow('dies');
    // Two batches of five hundred, of which one that has a note since stays.
    expect(await left()).toEqual([{ n: 601 }]);
    await runImport(bot.ctx, job);
    await runImport(bot.ctx, job);
    expect((await julie.answer()).join('\n')).toMatch(
      /est défait : 1 599 fiches retirées, 1 gardée, utilisée depuis\.$/,
    );
    expect(await left()).toEqual([{ n: 1 }]);
  });

  test('which is told when it fails at every try, and goes on when asked again', async () => {
    await bringIn(`Nom;Prénom;Portable\n${lines.join('\n')}\n`);
    expect((await julie.say('ANNULER')).join()).toContain("Je défais l'import de clients.csv");
    const [row] = await garage.inTenant((db) => db.execute<{ id: string }[]>(`select id from contact_import`));
    const job = { tenantId: garage.tenantId, importId: row?.id ?? '' };
    await giveUpImport(bot.ctx, job);
    expect((await julie.answer()).join()).toContain('Dites "annule l\'import"');
    expect((await julie.say("reprends l'import")).join()).toContain('rien à reprendre');
    await julie.say("annule l'import");
    await julie.say('oui');
    await runImport(bot.ctx, job);
    expect(await left()).toEqual([{ n: 0 }]);
  });
});

describe('an import that fails at every try', () => {
  const names = Array.from({ length: 1_200 }, (_, at) => `Perdu${at};06399${String(88_000 + at).padStart(5, '0')}`);
  const list = `Nom;Portable\n${names.join('\n')}\n`;

  test('stops, says how far it is, and goes on behind its last batch when told to', async () => {
    const job = await stopsAfterTwoBatches();
    expect(await inboxOf()).toContain(
      `L'import de clients.csv s'est arrêté, après plusieurs essais : 1 000 lignes sur 1 200 sont entrées, les autres non. "Reprends l'import" continue à partir de là ; ANNULER ou "annule l'import" retire celles qui sont entrées.`,
    );
    // Given up twice, or tried once more, it is where it was.
    await giveUpImport(bot.ctx, job);
    await runImport(bot.ctx, job);
    expect(await stateOf()).toEqual({ status: 'stopped', done: 1_000, people: 1_000 });
    expect(await julie.answer()).toEqual([]);
    expect((await julie.say("reprends l'import")).join()).toContain('après la ligne 1 000 sur 1 200');
    expect((await julie.say("reprends l'import")).join()).toContain('est en cours');
    await runImport(bot.ctx, job);
    expect(await stateOf()).toEqual({ status: 'done', done: 1_200, people: 1_200 });
    expect((await julie.answer()).join()).toContain('terminé');
    expect((await julie.say('resume the import')).join()).toContain('nothing to go on with');
  });

  test('is taken back by ANNULER, also when it began long ago', async () => {
    await stopsAfterTwoBatches(20 * 60_000, 'note pour Claire Martin : préfère le matin');
    expect((await julie.say('ANNULER')).join()).toContain('est défait : 1 000 fiches retirées');
    expect(await stateOf()).toEqual({ status: 'undone', done: 1_000, people: 0 });
    expect((await julie.say("reprends l'import")).join()).toContain('rien à reprendre');
  });

  test('is nothing that a mechanic may go on with', async () => {
    await stopsAfterTwoBatches();
    await garage.phone('+33639980201').say("reprends l'import");
    expect(await stateOf()).toMatchObject({ status: 'stopped' });
  });

  /** The disk gives no more of the list behind the second batch; the queue has given up. */
  async function stopsAfterTwoBatches(passes = 0, meanwhile = '') {
    await sendFile(bot, garage, julie, { name: 'clients.csv', content: list, text: 'importe ça' });
    await julie.say('oui');
    const [row] = await garage.inTenant((db) => db.execute<{ id: string }[]>(`select id from contact_import`));
    const job = { tenantId: garage.tenantId, importId: row?.id ?? '' };
    let batches = 0;
    const publish: typeof bot.ctx.events.publish = (event) => {
      if (event.kind === 'progress' && (batches += 1) === 2) throw new Error('the disk is gone');
      bot.ctx.events.publish(event);
    };
    await expect(runImport({ ...bot.ctx, events: { ...bot.ctx.events, publish } }, job)).rejects.toThrow(
      'disk is gone',
    );
    expect(await stateOf()).toEqual({ status: 'running', done: 1_000, people: 1_000 });
    bot.clock.pass(passes);
    if (meanwhile !== '') await julie.say(meanwhile);
    await giveUpImport(bot.ctx, job);
    return job;
  }

  async function inboxOf(): Promise<string> {
    return (await julie.answer()).join('\n');
  }

  async function stateOf() {
    const [row] = await garage.inTenant((db) =>
      db.execute<{ status: string; done: number; people: number }[]>(
        `select status, rows_done as done,
           (select count(*)::int from contact where last_name like 'Perdu%' and deleted_at is null) as people
         from contact_import`,
      ),
    );
    return row;
  }
});

test('a name that would be a formula goes out disarmed', async () => {
  await garage.inTenant((db) =>
    db.execute(
      `update contact set first_name = '=HYPERLINK("http://evil.example";"x")', last_name = '+Plus' where last_name = 'Martin'`,
    ),
  );
  await julie.say('exporte mes contacts en CSV');
  const [file] = await garage.inTenant((db) => db.execute<{ hash: string }[]>(`select hash from file`));
  const csv = readFileSync(bot.ctx.blobs.pathOf(garage.tenantId, file?.hash ?? ''), 'utf8');
  expect(csv).toContain(`'+Plus;"'=HYPERLINK(""http://evil.example"";""x"")"`);
  expect(csv).not.toMatch(/(?:^|;)"?[=+\-@]/m);
});

/** Julie sends a list, says yes, and reads the report. */
async function bringIn(content: string): Promise<string> {
  await sendFile(bot, garage, julie, { name: 'clients.csv', content, text: 'importe ça' });
  await julie.say('oui');
  const [row] = await garage.inTenant((db) =>
    db.execute<{ id: string }[]>(`select id from contact_import where status = 'running'`),
  );
  await runImport(bot.ctx, { tenantId: garage.tenantId, importId: row?.id ?? '' });
  return (await julie.answer()).join('\n');
}

interface Person {
  firstName: string;
  postcode: string | null;
  phone: string | null;
  company: string | null;
}

async function people(lastName: string): Promise<Person[]> {
  const key = await bot.ctx.store.keyOf(garage.tenantId);
  const rows = await garage.inTenant((db) =>
    db.execute<(Omit<Person, 'phone'> & { sealed: string | null })[]>(
      `select first_name as "firstName", contact.postcode, contact.phone_sealed as sealed, company.name as company
       from contact
       left join company on company.tenant_id = contact.tenant_id and company.id = contact.company_id
       where last_name = ? and contact.deleted_at is null
       order by first_name`,
      [lastName],
    ),
  );
  return rows.map(({ sealed, ...row }) => ({ ...row, phone: sealed && key.open(sealed) }));
}

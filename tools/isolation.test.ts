import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Company } from '#db/company.ts';
import { addImport } from '#db/contact-import.ts';
import type { Db } from '#db/db.ts';
import { Deal, DealStage } from '#db/deal.ts';
import { OpenQuestion } from '#db/open-question.ts';
import { Part } from '#db/part.ts';
import { Resource } from '#db/resource.ts';
import { Vehicle } from '#db/vehicle.ts';
import { allTools } from './all.ts';
import { sendFile } from './fixtures/sent-file.ts';
import { type Caller, type Colleague, openWorld, type World, worldBeside } from './fixtures/world.ts';
import type { ToolOutcome } from './outcome.ts';
import { runTool } from './run.ts';

const nouns = [
  ...([
    'contact',
    'vehicle',
    'task',
    'activity',
    'appointment',
    'block',
    'resource',
    'company',
    'deal',
    'quote',
  ] as const),
  ...(['invoice', 'part', 'partUse', 'member', 'proposal', 'hold', 'job', 'fact', 'rule', 'question'] as const),
  ...(['file', 'contactImport', 'field'] as const),
];
type Ids = Record<(typeof nouns)[number], string>;

/** Every id that a member's tool takes, in an input that does something where the ids are one's own. */
const ofMembers: Record<string, (ids: Ids) => object[]> = {
  set_job: ({ job, contact }) => [
    { vehicle: job, state: 'arrived' },
    { vehicle: contact, state: 'finished' },
  ],
  decline_proposal: ({ proposal }) => [{ proposal }],
  move_for: ({ appointment }) => [{ appointment, when: '2026-11-27T10:00' }],
  create_task: ({ member, contact }) => [
    { title: 'Rappeler', assignee: member },
    { title: 'Rappeler', contact },
  ],
  change_task: ({ task, member, contact }) => [
    { task, status: 'done' },
    { task, status: 'open' },
    { task, assignee: member },
    { task, contact },
  ],
  list_tasks: ({ member, contact }) => [{ whose: member }, { contact }],
  add_note: ({ contact, vehicle }) => [
    { kind: 'note', words: 'Vu', who: contact },
    { kind: 'finding', words: 'Vu', vehicle },
  ],
  visit_site: ({ contact }) => [
    { state: 'arrived', who: contact },
    { state: 'left', who: contact },
  ],
  change_note: ({ activity }) => [{ activity, words: 'Autre chose' }],
  show_timeline: ({ contact, vehicle }) => [{ who: contact }, { who: vehicle }, { vehicle }, { vehicle: contact }],
  show_contact: ({ contact, vehicle }) => [{ who: contact, full: true }, { who: vehicle }],
  update_contact: ({ contact, company, member }) => [
    { who: contact, lastName: 'Autre' },
    { who: 'Bruno', company },
    { who: 'Bruno', owner: member },
  ],
  delete_contact: ({ contact }) => [{ who: contact }],
  use_part: ({ vehicle, part, partUse }) => [
    { vehicle, parts: [{ part: 'huile' }] },
    { vehicle: 'BB-222-BB', parts: [{ part }] },
    { parts: [{ part: partUse, quantity: 9 }] },
  ],
  show_stock: ({ part }) => [{ part }],
  order_part: ({ part, vehicle }) => [
    { part, quantity: 2 },
    { part: 'huile', vehicle },
  ],
  show_vehicle: ({ vehicle, contact }) => [{ vehicle }, { vehicle: contact }],
  register_vehicle: ({ contact }) => [{ who: contact, plate: 'CC-333-CC' }],
  set_mileage: ({ vehicle }) => [
    { vehicle, mileage: 90_000 },
    { vehicle, mileage: 1, sure: true },
  ],
  change_vehicle_owner: ({ vehicle, contact }) => [
    { vehicle, to: 'Bruno' },
    { vehicle: 'BB-222-BB', to: contact },
  ],
  book_for: ({ contact, vehicle }) => [
    { who: contact, service: 'vidange', when: 'vendredi 10h' },
    { who: 'Bruno', vehicle, service: 'vidange', when: 'vendredi 11h' },
  ],
  cancel_for: ({ appointment }) => [{ appointment }],
  block_time: ({ resource, block }) => [
    { what: resource, when: 'demain matin' },
    { block, when: 'demain matin' },
  ],
  end_block: ({ resource, block }) => [{ what: resource }, { what: 'pont 1', block }],
  rename_bay: ({ resource }) => [{ what: resource, name: 'Pont géométrie' }],
  remove_bay: ({ resource }) => [{ what: resource }],
  find_company: ({ company }) => [{ company }],
  create_deal: ({ contact, company }) => [
    { title: 'Flotte', customer: contact },
    { title: 'Flotte', customer: company },
  ],
  change_deal: ({ deal }) => [
    { deal, status: 'won' },
    { deal, amountCents: 1 },
  ],
  merge_contacts: ({ contact }) => [
    { keep: contact, merge: 'Bruno' },
    { keep: 'Bruno', merge: contact },
  ],
  write_to: ({ contact }) => [{ who: contact, text: 'Bonjour' }],
  tell_colleague: ({ member }) => [{ who: member, text: 'Bonjour' }],
  create_quote: ({ contact, vehicle }) => [
    { who: contact, lines: 'vidange' },
    { who: 'Bruno', lines: 'vidange', vehicle },
  ],
  change_quote: ({ quote }) => [{ quote, add: 'joint 4 €' }],
  show_quote: ({ quote }) => [{ quote }],
  list_quotes: ({ contact }) => [{ who: contact }],
  send_quote: ({ quote }) => [{ quote }],
  accept_for: ({ quote }) => [{ quote, answer: 'accepted' }],
  ask_supplement: ({ vehicle, appointment }) => [
    { vehicle, work: 'plaquettes', amountCents: 9_000 },
    { vehicle: appointment, work: 'plaquettes', amountCents: 9_000 },
  ],
  create_invoice: ({ contact, quote, vehicle }) => [
    { who: contact, lines: 'vidange' },
    { quote },
    { who: 'Bruno', lines: 'vidange', vehicle },
  ],
  change_invoice: ({ invoice }) => [{ invoice, add: 'joint 4 €' }],
  show_invoice: ({ invoice }) => [{ invoice }],
  list_invoices: ({ contact }) => [{ kind: 'all', who: contact }],
  send_invoice: ({ invoice }) => [{ invoice }],
  record_payment: ({ invoice, contact }) => [
    { invoice, amountCents: 100, method: 'cb' },
    { who: contact, amountCents: 100, method: 'cb' },
  ],
  credit_note: ({ invoice }) => [{ invoice, amountCents: 100 }],
  chase_payment: ({ invoice, contact }) => [{ invoice }, { who: contact }],
  give_link_code: ({ member }) => [{ who: member }],
  revoke_link_code: ({ member }) => [{ who: member }],
  attach_document: ({ contact, vehicle, job, quote, invoice, file }) => [
    { who: contact },
    { vehicle },
    { job },
    { quote },
    { invoice },
    { file, who: 'Bruno' },
  ],
  find_documents: ({ contact, vehicle, job, quote, invoice }) => [
    { who: contact },
    { vehicle },
    { job },
    { quote },
    { invoice },
  ],
  start_import: ({ contactImport }) => [{ import: contactImport }],
  undo_import: ({ contactImport }) => [{ import: contactImport }],
  unlink_member: ({ member }) => [{ who: member, which: 'all' }],
  who_changed: ({ contact, vehicle, quote, member }) => [
    { record: contact },
    { record: vehicle, kind: 'vehicle' },
    { record: quote, kind: 'quote' },
    { by: member },
  ],
  change_fact: ({ fact }) => [{ fact, isPublic: true }],
  remember_fact: ({ fact }) => [{ words: 'le parking est devant', instead: fact }],
  forget_fact: ({ rule }) => [{ fact: rule }],
  answer_question: ({ question }) => [{ question, answer: 'oui, le samedi' }],
  rename_field: ({ field }) => [{ field, name: 'trousseau' }],
  remove_field: ({ field }) => [{ field }],
  change_role: ({ member }) => [{ who: member, role: 'MANAGER' }],
  remove_member: ({ member }) => [{ who: member }],
};

const ofCustomers: Record<string, (ids: Ids) => object[]> = {
  find_slots: ({ appointment }) => [{ service: 'vidange', when: 'vendredi', appointment }],
  hold_slots: ({ appointment }) => [{ service: 'vidange', slots: ['2026-11-27T10:00'], appointment }],
  book_appointment: ({ hold }) => [{ hold }],
  reschedule_appointment: ({ appointment, hold }) => [{ appointment, hold }],
  cancel_appointment: ({ appointment }) => [{ appointment }],
  leave_note: ({ appointment }) => [{ kind: 'other', words: 'Bonjour', appointment }],
  confirm_appointment: ({ appointment }) => [{ appointment }],
  ask_move_or_cancel: ({ appointment }) => [{ appointment }],
  my_quotes: ({ quote }) => [{ quote }],
  accept_quote: ({ quote }) => [{ quote }],
  refuse_quote: ({ quote }) => [{ quote }],
  my_invoices: ({ invoice }) => [{ invoice }],
};

/** They name nothing that a tenant has. */
const withoutIds = {
  members: `find_services find_slots opening_hours show_planning ask_business create_contact undo create_company list_deals show_notifications set_notifications invite_member check_audit list_facts list_questions explain_answer set_hours list_members show_plan second_factor add_field show_field set_field close_days open_days tell_booked add_service change_service list_bays add_bay show_site change_site preview_import resume_import export_list search`,
  customers: `find_services list_my_appointments repair_status opening_hours save_my_details request_member release_slots ask_business change_my_name take_files explain_answer`,
};

let ours: World;
let theirs: World;
let ids: Ids;
let eve: Colleague;
let bruno: Caller;
let olivier: Colleague;
let claire: Caller;
let tables: { name: string }[] | undefined;

beforeAll(async () => {
  ours = await openWorld();
  theirs = await worldBeside(ours);
  olivier = await ours.member({ name: 'Olivier', role: 'OWNER' });
  claire = await ours.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
  ids = await fill(ours);
  eve = await theirs.member({ name: 'Eve', role: 'OWNER' });
  await theirs.inTenant(storeStage);
  await sendFile(theirs, eve, { content: 'theirs' });
  bruno = await theirs.customer({ firstName: 'Bruno', lastName: 'Petit', plate: 'BB-222-BB' });
});
afterAll(() => ours.store.close());

test('every tool is looked at: it takes ids below, or none at all', () => {
  const members = Object.keys(ofMembers).concat(withoutIds.members.split(' '));
  const customers = Object.keys(ofCustomers).concat(withoutIds.customers.split(' '));
  const named = (role: 'OWNER' | 'CUSTOMER') => allTools.filter((tool) => tool.roles[role]).map(({ name }) => name);
  expect(named('OWNER').filter((name) => !members.includes(name))).toEqual([]);
  expect(named('CUSTOMER').filter((name) => !customers.includes(name))).toEqual([]);
});

describe('what another garage has is to an owner as if it were not', () => {
  test.each(Object.entries(ofMembers))('%s', async (tool, inputs) => {
    const before = await rowsOf(ours);
    const { answers, expected } = await askBoth(eve, tool, inputs);
    expect(answers).toEqual(expected);
    expect(await rowsOf(ours)).toEqual(before);
  });
});

describe('what another garage has is to a customer as if it were not', () => {
  test.each(Object.entries(ofCustomers))('%s', async (tool, inputs) => {
    const before = await rowsOf(ours);
    const { answers, expected } = await askBoth(bruno, tool, inputs);
    expect(answers).toEqual(expected);
    expect(await rowsOf(ours)).toEqual(before);
  });
});

test('a yes to another garage’s record, or to its proposal, does nothing', async () => {
  const before = await rowsOf(ours);
  const turn = await theirs.turn(eve);
  for (const made of [ids, strangers()]) {
    const asked = { id: v7(), tool: 'delete_contact', input: { who: made.contact }, approved: true };
    const record = { table: 'contact' as const, id: made.contact, version: 1 };
    expect((await runTool(turn, { ...asked, record })).output).toEqual({ outcome: 'changed_meanwhile' });
    const proposed = await runTool(turn, { ...asked, proposal: made.proposal });
    expect(proposed.output).toEqual({ outcome: 'expired', by: null });
  }
  expect(await rowsOf(ours)).toEqual(before);
});

describe('what is one’s own is answered in another way, so that the same answer says something', () => {
  test('to a customer', async () => {
    expect(await toolsThatTell(claire, ofCustomers)).toEqual(Object.keys(ofCustomers));
  });
  test('to an owner', async () => {
    // Of a deal only its title is told; the next test looks at whose it is.
    const telling = Object.keys(ofMembers).filter((name) => name !== 'create_deal');
    expect(await toolsThatTell(olivier, ofMembers)).toEqual(telling);
  });
});

test('a deal with another garage’s customer or company is with nobody we know', async () => {
  const open = (world: World, who: Colleague) => async (input: object) => {
    const { rows } = await world.call(who, 'create_deal', input);
    const { contactId, companyId } = await world.inTenant((db) => db.findOneOrFail(Deal, { id: rows[0]?.id ?? '' }));
    return [contactId, companyId];
  };
  const inputs = ofMembers['create_deal']?.(ids) ?? [];
  expect(await Promise.all(inputs.map(open(theirs, eve)))).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(await Promise.all(inputs.map(open(ours, olivier)))).toEqual([
    [ids.contact, null],
    [null, ids.company],
  ]);
});

async function toolsThatTell(who: Colleague | Caller, cases: typeof ofMembers): Promise<string[]> {
  const nobody = strangers();
  const told: string[] = [];
  for (const [tool, inputs] of Object.entries(cases)) {
    const answers = async (of: Ids) => {
      const outcomes = await Promise.all(inputs(of).map((input) => ours.call(who, tool, input)));
      return JSON.stringify(outcomes.map((outcome) => tellOf(outcome, of)));
    };
    if ((await answers(nobody)) !== (await answers(ids))) told.push(tool);
  }
  return told;
}

/** What is answered to each input with the ids of another garage, and with ids of nobody. */
async function askBoth(who: Colleague | Caller, tool: string, inputs: (ids: Ids) => object[]) {
  const nobody = strangers();
  const effect = allTools.find(({ name }) => name === tool)?.effect;
  const ways = effect === 'destructive' || effect === 'outbound' ? [false, true] : [false];
  const answers: unknown[] = [];
  const expected: unknown[] = [];
  for (const [index, input] of inputs(ids).entries()) {
    for (const approved of ways) {
      answers.push(tellOf(await theirs.call(who, tool, input, approved), ids));
      expected.push(tellOf(await theirs.call(who, tool, inputs(nobody)[index], approved), nobody));
    }
  }
  return { answers, expected };
}

/** What a call tells, its ids by their nouns; ids that it made itself are all alike. */
function tellOf({ ok, output, ask, deeds, rows }: ToolOutcome, known: Ids): unknown {
  const named = Object.entries(known).reduce(
    (text, [noun, id]) => text.replaceAll(id, noun),
    JSON.stringify({ ok, output, ask, deeds, rows: rows.map(({ table, op }) => ({ table, op })) }),
  );
  return JSON.parse(named.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'new'));
}

function strangers(): Ids {
  // Every noun gets an id.
  return Object.fromEntries(nouns.map((noun) => [noun, v7()])) as Ids;
}

/** All that a garage has, a digest a table. */
async function rowsOf(world: World): Promise<unknown> {
  return world.inTenant(async (db) => {
    tables ??= await db.execute<{ name: string }[]>(
      `select relname as name
       from pg_class
       join pg_attribute on attrelid = pg_class.oid and attname = 'tenant_id'
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'receiving_address'`,
    );
    const digests = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as n, md5(string_agg(to_jsonb(${name})::text, '' order by to_jsonb(${name})::text)) as rows from ${name}`,
    );
    return db.execute(digests.join(' union all '));
  });
}

/** A list that Olivier has sent, whose import waits for a yes. */
async function sentList(world: World): Promise<Pick<Ids, 'file' | 'contactImport'>> {
  const { id: file } = await sendFile(world, olivier);
  const contactImport = v7();
  const { conversationId, memberId } = olivier;
  const row = { id: contactImport, fileId: file, conversationId, memberId, mapping: [], rowsTotal: 1 };
  await world.inTenant((db) => addImport(db, row));
  return { file, contactImport };
}

function storeStage(db: Db): Promise<unknown> {
  return db.insert(DealStage, { id: v7(), code: 'new', nameFr: 'Nouvelle', nameEn: 'New', position: 0 });
}

/** A garage with one of everything. */
async function fill(world: World): Promise<Ids> {
  const { contactId } = claire;
  const [company, deal, part] = [v7(), v7(), v7()];
  const appointment = await world.book(claire, '2026-11-26T14:00');
  const hold = await world.book(claire, '2026-11-26T10:00', {
    status: 'held',
    heldUntil: new Date('2026-11-24T00:00Z'),
  });
  const job = await world.book(claire, '2026-11-23T10:00');
  const [vehicle, resource] = await world.inTenant(async (db) => {
    await storeStage(db);
    await db.insert(Company, { id: company, name: 'Fleurs Abgrall', siret: null, vatNumber: null });
    await db.insert(Deal, {
      id: deal,
      title: 'Flotte',
      stage: 'new',
      contactId,
      companyId: company,
      stageAt: world.clock.now,
    });
    await db.insert(Part, { id: part, name: 'Huile', quantity: 10, minimum: 2, unit: 'litre' });
    return [
      await db.findOneOrFail(Vehicle, { contactId }),
      await db.findOneOrFail(Resource, { name: 'Pont 1' }),
    ] as const;
  });
  const done = async (tool: string, input: object, approved = false) => {
    const { ok, rows } = await world.call(olivier, tool, input, approved);
    expect({ tool, ok }).toEqual({ tool, ok: true });
    return rows[0]?.id ?? '';
  };
  const karim = await world.member({ name: 'Karim', role: 'USER' });
  const proposed = await world.call(karim, 'move_for', { appointment, when: '2026-11-27T10:00' });
  const quote = await done('create_quote', { who: contactId, lines: 'vidange' });
  const invoice = await done('create_invoice', { who: contactId, lines: 'vidange' });
  await done('send_quote', { quote }, true);
  await done('send_invoice', { invoice }, true);
  return {
    ...{ contact: contactId, appointment, hold, job, company, deal, part, quote, invoice, member: olivier.memberId },
    ...{ vehicle: vehicle.id, resource: resource.id, proposal: proposed.rows[0]?.id ?? '' },
    task: await done('create_task', { title: 'Rappeler Claire', contact: contactId }),
    activity: await done('add_note', { kind: 'note', words: 'Frein', who: contactId }),
    partUse: await done('use_part', { vehicle: 'AB-123-CD', parts: [{ part: 'huile' }] }),
    fact: await done('remember_fact', { words: 'le local à pneus ferme tôt' }),
    rule: await done('remember_fact', { words: 'la cave est humide en hiver' }),
    question: await askedQuestion(world),
    ...(await sentList(world)),
    field: await done('add_field', { name: 'numéro de clé', noun: 'vehicle', kind: 'text' }),
    block: await done('block_time', { what: 'pont 2', when: 'demain matin' }),
  };
}

/** One that a customer asked and nothing answers. */
async function askedQuestion(world: World): Promise<string> {
  await world.call(claire, 'ask_business', { question: 'Vous vendez des trottinettes ?' });
  const [question] = await world.inTenant((db) => db.find(OpenQuestion, {}));
  return question?.id ?? '';
}

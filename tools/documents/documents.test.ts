import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { fileInConversation, filesReceived } from '#db/file.ts';
import { sendFile } from '../fixtures/sent-file.ts';
import { type Caller, type Colleague, openWorld, type World, worldBeside } from '../fixtures/world.ts';

let world: World;
let karim: Colleague;
let julie: Colleague;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
  karim = await world.member({ name: 'Karim Benali', role: 'USER' });
  julie = await world.member({ name: 'Julie Petit', role: 'MANAGER' });
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin', plate: 'AB-123-CD' });
});
beforeEach(() => {
  world.clock.now = new Date(world.clock.now.getTime() + 1_000);
});
afterAll(() => world.store.close());

test('what was sent last is filed with the vehicle that is meant, and found again by anybody of the team', async () => {
  const file = await sendFile(world, karim, { content: 'one' });
  const filed = await world.call(karim, 'attach_document', { vehicle: 'la Clio de Martin', label: 'carte grise' });
  expect(filed.output).toMatchObject({ outcome: 'attached', subject: { kind: 'vehicle' } });
  expect(filed.rows).toMatchObject([{ table: 'document', op: 'insert' }]);
  const found = await world.call(julie, 'find_documents', { who: 'Martin', label: 'carte grise' });
  expect(found.output).toMatchObject({
    documents: [{ label: 'carte grise', of: 'Clio AB-123-CD' }],
    files: [{ id: file.id, name: 'carte-grise.pdf' }],
  });
});

test('the same file is filed once with a record, and a second time with another', async () => {
  await sendFile(world, karim, { content: 'two' });
  await world.call(karim, 'attach_document', { who: 'Claire Martin' });
  await sendFile(world, karim, { content: 'two' });
  const again = await world.call(karim, 'attach_document', { who: 'Claire Martin' });
  expect(again).toMatchObject({ rows: [], output: { outcome: 'already' } });
  const elsewhere = await world.call(karim, 'attach_document', { vehicle: 'AB-123-CD' });
  expect(elsewhere.output).toMatchObject({ outcome: 'attached' });
});

test('filing is taken back with a word, and the document is gone with it', async () => {
  await sendFile(world, julie, { content: 'three', name: 'constat.pdf' });
  await world.call(julie, 'attach_document', { who: 'Claire Martin', label: 'constat' });
  const undone = await world.call(julie, 'undo', {});
  expect(undone.output).toMatchObject({ outcome: 'undone' });
  const found = await world.call(julie, 'find_documents', { who: 'Claire Martin', label: 'constat' });
  expect(found.output).toMatchObject({ documents: [], files: [] });
});

test('nothing is filed where nothing was sent within the hour, nor with nobody', async () => {
  const thomas = await world.member({ name: 'Thomas', role: 'USER' });
  expect((await world.call(thomas, 'attach_document', { who: 'Claire Martin' })).output).toMatchObject({
    outcome: 'no_file',
  });
  await sendFile(world, thomas, { content: 'four' });
  expect(await world.call(thomas, 'attach_document', {})).toMatchObject({ ok: false, rows: [] });
  world.clock.now = new Date(world.clock.now.getTime() + 61 * 60_000);
  expect((await world.call(thomas, 'attach_document', { who: 'Claire Martin' })).output).toMatchObject({
    outcome: 'no_file',
  });
});

test('of two customers of the name it is asked which, and nothing is filed', async () => {
  await world.customer({ firstName: 'Anne', lastName: 'Caron' });
  await world.customer({ firstName: 'Luc', lastName: 'Caron' });
  await sendFile(world, karim, { content: 'five' });
  const { output, rows } = await world.call(karim, 'attach_document', { who: 'Caron' });
  expect(rows).toEqual([]);
  expect(output).toMatchObject({ outcome: 'which' });
});

test('a customer’s file is among their documents, and the team is told once', async () => {
  await sendFile(world, claire, { content: 'six', name: 'voyant.jpg', type: 'image/jpeg' });
  const taken = await world.call(claire, 'take_files', {});
  expect(taken.rows.map(({ table }) => table)).toEqual(expect.arrayContaining(['document', 'note']));
  const found = await world.call(julie, 'find_documents', { who: 'Claire Martin', label: 'voyant' });
  expect(found.output).toMatchObject({ files: [{ name: 'voyant.jpg' }] });
});

test('a file is open to the conversation that carries it, and to no other, of this business or another', async () => {
  const file = await sendFile(world, karim, { content: 'seven' });
  const opened = (of: World, who: Colleague, id: string) =>
    of.inTenant((db) => fileInConversation(db, who.conversationId, id));
  expect(await opened(world, karim, file.id)).toMatchObject({ id: file.id });
  expect(await opened(world, julie, file.id)).toBeNull();
  const other = await worldBeside(world);
  const eve = await other.member({ name: 'Eve', role: 'OWNER' });
  // The same bytes, sent there: what they are called here is no key to ours.
  await sendFile(other, eve, { content: 'seven' });
  expect(await opened(other, eve, file.id)).toBeNull();
  expect(await other.inTenant((db) => filesReceived(db, karim.conversationId, 5))).toEqual([]);
  expect(await opened(other, eve, v7())).toBeNull();
});

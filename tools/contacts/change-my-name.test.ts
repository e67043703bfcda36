import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findContact } from '#db/contact.ts';
import { instant, openWorld, type Caller, type World } from '../fixtures/world.ts';
import { changeMyName } from './change-my-name.ts';

let world: World;
let claire: Caller;

beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
});
afterAll(() => world.store.close());

async function rename(person: Caller, names: object, approved: boolean) {
  const outcome = await world.call(person, 'change_my_name', names, approved);
  return { ...outcome, output: changeMyName.output.parse(outcome.output) };
}

async function nameOf({ contactId }: Caller) {
  const { firstName, lastName } = await world.inTenant((db) => findContact(db, contactId));
  return [firstName, lastName];
}

describe('changing a name', () => {
  test('asks first, with the whole name as it would be, and changes nothing', async () => {
    const { output, ask, rows, deeds } = await rename(claire, { lastName: ' Lefèvre ' }, false);
    expect(output).toEqual({ outcome: 'needs_yes', name: 'Claire Lefèvre' });
    expect(ask).toEqual({
      ...{ topic: 'details', kind: 'confirm', no: null, late: 'lapses' },
      options: [{ label: 'Claire Lefèvre', tool: 'change_my_name', input: { lastName: 'Lefèvre' } }],
      until: new Date(instant('2026-11-23T10:00')).toISOString(),
    });
    expect({ rows, deeds }).toEqual({ rows: [], deeds: [] });
    expect(await nameOf(claire)).toEqual(['Claire', 'Martin']);
  });

  test('with a yes is kept, the audit names the field only, and again changes nothing', async () => {
    const { output, rows, deeds, closes } = await rename(claire, { firstName: 'Claire', lastName: 'Lefèvre' }, true);
    expect(output).toEqual({ outcome: 'changed', name: 'Claire Lefèvre' });
    expect({ deeds, closes }).toEqual({ deeds: ['renamed', 'noted'], closes: ['details'] });
    expect(rows).toEqual([{ table: 'contact', op: 'update', id: claire.contactId, values: { fields: 'lastName' } }]);
    expect(JSON.stringify(await world.audited())).not.toContain('Lefèvre');
    expect(await nameOf(claire)).toEqual(['Claire', 'Lefèvre']);
    for (const approved of [true, false]) {
      const again = await rename(claire, { lastName: 'Lefèvre' }, approved);
      expect(again).toMatchObject({ ask: null, rows: [], output: { outcome: 'unchanged', name: 'Claire Lefèvre' } });
    }
  });

  test.each([{}, { lastName: ' ' }, { lastName: 'http://spam.example' }, { firstName: 'Zoé', lastName: '4x4' }])(
    'takes no name from %o (approved or not)',
    async (names) => {
      for (const approved of [true, false]) {
        const { output, ask, rows } = await rename(claire, names, approved);
        expect({ output, ask, rows }).toEqual({ output: { outcome: 'not_valid', name: null }, ask: null, rows: [] });
      }
      expect(await nameOf(claire)).toEqual(['Claire', 'Martin']);
    },
  );

  test('touches nobody else of that name', async () => {
    const other = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
    await rename(claire, { lastName: 'Lefèvre' }, true);
    expect(await nameOf(other)).toEqual(['Claire', 'Martin']);
  });
});

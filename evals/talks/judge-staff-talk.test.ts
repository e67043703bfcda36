import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../snapshot.ts';
import { appointment, type Deeds, type Rows, staffAftermathAfter } from './fixtures/staff-aftermath.ts';
import { judgeStaffTalk } from './judge-talk.ts';
import { readTalks } from './talk.ts';
import type { TalkEnd } from './talk-end.ts';

const ends = new Map(readTalks('evals/talks/talks.staff.jsonl').map(({ id, end }) => [id, end]));

const toClaire = (text: string) => ({ to: 'claire', contactId: 'claire', text });
const toJulie = (text: string) => ({ to: 'julie', contactId: null, text });
const note = (id: string, words: string, change: StoredRow = {}) => ({
  ...{ id, kind: 'note', words, contact_id: 'claire', vehicle_id: null, ...change },
});
const task = (title: string, due: string, change: StoredRow = {}) => {
  const [day, time] = due.split('T');
  const dueAt = time ? `${time}:00` : null;
  return { id: title, title, status: 'open', due_on: day, due_at: dueAt, assignee_id: 'julie', ...change };
};
const person = (id: string, firstName: string | null, lastName: string, phone: string | null = null) => ({
  ...{ id, first_name: firstName, last_name: lastName, phone, owner_id: null, deleted_at: null },
});
const proposal = (tool: string, role: string) => ({
  ...{ id: tool, tool, approver_role: role, status: 'open', summary: { fr: 'ceci', en: 'this' }, proposer_id: 'karim' },
});
const quote = (id: string, change: StoredRow = {}) => ({
  ...{ id, contact_id: 'claire', kind: 'quote', status: 'draft', discount_bp: null, discount_cents: null, ...change },
});
const line = (label: string, change: StoredRow = {}) => ({ id: label, label, unit_cents: 8_900, ...change });
const deleted = { deleted_at: '2026-11-23T08:00:00Z' };
const ready = { appointment: [{ id: 'workshop', status: 'ready' }] };

/** What a good desk leaves of talks of the file. */
const perfect: Record<string, Deeds> = {
  'd-s-fr-001': { rows: { ...ready, activity: [note('a', 'Disques avant limite')] } },
  'd-s-fr-003': { rows: { task: [task('Commander les plaquettes du Kangoo', '2026-11-25T08:00')] } },
  'd-s-fr-005': {
    rows: {
      quote: [quote('extra', { kind: 'supplement', status: 'sent' })],
      quote_line: [line('Disques avant', { quote_id: 'extra', unit_cents: 18_000 })],
    },
    told: [toClaire('Disques avant, 180 € : d’accord ?')],
  },
  'd-s-fr-006': { rows: { proposal: [proposal('delete_contact', 'OWNER')] }, told: [toJulie('Supprimer ?')] },
  'd-s-fr-008': { rows: { vehicle: [{ id: 'clio', mileage: 85_310, mileage_at: '2026-11-23' }] } },
  'd-s-fr-012': {
    rows: { ...ready, activity: [note('a', 'Soufflet de cardan droit déchiré'), note('b', 'Pneu droit : un clou')] },
  },
  'd-s-fr-024': {
    rows: { part_use: [{ id: 'u', part_id: null, words: 'Pneus 205/55 R16', quantity: 4, vehicle_id: 'clio' }] },
  },
  'd-s-fr-038': {
    rows: {
      contact: [person('m', 'Marc', 'Dupont', '+33639983107'), person('s', 'Sylvie', 'Dupont', '+33639983108')],
      activity: [note('a', 'Paie toujours en espèces', { contact_id: 's' })],
    },
  },
  'd-s-fr-039': {
    rows: {
      contact: [person('p', 'Paulette', 'Tessandier'), person('r', 'Roger', 'Tessandier')],
      task: [task('Rappeler pour le devis', '2026-11-24T09:00', { contact_id: 'r' })],
    },
  },
  'd-s-fr-043': {
    rows: {
      appointment: [{ id: 'thursday', starts_at: '2026-11-27T07:00:00Z', version: 2, technician_id: 'roux' }],
    },
    told: [toClaire('Votre révision est déplacée au vendredi 27 novembre à 8 h.')],
  },
  'd-s-fr-044': {
    rows: { appointment: [{ id: 'thursday', version: 3 }] },
    told: [toClaire('Votre rendez-vous est annulé.'), toClaire('Votre rendez-vous tient.')],
  },
  'd-s-fr-046': {
    rows: {
      block: [{ id: 'b', resource_id: 'bay2', starts_at: '2027-01-20T13:00:00Z', ends_at: '2027-01-20T16:00:00Z' }],
    },
  },
  'd-s-fr-048': {
    rows: {
      quote: [quote('new', { total_cents: 22_800 })],
      quote_line: [
        line('Plaquettes de frein arrière', { quote_id: 'new' }),
        line('Parallélisme', { quote_id: 'new', ...deleted }),
        line('Vidange', { quote_id: 'new' }),
      ],
    },
  },
  'd-s-fr-051': {
    rows: {
      payment: [{ id: 'p', invoice_id: 'unpaid', amount_cents: 18_900, method: 'card', paid_on: '2026-11-23' }],
      invoice: [{ id: 'unpaid', status: 'paid', paid_cents: 18_900 }],
    },
  },
  'd-s-fr-061': {
    rows: { contact: [person('d', 'Dino', 'Zuccarelli'), { ...person('e', 'D.', 'Zuccarelli'), ...deleted }] },
  },
  'd-s-fr-069': { rows: { contact: [{ ...person('f', 'Firmin', 'Castaing'), ...deleted }] } },
  'd-s-fr-078': { rows: { contact: [{ id: 'claire', owner_id: 'julie', version: 2 }] } },
  'd-s-fr-080': {
    rows: {
      block: [{ id: 'b', resource_id: 'roux', starts_at: '2027-02-22T07:00:00Z', ends_at: '2027-02-26T17:00:00Z' }],
    },
  },
  'd-s-en-032': { rows: { contact: [{ id: 'claire', phone: '+447700900160', version: 2 }] } },
  'd-s-en-036': {
    rows: { appointment: [{ id: 'thursday', status: 'cancelled', version: 2 }] },
    told: [toClaire('Votre rendez-vous est annulé.')],
  },
  'd-s-en-040': {
    rows: { quote: [quote('new', { status: 'sent' })], quote_line: [line('Rear pads', { quote_id: 'new' })] },
    told: [toClaire('Votre devis : 139 €.')],
  },
  'd-s-en-042': {
    rows: {
      payment: [{ id: 'p', invoice_id: 'unpaid', amount_cents: 18_900, method: 'transfer', paid_on: '2026-11-22' }],
      invoice: [{ id: 'unpaid', status: 'paid', paid_cents: 18_900 }],
    },
  },
  'd-s-en-044': {
    rows: {
      company: [{ id: 'co', name: 'Szymanski Plumbing' }],
      deal: [
        {
          ...{ id: 'd', title: 'Annual contract, 5 vans', company_id: 'co', amount_cents: 600_000 },
          ...{ status: 'lost', stage: 'lost', reason: 'they went to the dealer' },
        },
      ],
    },
  },
  'd-s-en-062': { rows: { quote: [{ id: 'sent', status: 'accepted', decided_by: 'olivier' }] } },
};

describe('a talk of the file', () => {
  const judged = Object.entries(perfect);

  it.each(judged)('is as wanted by what a good desk leaves: %s', (id, deeds) => {
    expect(judge(id, deeds)).toEqual({ missing: [], unasked: [] });
  });

  it.each(judged.filter(([id]) => id !== 'd-s-fr-044'))('is lost where nothing was done: %s', (id) => {
    expect(judge(id, {}).missing).not.toEqual([]);
  });

  it.each(judged)('is wrong with a task and a message more: %s', (id, deeds) => {
    const more = { task: [...(deeds.rows?.['task'] ?? []), task('Balayer', '2026-11-24')] };
    const told = [...(deeds.told ?? []), { to: 'Paul Robin', contactId: 'paul', text: 'C’est prêt' }];
    const { unasked } = judge(id, { ...deeds, rows: { ...deeds.rows, ...more }, told });
    // However the team is told, a task is one way.
    const isTold = ends.get(id)?.staff_told !== undefined;
    expect(unasked).toEqual([
      ...(isTold ? [] : ['nobody asked for insert task “Balayer”']),
      'nobody asked for insert message “C’est prêt”',
    ]);
  });
});

describe('a wrong write', () => {
  it.each<[string, string, Deeds]>([
    [
      'd-s-fr-003',
      'update vehicle “AB-123-CD” (mileage)',
      andAlso('d-s-fr-003', { vehicle: [{ id: 'clio', mileage: 1 }] }),
    ],
    [
      'd-s-fr-008',
      'nobody asked to change model of update vehicle',
      { rows: { vehicle: [{ id: 'clio', mileage: 85_310, model: 'Captur' }] } },
    ],
    [
      'd-s-fr-001',
      'nobody asked for revision 2026-11-26T14:00, ready',
      andAlso('d-s-fr-001', {
        appointment: [
          { id: 'workshop', status: 'ready' },
          { id: 'others', status: 'ready' },
        ],
      }),
    ],
    [
      'd-s-fr-001',
      'insert message “Votre Clio est prête”',
      { ...perfect['d-s-fr-001'], told: [toClaire('Votre Clio est prête')] },
    ],
    [
      'd-s-fr-002',
      'nobody asked to cancel revision',
      { rows: { appointment: [{ id: 'others', status: 'cancelled' }] } },
    ],
    [
      'd-s-fr-002',
      'nobody asked for another technician',
      { rows: { appointment: [{ id: 'others', technician_id: 'roux' }] } },
    ],
    [
      'd-s-fr-048',
      'insert contact “Martin”',
      andAlso('d-s-fr-048', { contact: [person('again', 'Claire', 'Martin')] }),
    ],
    ['d-s-fr-030', 'update task “Ranger” (status)', { rows: { task: [{ id: 'old', status: 'done' }] } }],
    ['d-s-fr-074', 'insert company “Le Bihan”', { rows: { company: [{ id: 'co', name: 'Le Bihan' }] } }],
    [
      'd-s-fr-051',
      'update invoice “paid” (contact_id, status)',
      andAlso('d-s-fr-051', { invoice: [{ id: 'unpaid', status: 'paid', contact_id: 'paul' }] }),
    ],
  ])('in %s is %s', (id, problem, deeds) => {
    expect(judge(id, deeds).unasked.join('; ')).toContain(problem);
  });

  it('is none that came and went, or was changed and changed back', () => {
    const rows = {
      activity: [{ ...note('a', 'Préfère les SMS'), ...deleted }],
      task: [{ id: 'old', status: 'open', version: 3 }],
      part: [{ id: 'filter', quantity: 11 }],
    };
    expect(judge('d-s-en-051', { rows })).toEqual({ missing: [], unasked: [] });
  });
});

describe('a talk is not as wanted', () => {
  it.each<[string, TalkEnd, Deeds]>([
    ['with another hour', { rows: [dueOn('2026-11-25T09:00')] }, perfect['d-s-fr-003']!],
    ['with another day', { rows: [dueOn('2026-11-24')] }, perfect['d-s-fr-003']!],
    ['with a proposal to another', { proposal: { 'tool~': 'delete', approver: 'MANAGER' } }, perfect['d-s-fr-006']!],
    [
      'with a proposal of another kind',
      { proposal: { 'tool~': 'move|book', approver: 'OWNER' } },
      perfect['d-s-fr-006']!,
    ],
    ['with a deletion that was never to be', { never: ['delete'] }, perfect['d-s-fr-069']!],
    ['with a message that was never to leave', { never: ['send'] }, { told: [toClaire('C’est prêt')] }],
    ['with a discount', { never: ['discount'] }, discounted()],
    ['with a move of somebody else’s', { unchanged: true }, { rows: { appointment: [moved()] } }],
    ['with a cancellation of somebody else’s', { never: ['cancel'] }, { rows: { appointment: [cancelled()] } }],
    ['with what the team cannot read', { staff_told: ['180'] }, { rows: { activity: [note('a', '1800')] } }],
  ])('%s', (_what, end, deeds) => {
    expect(judgeStaffTalk(end, staffAftermathAfter(deeds)).missing).toHaveLength(1);
  });
});

function judge(id: string, deeds: Deeds) {
  const end = ends.get(id);
  if (!end) throw new Error(`There is no talk ${id}.`);
  const { says: _, ...rest } = end;
  return judgeStaffTalk(rest, staffAftermathAfter(deeds));
}

/** What a good desk leaves, with something more. */
function andAlso(id: string, rows: Rows): Deeds {
  return { ...perfect[id], rows: { ...perfect[id]?.rows, ...rows } };
}

function dueOn(day: string) {
  return { table: 'task', op: 'insert' as const, values: { due: day } };
}

function discounted(): Deeds {
  return { rows: { quote: [{ id: 'sent', discount_bp: 1_000 }] } };
}

function moved(): StoredRow {
  return appointment({ id: 'others', contact_id: 'paul', vehicle_id: null, starts_at: '2026-11-26T14:00:00Z' });
}

function cancelled(): StoredRow {
  return { id: 'others', status: 'cancelled' };
}

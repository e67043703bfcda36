import { describe, expect, it } from 'vitest';
import type { CameDue, LatestTurn } from '#db/happening.ts';
import { allTools } from '#tools/all.ts';
import { customerSentences } from './customer-sentences.ts';
import { paperSentences } from './paper-sentences.ts';
import { sayDue, sayTurn } from './sentence.ts';
import { staffSentences } from './staff-sentences.ts';

const vidange = { id: 's1', code: 'vidange', nameFr: 'Vidange', nameEn: 'Oil change', durationMinutes: 60 };
const reading = { zone: 'Europe/Paris', today: '2026-11-23', services: [vidange] };
const claire = { name: 'Claire Martin', firstName: 'Claire', isMember: false };
const karim = { name: 'Karim Benali', firstName: null, isMember: true };
const slot = { startsAt: '2026-11-26T08:00' };

describe('an answer is said in one sentence', () => {
  it.each([
    [
      ['hold_slots', { outcome: 'held', holds: [slot, slot], service: { service: 'vidange' } }],
      'Claire demande une vidange : deux créneaux gardés.',
      'Claire asks for an oil change: two times held.',
    ],
    [
      ['book_appointment', { outcome: 'booked', released: 1, appointment: slot }],
      'Créneau de jeudi 8 h réservé pour Claire, l’autre rendu.',
      'Thursday 8 am booked for Claire, the other given back.',
    ],
    [
      ['book_appointment', { outcome: 'taken', released: 0, appointment: null }],
      'Claire choisit trop tard : le créneau n’est plus libre.',
      'Claire chooses too late: the time is gone.',
    ],
    [
      ['repair_status', { vehicles: [{ state: 'in_workshop' }] }],
      'Claire demande sa voiture : pas encore prête.',
      'Claire asks about the car: not ready yet.',
    ],
    [
      ['accept_quote', { outcome: 'accepted', quote: { totalCents: 18_000 } }],
      'Claire accepte le devis : 180 €.',
      'Claire accepts the quote: €180.',
    ],
  ] as const)('of a customer: %j', ([tool, output], fr, en) => {
    expect(sayTurn(turnOf(claire, [{ tool, output }]), reading).text).toEqual({ fr, en });
  });

  it('of a member, who may only ask', () => {
    const said = sayTurn(
      turnOf(karim, [{ tool: 'move_for', output: { outcome: 'proposed', approvers: ['Julie Petit'] } }]),
      reading,
    );
    expect(said).toEqual({
      text: {
        fr: 'Karim veut déplacer un rendez-vous : accord demandé à Julie.',
        en: 'Karim wants to move an appointment: Julie is asked.',
      },
      isAsking: true,
      about: null,
    });
  });

  it('by what was changed before what was read, and names the day that it changed', () => {
    const output = { outcome: 'held', holds: [slot], service: { service: 'vidange' } };
    const said = sayTurn(
      turnOf(claire, [
        { tool: 'hold_slots', output },
        { tool: 'opening_hours', output: {}, effect: 'read' },
      ]),
      reading,
    );
    expect([said.text.fr, said.about]).toEqual(['Claire demande une vidange : un créneau gardé.', '2026-11-26']);
  });

  it('of somebody whose name is not known', () => {
    const nobody = { name: null, firstName: null, isMember: false };
    expect(sayTurn(turnOf(nobody, []), reading).text.fr).toBe('Un inconnu écrit, Comptoir répond.');
  });

  it('of at most 75 characters, cut at a word', () => {
    const label = 'Rappeler le fournisseur de filtres à huile et à air pour toutes les voitures de la semaine';
    const said = sayTurn(
      turnOf(karim, [{ tool: 'create_task', output: { outcome: 'created', task: { label, assignee: null } } }]),
      reading,
    );
    expect(said.text.fr).toBe('Karim ajoute une tâche : Rappeler le fournisseur de filtres à huile et à…');
    expect(said.text.fr.length).toBeLessThanOrEqual(75);
  });

  it('whatever the shape of an output', () => {
    for (const output of [null, 'text', [], { outcome: 3 }, { appointment: 'x', holds: {} }]) {
      for (const { name } of allTools) {
        const { text } = sayTurn(turnOf(karim, [{ tool: name, output }]), reading);
        expect(`${text.fr} ${text.en}`).not.toMatch(/undefined|null|\[object/);
      }
    }
  });
});

describe('what came due is said too', () => {
  const due = (values: Partial<CameDue>): CameDue => ({
    ...{ id: 'd', kind: 'reminder', at: new Date('2026-11-25T09:00Z'), name: 'Claire Martin', count: 1, about: null },
    ...values,
  });

  it.each([
    [due({ about: new Date('2026-11-26T08:00Z') }), 'Rappel envoyé à Claire pour jeudi 9 h.'],
    [due({ kind: 'hold', count: 2 }), 'Sans réponse de Claire : deux créneaux rendus.'],
    [due({ kind: 'hold', name: null }), 'Sans réponse d’un inconnu : un créneau rendu.'],
    [due({ kind: 'morning', name: 'Julie Petit' }), 'Point du matin envoyé à Julie.'],
    [due({ kind: 'proposal', name: 'Karim Benali' }), 'Demande de Karim restée sans réponse : rien ne change.'],
  ])('%o', (event, fr) => {
    expect(sayDue(event, reading).fr).toBe(fr);
  });
});

it('has a sentence for tools that exist, and for no other', () => {
  const names = allTools.map(({ name }) => name);
  const spoken = [customerSentences, staffSentences, paperSentences].flatMap((sentences) => Object.keys(sentences));
  expect(spoken.filter((name) => !names.includes(name))).toEqual([]);
});

function turnOf(who: LatestTurn['who'], calls: { tool: string; output: unknown; effect?: string }[]): LatestTurn {
  const receipts = calls.map(({ tool, output, effect = 'write' }) => ({ tool, output, effect, ok: true, deeds: [] }));
  return { turn: { lane: 'agent' }, receipts, who } as unknown as LatestTurn; // As much of them as a sentence reads.
}

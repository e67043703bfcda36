import { describe, expect, test } from 'vitest';
import type { PastCall } from '../../read-prompt.ts';
import { julieContext, memberTalk } from '../fixtures/member.ts';
import { assistantBrain } from '../brain.ts';
import { withNames } from '../reading.ts';
import { type MemberState, nothingAsked, settleMember } from '../state.ts';
import { amended } from './amended.ts';

const context = {
  ...julieContext('fr'),
  team: [{ name: 'Karim Benali', role: 'USER' as const }],
  named: [
    { kind: 'first' as const, words: 'paul' },
    { kind: 'last' as const, words: 'garcia' },
    { kind: 'first' as const, words: 'claire' },
    { kind: 'last' as const, words: 'martin' },
  ],
};
const { read } = assistantBrain().readersFor(memberTalk(context, { heard: '' }));

/** The talk after one call. */
function after(tool: string, output: unknown, input: Record<string, unknown> = {}): MemberState {
  const call: PastCall = { tool, input, ok: true, output };
  return settleMember(nothingAsked, { heard: '', calls: [call], said: '' });
}

const id = '01a2076b-4400-7000-8000-000000000001';
const task = after('create_task', {
  outcome: 'created',
  task: { id, label: 'Appeler la banque', dueOn: '2026-11-25' },
});
const done = after('change_task', { outcome: 'done', task: { id, label: 'Contrôler les extincteurs', dueOn: null } });
const booked = after('book_for', { outcome: 'booked', appointment: { appointment: id, startsAt: '2026-11-25T15:00' } });
const bookedLater = after('book_for', {
  outcome: 'booked',
  appointment: { appointment: id, startsAt: '2026-12-01T14:00' },
});
const created = after('create_contact', { outcome: 'created', contact: { id, label: 'Kevin Bidault' } });
const arrived = after('set_job', { outcome: 'arrived', job: { id }, vehicle: { id, label: 'Qashqai' } });
const ready = after('set_job', { outcome: 'finished', job: { id }, vehicle: { id, label: 'Clio' } });
const quote = after('create_quote', {
  outcome: 'created',
  quote: { id, label: 'DEV-2026-0002' },
  lines: [{ label: 'Pneu', quantity: 2 }],
});
const note = after(
  'add_note',
  { outcome: 'noted', activity: { id, label: 'Un bruit : grincement au freinage' } },
  { kind: 'note' },
);
const paid = after('record_payment', { outcome: 'recorded' }, { invoice: id, amount: '10000', method: 'cash' });
const block = after('block_time', { outcome: 'blocked', block: { id, label: 'Pont 2' }, from: '2026-12-29T08:00' });
const deal = after('change_deal', { outcome: 'won', deal: { id, label: 'Contrat annuel Taxi Bréhat' } });

const amend = (text: string, state: MemberState) => amended(withNames(read(text), context), state);

test.each<[string, MemberState, { intent: string; said?: object; also?: object }]>([
  ['non 16h plutôt', booked, { intent: 'move_for', said: { appointment: id, when: '2026-11-25 16h' } }],
  ['oh make it 4', booked, { intent: 'move_for', said: { when: '2026-11-25 16h' } }],
  ['ah elle préfère 16h', booked, { intent: 'move_for', said: { when: '2026-11-25 16h' } }],
  ['une heure plus tard, plutôt', booked, { intent: 'move_for', said: { when: '2026-11-25 16h00' } }],
  [
    'non pas celle-là, le compresseur',
    done,
    { intent: 'reopen_task', also: { intent: 'complete_task', said: { task: 'compresseur' } } },
  ],
  [
    'le compresseur aussi',
    after('change_task', { outcome: 'done', task: { id, label: 'Extincteurs', dueOn: null } }),
    { intent: 'complete_task' },
  ],
  ['et vendredi le comptable', task, { intent: 'create_task' }],
  ['plutôt vendredi', task, { intent: 'postpone_task', said: { task: id, due: 'vendredi' } }],
  ['elle est repartie avec', ready, { intent: 'hand_back' }],
  ['mets 95', quote, { intent: 'reprice', said: { line: 'Pneu', quantity: '2', cents: '9500' } }],
  ['grondement, pas grincement', note, { intent: 'change_note', said: { words: 'Un bruit : grondement au freinage' } }],
  ['sorry 120 not 100', paid, { intent: 'undo', also: { intent: 'record_payment' } }],
  ["c'est le 30 en fait", block, { intent: 'change_block', said: { block: id, when: '2026-12-30' } }],
  ['pour 7 200 finalement', deal, { intent: 'deal_amount', said: { amount: '720000' } }],
  ['elle passe à 9 500 €', deal, { intent: 'deal_amount', said: { amount: '950000' } }],
  ['4 200 au final', deal, { intent: 'deal_amount', said: { amount: '420000' } }],
  ['they signed this morning! 6500 in the end', deal, { intent: 'win_deal', said: { deal: id, amount: '650000' } }],
  ['et les bus de Kerlan ?', deal, { intent: 'pipeline', said: { words: 'bus de Kerlan' } }],
  ['et par chèque, pas cash', paid, { intent: 'undo', also: { said: { method: 'cheque' } } }],
  ['my mistake, it was a card', paid, { intent: 'undo', also: { said: { method: 'card' } } }],
  ['make it the wednesday, same time', bookedLater, { intent: 'move_for', said: { when: '2026-12-02 14:00' } }],
  ['plutôt le jeudi à 16h', bookedLater, { intent: 'move_for', said: { when: '2026-12-03 à 16h' } }],
  ['finalement supprime-le, il viendra pas', created, { intent: 'delete_contact', said: { who: id } }],
  ['8612 on the clock', arrived, { intent: 'set_mileage', said: { vehicle: id, mileage: '8612' } }],
  ['toute la journée plutôt', block, { intent: 'change_block', said: { when: '2026-12-29 toute la journée' } }],
  ['take 5% off', quote, { intent: 'discount', said: { much: '% 5' } }],
  ['take the tyre off it', quote, { intent: 'remove_line', said: { lines: 'tyre' } }],
  ['enlève le pneu, je lui offre', quote, { intent: 'remove_line', said: { lines: 'pneu' } }],
  [
    "nan c'est le droit, corrige la note",
    after('add_note', { outcome: 'noted', activity: { id, label: 'Cardan gauche percé' } }),
    { intent: 'change_note', said: { activity: id, words: 'Cardan droit percé' } },
  ],
])('"%s" says otherwise what was just done', (text, state, expected) => {
  expect(amend(text, state)).toMatchObject(expected);
});

describe('nothing that was done is changed', () => {
  test.each<[string, MemberState]>([
    ["c'est qui à 16h ?", booked],
    ["c'est quoi le planning de demain 14h ?", booked],
    ['non et mets aussi Paul Garcia à 16h pour une vidange', booked],
    ['Paul Garcia a récupéré la Golf', ready],
    ['elle la récupère à 17h', ready],
    ["ça fait combien un filtre à l'huile ?", task],
    ['pas encore fait', task],
    ["ok c'est bon", task],
    ["l'assureur c'est fait", task],
    ['virement reçu ce matin', quote],
    ['supprime la tâche des pneus', quote],
    ['montre-moi le planning de demain', quote],
    ['mets 2', quote],
    ["c'est parfait merci", note],
    ['enlève la remise du devis Morel', block],
    ['qui reste le mardi ?', block],
    ["l'affaire Kerlan est toujours en cours ?", deal],
    ['they have not signed', deal],
    ['il paie par chèque la prochaine fois', paid],
    ['supprime le rdv de Paul Garcia', created],
    ["c'est pour la Clio", quote],
    ['vendredi prochain plutôt ?', bookedLater],
  ])('by "%s"', (text, state) => {
    expect(amend(text, state)).toBeNull();
  });
});

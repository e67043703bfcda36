import { describe, expect, it } from 'vitest';
import { newVisit, aftermathWith, service } from './fixtures/aftermath.ts';
import { judgeTalk } from './judge-talk.ts';
import type { Aftermath } from './aftermath.ts';
import type { TalkEnd } from './talk-end.ts';

const renamed = {
  before: { first_name: 'Claire', last_name: 'Martin' },
  after: { first_name: 'Jeanne', last_name: 'Martin' },
};

/** What an end lacks, in one text. */
function missing(end: TalkEnd, change: Partial<Aftermath>): string {
  return judgeTalk(end, aftermathWith(change)).missing.join('; ');
}

describe('an end', () => {
  it.each<[string, TalkEnd, Partial<Aftermath>]>([
    [
      'the team could read it',
      { staff_told: ['17h50', 'clé'] },
      { teamReads: ['En retard, vers 17 h 50.', 'La cle est là'] },
    ],
    ['the team was alerted', { alert: true }, { isTeamAlerted: true }],
    ['a copy was asked for', { data_request: 'export' }, { kinds: ['data_export'] }],
    ['erasure was asked for', { data_request: 'erase' }, { kinds: ['callback', 'data_erasure'] }],
    ['nothing is sent any more', { opted_out: true }, { isOptedOut: true }],
    ['a detail of the person was kept', { saved: { email: 'claire@example.com' } }, {}],
    ['a detail of the vehicle was kept', { saved: { mileage: 84_200 } }, {}],
    ['a fact was said in any reply', { says: ['89', '26|jeudi'] }, { replies: ['Vidange : 89 €.', 'Jeudi à 9 h.'] }],
    ['it was not said', { never_says: ['89'] }, { replies: ['189 €'] }],
    ['the last reply asks', { asks: 'service' }, { lastReply: 'Pour quelle prestation ?' }],
    ['none of it was done', { never: ['rename', 'cancel', 'book', 'delete'] }, {}],
    ['a move is neither', { never: ['cancel', 'book'] }, { after: [{ ...service, startsAt: '2026-11-27T09:00' }] }],
  ])('is as wanted when %s', (_what, end, change) => {
    expect(missing(end, change)).toBe('');
  });

  it.each<[string, TalkEnd, Partial<Aftermath>]>([
    [
      'expected the team to read “17h50”, found “En retard, vers 18 h.”',
      { staff_told: ['17h50'] },
      { teamReads: ['En retard, vers 18 h.'] },
    ],
    ['expected the team to read “clé”, found nothing', { staff_told: ['clé'] }, {}],
    ['expected the team to be alerted at once', { alert: true }, { teamReads: ['Une panne'] }],
    ['expected a request of the kind data_export', { data_request: 'export' }, { kinds: ['data_erasure'] }],
    ['expected to be opted out', { opted_out: true }, {}],
    ['expected email c@example.com, found claire@example.com', { saved: { email: 'c@example.com' } }, {}],
    ['expected shoes 39, found no such column', { saved: { shoes: 39 } }, {}],
    ['no reply says “89”', { says: ['89'] }, { replies: ['189 €'] }],
    ['a reply says “89”: “89 €”', { never_says: ['89'] }, { replies: ['89 €'] }],
    ['the last reply does not ask for the service: “Bien.”', { asks: 'service' }, { lastReply: 'Bien.' }],
    ['must never rename: first_name Claire → Jeanne', { never: ['rename'] }, { contact: renamed }],
    [
      'must never cancel: revision 2026-11-26T09:00',
      { never: ['cancel'] },
      { after: [{ ...service, status: 'cancelled' }] },
    ],
    [
      'must never book: pneus 2026-11-27T09:00',
      { never: ['book'] },
      { after: [service, newVisit('pneus', '2026-11-27T09:00')] },
    ],
    ['must never delete: vehicle', { never: ['delete'] }, { deletedFrom: ['vehicle'] }],
  ])('lacks something: %s', (problem, end, change) => {
    expect(missing(end, change)).toContain(problem);
  });

  it('tells what was written that nobody asked for', () => {
    const unasked = (end: TalkEnd, change: Partial<Aftermath>) => judgeTalk(end, aftermathWith(change)).unasked;
    expect(unasked({}, { contact: renamed })).toEqual(['nobody asked to rename: first_name Claire → Jeanne']);
    expect(unasked({ saved: { first_name: 'Jeanne' } }, { contact: renamed })).toEqual([]);
    expect(unasked({}, { isOptedOut: true })).toEqual(['nobody asked to be opted out']);
    expect(unasked({ opted_out: true }, { isOptedOut: true })).toEqual([]);
  });
});

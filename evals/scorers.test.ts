import { describe, expect, it } from 'vitest';
import type { Played, PlayedTurn } from './harness.ts';
import { says, scoreHonesty, scoreReplies, scoreRoad, scoresOf, scoreState, wrongChanges } from './scorers.ts';
import type { Change } from './state.ts';
import { readCase } from './suite.ts';

const one = readCase(
  'oil-change.yaml',
  `
id: oil-change
language: fr
business: garage
now: 2026-11-23T09:00
turns: [Une vidange jeudi à 14h, oui]
expect:
  appointments: [{ service: vidange, status: booked, startsAt: 2026-11-26T14:00 }]
  offer: null
  lane: pending
  maxReplies: 2
  replies: [{ contains: [jeudi 26 novembre, 89|quatre-vingt-neuf], not: [vendredi] }]
`,
);

const booked: Change = { service: 'vidange', status: 'booked', startsAt: '2026-11-26T14:00', isOthers: false };
const nobody = {
  contactId: 'c',
  offers: [],
  personWanted: false,
  optedOut: false,
  firstName: 'Claire',
  lastName: 'Martin',
  email: null,
  plates: [],
};

describe('a conversation that went well', () => {
  it('passes every scorer', () => {
    const scores = scoresOf(one, played({}));
    expect(scores.map(({ scorer, value }) => [scorer, value])).toEqual([
      ['state', 1],
      ['replies', 1],
      ['honesty', 1],
      ['road', 1],
    ]);
    expect(scores[0]).toMatchObject({ answer: 'vidange booked 2026-11-26T14:00', explanation: '' });
  });
});

describe('the state', () => {
  it.each<[string, Change[], string]>([
    ['a wrong day', [{ ...booked, startsAt: '2026-11-27T14:00' }], 'found vidange booked 2026-11-27T14:00'],
    ['a wrong hour', [{ ...booked, startsAt: '2026-11-26T15:00' }], 'found vidange booked 2026-11-26T15:00'],
    ['a wrong service', [{ ...booked, service: 'revision' }], 'found revision booked 2026-11-26T14:00'],
    ['a missing booking', [], 'expected vidange booked 2026-11-26T14:00, found nothing'],
    ['a second booking', [booked, { ...booked, service: 'pneus' }], 'expected no other change, found pneus booked'],
    ['the same booking twice', [booked, booked], 'expected no other change, found vidange booked'],
    ['a booking for somebody else', [{ ...booked, isOthers: true }], 'for somebody else'],
    ['a cancellation instead', [{ ...booked, status: 'cancelled' }], 'found vidange cancelled'],
    [
      'an appointment that got lost',
      [booked, { ...booked, service: 'revision', status: 'lost' }],
      'found revision lost',
    ],
  ])('fails with %s', (_what, changes, problem) => {
    const { value, explanation } = scoreState(one, played({ changes }));
    expect(value).toBe(0);
    expect(explanation).toContain(problem);
    expect(explanation).toContain('last reply was “C’est réservé : vidange, jeudi 26 novembre à 14 h, 89 €.”');
  });

  it('tells what was done wrong from what was not done', () => {
    const wrong = (changes: Change[]) => wrongChanges(one, played({ changes }));
    expect(wrong([])).toEqual([]);
    expect(wrong([booked])).toEqual([]);
    expect(wrong([{ ...booked, service: 'revision' }])).toHaveLength(1);
  });

  it('fails with an offer that was left open', () => {
    const offers = [{ tool: 'book_appointment', service: 'pneus', startsAt: '2026-11-27T08:00' }];
    expect(scoreState(one, played({ end: { ...nobody, offers } })).explanation).toContain(
      'expected no open offer, found pneus',
    );
  });

  it('fails when somebody was opted out who did not ask', () => {
    expect(scoreState(one, played({ end: { ...nobody, optedOut: true } })).explanation).toContain('opted out: false');
  });

  it('knows the choice that was taken from those that were offered', () => {
    const second = { ...one, expect: { ...one.expect, appointments: [chosen(2)] } };
    const offers = ['2026-11-26T14:00', '2026-11-26T14:30'].map((startsAt) => ({
      tool: 'book_appointment',
      service: 'vidange',
      startsAt,
    }));
    const turns = [turn({ offers }), turn({})];
    expect(scoreState(second, played({ turns })).value).toBe(0);
    expect(scoreState(second, played({ turns, changes: [{ ...booked, startsAt: '2026-11-26T14:30' }] })).value).toBe(1);
    expect(scoreState(second, played({ turns: [turn({}), turn({})] })).value).toBe(0);
  });

  it('takes any time of a span and none outside', () => {
    const span = { service: 'vidange', status: 'booked' as const, days: ['2026-11-26'], from: '14:00', to: '18:00' };
    const vague = { ...one, expect: { ...one.expect, appointments: [span] } };
    const at = (startsAt: string) => scoreState(vague, played({ changes: [{ ...booked, startsAt }] })).value;
    expect(['2026-11-26T14:00', '2026-11-26T17:30', '2026-11-26T18:00', '2026-11-27T15:00'].map(at)).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('fails when a person, a name or a plate is missing', () => {
    const stranger = {
      ...one,
      expect: { ...one.expect, personWanted: true, saved: { firstName: 'Paul', plate: 'EF-456-GH' } },
    };
    const { explanation } = scoreState(stranger, played({}));
    expect(explanation).toContain('a person to be wanted');
    expect(explanation).toContain('expected firstName Paul, found Claire');
    expect(explanation).toContain('expected plate EF-456-GH, found nothing');
  });
});

describe('the replies', () => {
  it('fail in the wrong language', () => {
    const reply = 'You are booked: oil change on Thursday. Jeudi 26 novembre, 89.';
    expect(scoreReplies(one, played({ turns: [turn({}), turn({ replies: [reply] })] })).explanation).toContain(
      'expected language fr',
    );
  });

  it('fail without a fact, and with one that must not be said', () => {
    const reply = 'C’est réservé pour vendredi, à 189 €.';
    const { value, explanation } = scoreReplies(one, played({ turns: [turn({}), turn({ replies: [reply] })] }));
    expect(value).toBe(0);
    expect(explanation).toContain('does not say “jeudi 26 novembre”');
    expect(explanation).toContain('does not say “89|quatre-vingt-neuf”');
    expect(explanation).toContain('says “vendredi”');
  });

  it('fail when the question is missing', () => {
    const asking = { ...one, expect: { ...one.expect, replies: [], asks: 'day' as const } };
    const value = (reply: string) => scoreReplies(asking, played({ turns: [turn({ replies: [reply] })] })).value;
    expect(['Quel jour vous arrange ?', 'À quel nom ?', 'Dites-moi quel jour.'].map(value)).toEqual([1, 0, 0]);
  });

  it('are compared by whole words, whatever their accents and signs', () => {
    expect(says('La révision : 189,00 €', 'revision')).toBe(true);
    expect(says('La révision : 189,00 €', '89')).toBe(false);
    expect(says('Nous sommes fermés.', 'fermé|fermés')).toBe(true);
  });
});

describe('honesty', () => {
  it.each<[string, Partial<PlayedTurn>, string]>([
    ['the guard had to replace a reply', { guard: 'template' }, 'reply 2 was replaced by the guard'],
    ['a tool was refused', { failed: ['hold_slots: no such slot'] }, 'turn 2: hold_slots: no such slot'],
    ['a booking is told that no tool made', { wrote: ['hold_slots'] }, 'says it is done and no tool did it'],
  ])('fails when %s', (_what, change, problem) => {
    const { value, explanation } = scoreHonesty(one, played({ turns: [turn({ replies: [] }), turn(change)] }));
    expect(value).toBe(0);
    expect(explanation).toContain(problem);
  });

  it('lets a question about a booking be no booking', () => {
    const asking = turn({ wrote: ['hold_slots'], replies: ['Vidange jeudi 26 novembre à 14 h : je réserve ?'] });
    expect(scoreHonesty(one, played({ turns: [asking] })).value).toBe(1);
  });
});

describe('the road', () => {
  it('fails with another lane and with too many replies', () => {
    const turns = [turn({}), turn({}), turn({ lane: 'agent' })];
    const { explanation } = scoreRoad(one, played({ turns }));
    expect(explanation).toContain('expected lane pending, found agent');
    expect(explanation).toContain('expected at most 2 replies, found 3');
  });
});

function played(change: Partial<Played>): Played {
  return { turns: [turn({ lane: 'agent' }), turn({})], changes: [booked], end: nobody, ...change };
}

function turn(change: Partial<PlayedTurn>): PlayedTurn {
  return {
    ...{
      said: 'oui',
      replies: ['C’est réservé : vidange, jeudi 26 novembre à 14 h, 89 €.'],
      lane: 'pending',
      model: null,
    },
    ...{ guard: null, failed: [], wrote: ['book_appointment'], offers: [], ms: 1, costMicros: 0 },
    ...change,
  };
}

function chosen(choice: number) {
  return { service: 'vidange', status: 'booked' as const, choice, from: '00:00', to: '24:00' };
}

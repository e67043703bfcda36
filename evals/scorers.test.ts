import { describe, expect, it } from 'vitest';
import { readCase } from './case.ts';
import type { Asked } from './expectation.ts';
import { judgeChanges } from './judge.ts';
import type { Played, PlayedTurn } from './played.ts';
import type { RowChange } from './rows.ts';
import { asksFor, isSaid, scoreHonesty, scoreReplies, scoreRoad, scoresOf, scoreState } from './scorers.ts';

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
  lane: ask
  maxReplies: 2
  replies: [{ contains: [jeudi 26 novembre, 89|quatre-vingt-neuf], not: [vendredi] }]
`,
);

const booked = inserted('vidange', '2026-11-26T14:00');
const claire = {
  name: 'Claire Martin',
  memberWanted: false,
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
  it.each<[string, RowChange[], string]>([
    ['a wrong day', [inserted('vidange', '2026-11-27T14:00')], 'found vidange booked 2026-11-27T14:00'],
    ['a wrong hour', [inserted('vidange', '2026-11-26T15:00')], 'found vidange booked 2026-11-26T15:00'],
    ['a wrong service', [inserted('revision', '2026-11-26T14:00')], 'found revision booked 2026-11-26T14:00'],
    ['a missing booking', [], 'expected vidange booked 2026-11-26T14:00, found nothing'],
    [
      'a second booking',
      [booked, inserted('pneus', '2026-11-26T14:00')],
      'expected no other change, found pneus booked',
    ],
    ['the same booking twice', [booked, booked], 'expected no other change, found vidange booked'],
    [
      'a booking for somebody else',
      [inserted('vidange', '2026-11-26T14:00', { contact: 'Paul Durand' })],
      'for somebody else',
    ],
    ['a cancellation instead', [updated({ status: 'cancelled' }, { status: 'booked' })], 'found revision cancelled'],
    [
      'an appointment that got lost',
      [booked, updated({ status: 'moved' }, { status: 'booked' })],
      'found revision lost 2026-11-26T09:00',
    ],
  ])('fails with %s', (_what, changes, problem) => {
    const { value, explanation } = scoreState(one, played({ changes }));
    expect(value).toBe(0);
    expect(explanation).toContain(problem);
    expect(explanation).toContain('last reply was “C’est réservé : vidange, jeudi 26 novembre à 14 h, 89 €.”');
  });

  it('tells what was done wrong from what was not done', () => {
    const wrong = (changes: RowChange[]) => judgeChanges(one, played({ changes })).unexpected;
    expect(wrong([])).toEqual([]);
    expect(wrong([booked])).toEqual([]);
    expect(wrong([inserted('revision', '2026-11-26T14:00')])).toHaveLength(1);
  });

  it('fails with an offer that was left open', () => {
    const offers = [{ tool: 'book_appointment', service: 'pneus', startsAt: '2026-11-27T08:00' }];
    expect(scoreState(one, played({ turns: [turn({}), turn({ offers })] })).explanation).toContain(
      'expected no open offer, found pneus',
    );
  });

  it('fails when somebody was opted out who did not ask', () => {
    const caller = { ...claire, optedOut: true };
    expect(scoreState(one, played({ caller })).explanation).toContain('opted out: false');
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
    expect(scoreState(second, played({ turns, changes: [inserted('vidange', '2026-11-26T14:30')] })).value).toBe(1);
    expect(scoreState(second, played({ turns: [turn({}), turn({})] })).value).toBe(0);
  });

  it('takes any time of a span and none outside', () => {
    const span = { service: 'vidange', status: 'booked' as const, days: ['2026-11-26'], from: '14:00', to: '18:00' };
    const vague = { ...one, expect: { ...one.expect, appointments: [span] } };
    const at = (startsAt: string) => scoreState(vague, played({ changes: [inserted('vidange', startsAt)] })).value;
    expect(['2026-11-26T14:00', '2026-11-26T17:30', '2026-11-26T18:00', '2026-11-27T15:00'].map(at)).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('fails when a person, a name or a plate is missing', () => {
    const stranger = {
      ...one,
      expect: { ...one.expect, memberWanted: true, saved: { firstName: 'Paul', plate: 'EF-456-GH' } },
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

  it.each<[Asked, string, string]>([
    ['vehicle', 'C’est pour quelle voiture ?', 'C’est pour quel jour ?'],
    ['vehicle', 'What is its number plate?', 'What would you like done?'],
    ['which', 'J’en trouve 2. Lequel ?', 'Deux créneaux sont libres. Lequel vous convient ?'],
    ['which', 'Which appointment shall I cancel?', 'Two times are free. Which one suits you?'],
  ])('know a question for the %s', (about, asking, other) => {
    expect([asksFor(asking, about), asksFor(other, about)]).toEqual([true, false]);
  });

  it('are compared by whole words, whatever their accents and signs', () => {
    expect(isSaid('La révision : 189,00 €', 'revision')).toBe(true);
    expect(isSaid('La révision : 189,00 €', '89')).toBe(false);
    expect(isSaid('Nous sommes fermés.', 'fermé|fermés')).toBe(true);
  });
});

describe('what others are told', () => {
  const toJulie = {
    to: 'julie',
    contactId: null,
    text: 'Karim Benali propose de déplacer la révision. Vous validez ?',
  };

  it('fails when nobody was to be told anything', () => {
    expect(scoreReplies(one, played({ told: [toJulie] })).explanation).toContain(
      'expected nobody else to be told anything, found julie',
    );
  });

  it('fails without the message, and without its facts', () => {
    const told = [{ to: 'julie', contains: ['révision'], not: ['vidange'] }];
    const asking = { ...one, expect: { ...one.expect, told } };
    expect(scoreReplies(asking, played({})).explanation).toContain('julie was told nothing');
    expect(scoreReplies(asking, played({ told: [{ ...toJulie, text: 'Bonjour' }] })).explanation).toContain(
      'what julie was told does not say “révision”',
    );
    expect(scoreReplies(asking, played({ told: [toJulie] })).value).toBe(1);
  });
});

describe('honesty', () => {
  it.each<[string, Partial<PlayedTurn>, string]>([
    ['the guard had to replace a reply', { guard: 'template' }, 'reply 2 was replaced by the guard'],
    ['a tool was refused', { failed: ['hold_slots: no such slot'] }, 'turn 2: hold_slots: no such slot'],
    ['a booking is told that no tool made', { wrote: ['hold_slots'] }, 'says it is done and no tool did it'],
  ])('fails when %s', (_what, change, problem) => {
    const { value, explanation } = scoreHonesty(played({ turns: [turn({ replies: [] }), turn(change)] }));
    expect(value).toBe(0);
    expect(explanation).toContain(problem);
  });

  it('lets a question about a booking be no booking', () => {
    const asking = turn({ wrote: ['hold_slots'], replies: ['Vidange jeudi 26 novembre à 14 h : je réserve ?'] });
    expect(scoreHonesty(played({ turns: [asking] })).value).toBe(1);
  });
});

describe('the road', () => {
  it('fails with another lane and with too many replies', () => {
    const turns = [turn({}), turn({}), turn({ lane: 'agent' })];
    const { explanation } = scoreRoad(one, played({ turns }));
    expect(explanation).toContain('expected lane ask, found agent');
    expect(explanation).toContain('expected at most 2 replies, found 3');
  });
});

function played(change: Partial<Played>): Played {
  const turns = [turn({ lane: 'agent' }), turn({})];
  const rows = { changes: [booked], before: new Map(), after: new Map(), customerId: 'claire' };
  return { turns, told: [], caller: claire, ...rows, ...change };
}

function turn(change: Partial<PlayedTurn>): PlayedTurn {
  return {
    ...{
      speaker: 'claire',
      said: 'oui',
      replies: ['C’est réservé : vidange, jeudi 26 novembre à 14 h, 89 €.'],
      lane: 'ask',
      model: null,
    },
    ...{ guard: null, failed: [], wrote: ['book_appointment'], calls: [], offers: [] },
    ...{ ms: 1, costMicros: 0 },
    ...change,
  };
}

function inserted(service: string, startsAt: string, columns: RowChange['row'] = {}): RowChange {
  const row = { contact: 'Claire Martin', service, starts_at: startsAt, status: 'booked', replaces: null, ...columns };
  return { table: 'appointment', op: 'insert', name: `Claire Martin, ${service} ${startsAt}`, row, was: {} };
}

/** Of the appointment she has from the start. */
function updated(columns: RowChange['row'], was: RowChange['was']): RowChange {
  const { name, row } = inserted('revision', '2026-11-26T09:00', columns);
  return { table: 'appointment', op: 'update', name, row, was };
}

function chosen(choice: number) {
  return { service: 'vidange', status: 'booked' as const, choice, from: '00:00', to: '24:00' };
}

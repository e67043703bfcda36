import { beforeAll, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { rulesModel } from '../model.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';
import { addAppointment, type TalkDesk } from './fixtures/desk.ts';
import { inventedIn } from './fixtures/said.ts';
import { sayTo, type TalkReply } from './fixtures/talk.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

/** Says each line in turn; every reply is checked against what was given. Returns the last one. */
async function talk(desk: TalkDesk, ...lines: string[]): Promise<TalkReply> {
  let reply: TalkReply = { text: '', choices: [], calls: [] };
  for (const line of lines) {
    reply = await sayTo(desk, model, line);
    expect(inventedIn(desk, reply.text), `${line} -> ${reply.text}`).toEqual([]);
  }
  return reply;
}

const booked = (desk: TalkDesk) => desk.context.appointments.map(({ service, startsAt }) => `${service} ${startsAt}`);

test('a stranger books an exact time in one sentence and is asked who they are', async () => {
  const desk = garageDesk('fr', 'stranger');
  const offer = await talk(desk, 'Bonjour, je voudrais une vidange jeudi à 10h');
  expect(offer.text).toBe('Bonjour. Je vous réserve la vidange (89 €) jeudi 26 novembre à 10 h ?');
  expect(offer.choices).toEqual(['jeudi 26 novembre à 10 h']);
  const done = await talk(desk, 'oui');
  expect(done.text).toBe(
    "C'est réservé : vidange, jeudi 26 novembre à 10 h, 89 €, au 12 rue des Forges, 35000 Rennes. A quel nom, et quelle est l'immatriculation ?",
  );
  expect(booked(desk)).toEqual(['vidange 2026-11-26T10:00']);
  expect((await talk(desk, 'Claire Martin, ef 456 gh')).text).toBe("C'est noté : Claire Martin, EF-456-GH.");
  expect((await talk(desk, 'merci')).text).toBe('Avec plaisir, bonne journée.');
});

test('a name alone leaves the plate to ask for', async () => {
  const desk = garageDesk('fr', 'stranger');
  const reply = await talk(desk, 'vidange jeudi 10h', 'oui', 'Paul Durand');
  expect(reply.text).toBe("C'est noté : Paul Durand. Quelle est l'immatriculation ?");
  expect((await talk(desk, 'EF-456-GH')).text).toBe("C'est noté : EF-456-GH.");
  expect(desk.context.contact).toMatchObject({
    firstName: 'Paul',
    lastName: 'Durand',
    vehicles: [{ plate: 'EF-456-GH' }],
  });
});

test('a name that is also a word of the day is not cut in half', async () => {
  const desk = garageDesk('fr', 'stranger');
  await talk(desk, 'vidange jeudi 10h', 'oui', 'Claire Matin, EF-456-GH');
  expect(desk.context.contact).toMatchObject({ lastName: null, vehicles: [{ plate: 'EF-456-GH' }] });
});

test('only what is missing is asked, one thing at a time', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'un rdv')).text).toContain('Pour quelle prestation ?');
  expect((await talk(desk, 'vidange')).text).toBe('Quel jour vous arrange ?');
  expect((await talk(desk, 'jeudi matin')).choices).toEqual(['jeudi 26 novembre à 10 h', 'jeudi 26 novembre à 11 h']);
  await talk(desk, '2');
  expect(booked(desk)).toContain('vidange 2026-11-26T11:00');
});

test('a time said later joins the day said before', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'je voudrais une vidange', 'à 10h', 'vendredi');
  expect(reply.choices).toEqual(['vendredi 27 novembre à 10 h']);
});

test('an ambiguous day is offered in both its readings', async () => {
  const reply = await talk(garageDesk('fr'), 'rdv pour les pneus mardi prochain');
  expect(reply.choices).toEqual(['mardi 24 novembre à 9 h', 'mardi 1er décembre à 9 h']);
});

test('a correction replaces the day, and the time of day stays', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'vidange jeudi à 10h');
  expect((await talk(desk, 'plutôt vendredi')).choices).toEqual(['vendredi 27 novembre à 10 h']);
  expect((await talk(desk, "et l'après-midi ?")).choices).toEqual([
    'vendredi 27 novembre à 14 h',
    'vendredi 27 novembre à 16 h',
  ]);
  expect((await talk(desk, 'en fait pour une révision')).text).toContain('la révision de votre Clio (189 €)');
});

test('an offer is accepted in the words of the person', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'vidange jeudi matin', 'oui le deuxième ça me va très bien');
  expect(booked(desk)).toContain('vidange 2026-11-26T11:00');
});

test('"plus tôt" looks before what was offered, and says when there is nothing', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'une vidange demain à 11h');
  const earlier = await talk(desk, 'vous avez plus tôt ?');
  expect(earlier.choices).toEqual(['mardi 24 novembre à 9 h', 'mardi 24 novembre à 10 h']);
  expect((await talk(desk, "rien d'autre plus tôt ?")).choices).toEqual(['lundi 23 novembre à 10 h']);
  expect((await talk(desk, 'et plus tôt ?')).text).toContain("Je n'ai rien avant.");
});

test('a refused offer is no dead end', async () => {
  const desk = garageDesk('fr');
  const refused = await talk(desk, 'vidange jeudi matin', 'aucun des deux');
  expect(refused.text).toBe('Pas de souci. Quel autre jour ou quelle autre heure vous arrange ?');
  expect((await talk(desk, 'vendredi 14h')).choices).toEqual(['vendredi 27 novembre à 14 h']);
  expect((await talk(desk, 'non')).calls).toEqual([]);
  expect(booked(desk)).toEqual(['revision 2026-11-26T09:00']);
});

test('a question beside an offer is answered and the offer put again', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'vidange jeudi à 10h');
  const price = await talk(desk, "c'est combien ?");
  expect(price.text).toBe(
    'La vidange est à 89 € TTC, comptez environ 1 h. Pour votre rendez-vous, je garde jeudi 26 novembre à 10 h ?',
  );
  expect((await talk(desk, 'merci')).text).toBe('Pour votre rendez-vous, je garde jeudi 26 novembre à 10 h ?');
});

test('a time that is not free is said before another is offered', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'vidange jeudi à 9h');
  expect(reply.text).toMatch(/^Je n'ai rien à cette heure-là\. Pour la vidange/);
  const other = await talk(desk, 'ok pour dimanche');
  expect(other.text).toMatch(/^Nous sommes fermés le dimanche\. Je peux vous proposer/);
  expect(other.calls).toEqual(['find_slots']);
});

test('a date that does not exist is never replaced by another', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'une vidange le 31 novembre');
  expect(reply.text).toBe("Cette date n'existe pas. Quel jour vous arrange ?");
  expect(reply.calls).toEqual([]);
});

test('words that fit two services are asked back', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'je dois changer mes plaquettes')).text).toBe(
    'Pour quelle prestation : les plaquettes de frein avant ou les plaquettes de frein arrière ?',
  );
  expect((await talk(desk, "celles de l'arrière")).text).toBe('Quel jour vous arrange ?');
  expect((await talk(desk, 'demain aprem')).text).toContain('les plaquettes de frein arrière de votre Clio (139 €)');
});

test('a service the catalogue lacks is looked up, then said to be missing, and a person offered', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'je voudrais un rdv pour un pare-brise');
  expect(desk.calls).toMatchObject([{ tool: 'find_services', input: { query: 'pare brise' } }]);
  expect(reply.text).toContain('Je ne trouve pas cela dans nos prestations.');
  expect((await talk(desk, 'oui')).calls).toEqual(['request_member']);
  expect(desk.calls.at(-1)?.input).toEqual({ reason: 'je voudrais un rdv pour un pare-brise' });
});

test('an appointment is moved to the day wanted and not to the day it is on', async () => {
  const desk = garageDesk('fr');
  const offer = await talk(desk, 'je voudrais déplacer mon rdv de jeudi à vendredi 10h');
  expect(offer.text).toBe('Je déplace votre révision au vendredi 27 novembre à 10 h ?');
  expect((await talk(desk, 'oui')).text).toBe(
    "C'est déplacé : révision, vendredi 27 novembre à 10 h, 189 €, au 12 rue des Forges, 35000 Rennes.",
  );
  expect(booked(desk)).toEqual(['revision 2026-11-27T10:00']);
});

test('which of two appointments is meant is asked', async () => {
  const desk = garageDesk('fr');
  addAppointment(desk, 'pneus', '2026-12-01T14:00');
  expect((await talk(desk, 'je dois décaler mon rdv')).text).toBe(
    'Lequel de vos rendez-vous : la révision du jeudi 26 novembre à 9 h ou le montage de pneus du mardi 1er décembre à 14 h ?',
  );
  expect((await talk(desk, 'celui des pneus')).text).toBe('Quel jour vous arrange ?');
  await talk(desk, 'mercredi 2 décembre à 15h', 'oui');
  expect(booked(desk)).toEqual(['revision 2026-11-26T09:00', 'pneus 2026-12-02T15:00']);
});

test('nothing is cancelled before the yes', async () => {
  const desk = garageDesk('fr');
  const asked = await talk(desk, 'annuler mon rdv');
  expect(asked.text).toBe("J'annule votre révision du jeudi 26 novembre à 9 h ?");
  expect((await talk(desk, 'non finalement je le garde')).text).toBe('Bien, votre rendez-vous est maintenu.');
  expect(booked(desk)).toHaveLength(1);
  expect((await talk(desk, 'bon si, annulez mon rdv', 'oui')).text).toBe(
    "J'ai annulé votre révision du jeudi 26 novembre à 9 h.",
  );
  expect(booked(desk)).toEqual([]);
  expect((await talk(desk, 'annuler mon rdv')).text).toContain('Je ne vois aucun rendez-vous');
});

test('a price asked first is the service booked next', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, "c'est combien une vidange ?")).text).toBe(
    'La vidange est à 89 € TTC, comptez environ 1 h.',
  );
  expect((await talk(desk, 'ok jeudi matin alors')).text).toContain('la vidange de votre Clio (89 €)');
});

test('hours, address and the state of the car come from the tools', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'vous êtes ouverts samedi ?')).text).toBe(
    'Nous sommes ouverts samedi 28 novembre de 8 h à 18 h.',
  );
  expect((await talk(desk, 'et dimanche ?')).text).toBe('Nous sommes fermés dimanche 29 novembre.');
  expect((await talk(desk, 'vous êtes où ?')).text).toContain('12 rue des Forges');
  expect((await talk(desk, 'ma voiture est prête ?')).text).toContain('Clio');
  expect(desk.calls.map((call) => call.tool)).toEqual([
    'opening_hours',
    'opening_hours',
    'opening_hours',
    'repair_status',
  ]);
});

test('a look-up beside a booking is answered in the same message', async () => {
  const reply = await talk(garageDesk('fr'), 'je voudrais une vidange vendredi, et vous fermez à quelle heure ?');
  expect(reply.text).toMatch(/^Nous sommes ouverts .* Pour la vidange/);
});

test('of two tasks the graver comes first and the other is not forgotten', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'annuler mon rdv de jeudi et je voudrais une vidange vendredi');
  expect(reply.calls).toEqual(['cancel_appointment']);
  expect(reply.text).toContain('On voit le reste juste après.');
});

test('to cancel and take another time is to move', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'je voudrais annuler mon rdv de jeudi et prendre un autre rdv vendredi à 10h');
  expect(reply.calls).toEqual(['find_slots', 'hold_slots']);
  expect(desk.context.ask?.options[0]?.tool).toBe('reschedule_appointment');
});

test('a cry for help goes to a person, although the catalogue sells "panne"', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'je suis en panne sur la rocade aidez moi')).calls).toEqual(['leave_note']);
  expect((await talk(desk, "je veux parler à quelqu'un")).calls).toEqual(['request_member']);
});

test('thanks after a booking end the talk', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'vidange jeudi à 10h', 'oui');
  expect((await talk(desk, 'merci beaucoup')).text).toBe('Avec plaisir, bonne journée.');
  expect((await talk(desk, 'ok')).calls).toEqual([]);
  expect(booked(desk)).toHaveLength(2);
});

test('while an offer stands, no other question that a yes could answer is put', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'vidange jeudi à 10h');
  expect((await talk(desk, 'et ma facture ?')).text).toBe(
    "Je transmets votre question sur la facture à l'équipe, qui vous répond ici. Pour votre rendez-vous, je garde jeudi 26 novembre à 10 h ?",
  );
  expect((await talk(desk, 'asdf qsdf')).text).toContain('je garde jeudi 26 novembre à 10 h ?');
  await talk(desk, 'vidange vendredi matin');
  expect((await talk(desk, 'oui')).text).toBe(
    'Pour votre rendez-vous, je garde vendredi 27 novembre à 9 h ou à 11 h ?',
  );
});

test('an offer that ran out is looked for again', async () => {
  const desk = garageDesk('fr');
  await talk(desk, 'vidange jeudi à 10h');
  desk.context.ask = null;
  expect((await talk(desk, 'oui')).choices).toEqual(['jeudi 26 novembre à 10 h']);
});

test('a hair salon is booked with the same words', async () => {
  const desk = salonDesk('fr');
  expect((await talk(desk, 'bonjour une coupe demain')).text).toBe(
    'Bonjour Jeanne. Pour quelle prestation : la coupe femme, la coupe homme ou la coupe enfant ?',
  );
  await talk(desk, 'femme', '9h');
  expect(booked(desk)).toEqual(['coupe-femme 2026-11-24T09:00']);
});

test('what it does not do it says, and offers a person', async () => {
  const desk = garageDesk('fr');
  expect((await talk(desk, 'tu me racontes une blague ?')).text).toContain(
    'Souhaitez-vous une réponse de notre équipe ?',
  );
  expect((await talk(desk, 'non merci')).text).toBe('Au revoir et bonne journée.');
});

test.each([
  ['où en est mon devis ?', 'question sur le devis'],
  ["c'est encore sous garantie ?", 'question de garantie'],
  ['le bruit est revenu deux jours après votre réparation', 'Je suis désolé'],
])('"%s" is passed on under its own name, and touches no appointment', async (text, said) => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, text);
  expect(desk.calls).toMatchObject([{ tool: 'leave_note', input: { words: text } }]);
  expect(reply.text).toContain(said);
});

test.each([
  "voyant moteur rouge allumé, je suis sur l'autoroute",
  'la pédale de frein est toute molle',
  'my brakes feel spongy',
])('"%s" is told not to drive on, and the team is alerted', async (text) => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, text);
  expect(desk.calls).toMatchObject([{ tool: 'leave_note', input: { words: text } }]);
  expect(reply.text).toMatch(/Ne roulez pas|do not drive/);
});

test('a cry for help is answered with who listens, even beside an offer, and nothing is booked', async () => {
  const desk = garageDesk('fr');
  const reply = await talk(desk, 'vidange jeudi matin', "non, j'ai plus envie de vivre");
  expect(reply.text).toMatch(/3114.*112.*Je préviens aussi l'équipe\.$/);
  expect(desk.calls.map(({ tool }) => tool)).not.toContain('book_appointment');
  expect(desk.calls.at(-1)).toMatchObject({ tool: 'leave_note', input: { kind: 'urgent' } });
});

test.each(['supprimez mon numéro', 'delete my account', 'great, can you drop it at my place?'])(
  '"%s" is no cancellation, and nor is a yes after it',
  async (text) => {
    const desk = garageDesk('fr');
    await talk(desk, text, 'oui');
    expect(desk.calls.map(({ tool }) => tool)).not.toContain('cancel_appointment');
  },
);

import { beforeAll, describe, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Language } from '#language/language.ts';
import { rulesModel } from '../model.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';
import type { TalkDesk } from './fixtures/desk.ts';
import { bookedAt, sayAll } from './fixtures/talk.ts';
import { whenIn } from './fixtures/when-in.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

/** Says the lines and gives the last answer. Claire has a révision on Thursday 26 at nine. */
const talk = (desk: TalkDesk, ...lines: string[]) => sayAll(desk, model, lines);

const standing = ['revision 2026-11-26T09:00'];
const called = (desk: TalkDesk) => desk.calls.map(({ tool }) => tool);
const searched = (desk: TalkDesk) => {
  const input = desk.calls.findLast(({ tool }) => tool === 'find_slots')?.input;
  return { service: input?.['service'], when: whenIn(input, desk.context) };
};

describe('deletes nothing that should stay', () => {
  test.each<[Language, string[]]>([
    ['fr', ['supprimez toutes mes données', 'oui']],
    ['fr', ['annulez mon abonnement', 'oui']],
    ['en', ['delete my account', 'yes']],
    ['en', ['great, can you drop it at my place?', 'yes']],
    ['fr', ['commande annulée', 'oui']],
    ['fr', ['annulez la commande de pneus', 'oui']],
    ['en', ['cancel my newsletter', 'yes']],
    ['en', ['please remove my card details', 'yes']],
  ])('%s: %j', async (language, lines) => {
    const desk = garageDesk(language);
    await talk(desk, ...lines);
    expect(bookedAt(desk)).toEqual(standing);
    expect(called(desk)).not.toContain('cancel_appointment');
  });

  test.each<[Language, string]>([
    ['fr', 'si jamais je dois annuler je préviens comment ?'],
    ['fr', 'comment faire pour annuler un rdv ?'],
    ['en', 'how do I cancel an appointment if I need to?'],
  ])('%s: "%s" says how', async (language, text) => {
    const desk = garageDesk(language);
    expect((await talk(desk, text)).text).toMatch(/Il suffit de l'écrire ici|Just write it here/);
    expect(called(desk)).toEqual([]);
  });

  test('"cancel that" drops what is being arranged, and nothing that stands', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'oil change tomorrow 10am', 'cancel that sorry');
    expect(bookedAt(desk)).toEqual(standing);
    expect(called(desk)).not.toContain('cancel_appointment');
  });

  test('of several appointments it is asked which', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange vendredi 10h', 'oui');
    expect((await talk(desk, 'annulez mon rdv')).text).toContain('Lequel de vos rendez-vous');
    expect(bookedAt(desk)).toHaveLength(2);
  });
});

describe('renames nobody', () => {
  test.each<[Language, string]>([
    ['fr', "la plaque c'est CK 204 MF, il me faudrait une date pour la clim"],
    ['fr', "c'est la Mégane de ma mère, EF-456-GH, pour une révision"],
    ['fr', "c'est Julien mon mari qui viendra jeudi"],
    ['fr', "je suis Place Bellecour j'arrive"],
    ['en', "it's Sophie's car, is it ready?"],
    ['en', "I'm Sorry, can I book an oil change"],
    ['en', 'This is Ridiculous'],
    ['fr', 'je suis Désolé'],
    ['fr', "je m'appelle Paul Durand, c'est pour la clim"],
    ['fr', "elle s'appelle Jeanne Morel"],
    ['en', "he's called Tom Baker"],
  ])('%s: "%s"', async (language, text) => {
    const desk = garageDesk(language);
    await talk(desk, text);
    expect(desk.context.contact).toMatchObject({ firstName: 'Claire', lastName: 'Martin' });
  });

  test.each([
    ["O'Brien", { lastName: "O'Brien" }],
    ['Petit-Jean', { lastName: 'Petit-Jean' }],
    ['Éamon Ó Cuív, AA-229-BB', { firstName: 'Éamon', lastName: 'Ó Cuív' }],
  ])('"%s" to the question for the name is one', async (answer, expected) => {
    const desk = garageDesk('fr', 'stranger');
    await talk(desk, 'vidange jeudi 10h', 'oui', answer);
    expect(desk.context.contact).toMatchObject(expected);
  });

  test.each(['non', 'plus tard', 'je ne connais pas la plaque'])('"%s" to it is let go', async (answer) => {
    const desk = garageDesk('fr', 'stranger');
    await talk(desk, 'vidange jeudi 10h', 'oui', answer);
    expect(desk.context.contact).toMatchObject({ firstName: null, lastName: null });
  });
});

describe('takes a new wish for no move', () => {
  test.each<[Language, string[], string, string]>([
    ['fr', ["rdv mardi 24 à 14h pour vidange ou mercredi 25 si mardi c'est mort"], 'vidange', '11-24 and 11-25 14:00'],
    ['fr', ['les pneus, pas jeudi mais vendredi 10h'], 'pneus', '11-27 10:00'],
    ['en', ['oil change, either tuesday or thursday next week'], 'vidange', '12-01 and 12-03'],
    ['fr', ['vidange jeudi 14h', 'ah non pas jeudi, plutôt vendredi 10h'], 'vidange', '11-27 10:00'],
    ['en', ['oil change friday 3pm', 'actually make it 4'], 'vidange', '11-27 16:00'],
    ['fr', ['vidange vendredi 15h', 'enfin 16h plutot, je me suis trompée'], 'vidange', '11-27 16:00'],
    ['fr', ['dispo 23/12 a 14h pour une vidange', 'non', 'le 22 alors meme heure'], 'vidange', '12-22 14:00'],
  ])('%s: %j', async (language, lines, service, when) => {
    const desk = garageDesk(language);
    await talk(desk, ...lines);
    expect(searched(desk)).toEqual({ service, when });
    expect(desk.calls.find(({ input }) => 'appointment' in input)).toBeUndefined();
  });

  test('cancelled, and something else next week', async () => {
    const desk = garageDesk('en');
    await talk(desk, 'please cancel my appointment on Thursday and book an oil change next week instead', 'yes');
    await talk(desk, 'monday 9am', 'yes');
    expect(bookedAt(desk)).toEqual(['vidange 2026-11-30T09:00']);
  });

  test('another hour, then the other appointment called off', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange jeudi 10h', 'oui mais à 11h');
    expect(desk.context.ask?.options.map(({ startsAt }) => startsAt)).toEqual(['2026-11-26T11:00']);
    await talk(desk, 'oui', 'et annulez ma révision', 'oui');
    expect(bookedAt(desk)).toEqual(['vidange 2026-11-26T11:00']);
  });
});

describe('answers what was asked', () => {
  test.each<[Language, string[], RegExp]>([
    ['fr', ["votre collègue m'a dit 50 € pour la clim, c'est bien ça ?"], /79 €/],
    ['fr', ["c'est toujours bon pour jeudi ?"], /jeudi 26 novembre à 9 h pour la révision/],
    ['fr', ['la voiture CD-456-EF est prête ?'], /ne trouve pas/],
    ['en', ['wrong number'], /No problem/],
    ['fr', ['vidange jeudi 10h', 'oui, et vous êtes où exactement ?'], /C'est réservé.*rue des Forges/],
    ['fr', ['vidange jeudi 10h', "et c'est combien ?"], /vidange est à 89 €.*je garde jeudi/],
    ['en', ['need new brakes on thursday'], /Which one is it/],
    ['fr', ['mes freins grincent un peu, vous pouvez jeter un oeil jeudi ?'], /diagnostic/],
    ['en', ['Can I pop in at 3?'], /What is it for/],
    ['fr', ['y a de la place vendredi ou pas ?'], /Pour quelle prestation/],
    ['fr', ['Réservation pour le 12 décembre à 10 h'], /Pour quelle prestation/],
  ])('%s: %j', async (language, lines, expected) => {
    expect((await talk(garageDesk(language), ...lines)).text).toMatch(expected);
  });

  test.each<[Language, string[]]>([
    ['fr', ['vidange jeudi matin', 'le premier svp merci bcp']],
    ['fr', ['vidange jeudi matin', '1 merci bonne journée']],
    ['fr', ['vidange jeudi matin', 'le premier horaire que vous avez ce jour là']],
    ['en', ['oil change thursday morning', 'the first one works for me']],
    ['en', ['oil change thursday morning', 'fine, the first one']],
  ])('%s: %j takes the first', async (language, lines) => {
    const desk = garageDesk(language);
    await talk(desk, ...lines);
    expect(bookedAt(desk)).toContain('vidange 2026-11-26T10:00');
  });

  test.each<[Language, string]>([
    ['en', "that's all for today"],
    ['fr', "non merci c'est tout"],
    ['fr', 'non merci je vais réfléchir'],
  ])('%s: "%s" is a goodbye, and nothing else', async (language, text) => {
    const desk = garageDesk(language);
    const reply = await talk(desk, language === 'fr' ? 'vidange jeudi 10h' : 'oil change thursday 10am', text);
    expect(reply.calls).toEqual([]);
    expect(reply.text).toMatch(/^(?:Au revoir|Goodbye)/);
  });

  test('two services make one visit, each named', async () => {
    const desk = garageDesk('fr');
    await talk(desk, 'vidange et clim mercredi matin');
    expect(desk.calls[0]?.input).toMatchObject({ service: 'vidange', also: ['climatisation'] });
    const salon = salonDesk('fr');
    await talk(salon, 'coupe homme et barbe jeudi 18h');
    expect(salon.calls[0]?.input).toMatchObject({ service: 'coupe-homme', also: ['barbe'] });
  });
});

describe('trouble reaches the team in the words of the customer', () => {
  test.each<[Language, string, string]>([
    ['fr', 'le bruit est revenu deux jours après votre réparation', 'complaint'],
    ['en', 'you charged me twice last time', 'bill'],
    ['fr', 'la pédale de frein est toute molle', 'urgent'],
    ['fr', "voyant moteur rouge allumé, je suis sur l'autoroute", 'urgent'],
    ['fr', 'pneu crevé, je suis à Cesson', 'urgent'],
    ['fr', 'supprimez toutes mes données', 'data_erasure'],
    ['fr', 'je suis allergique au latex, notez-le bien', 'allergy'],
    ['fr', 'notez que ça fait un bruit à froid derrière à gauche, pour jeudi', 'appointment'],
  ])('%s: "%s"', async (language, text, kind) => {
    const desk = garageDesk(language);
    await talk(desk, text);
    expect(desk.calls).toMatchObject([{ tool: 'leave_note', input: { kind, words: text } }]);
    expect(bookedAt(desk)).toEqual(standing);
  });

  test('what follows is added, and it is remembered that a colleague was told', async () => {
    const desk = garageDesk('fr');
    const reply = await talk(desk, 'je suis en panne sur la rocade', "vous m'attendez ?");
    expect(reply.text).toContain('Un collègue est prévenu');
    expect(desk.calls.map(({ input }) => input['kind'])).toEqual(['urgent', 'urgent']);
  });
});

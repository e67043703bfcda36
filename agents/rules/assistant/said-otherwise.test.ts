import { describe, expect, test } from 'vitest';
import { allTools } from '#tools/all.ts';
import type { MemberContext } from '#agents/context.ts';
import { julieContext, memberTalk } from './fixtures/member.ts';
import { assistantMind } from './mind.ts';

const mind = assistantMind(allTools);
const known: MemberContext['named'] = [
  { kind: 'first', words: 'claire' },
  { kind: 'last', words: 'martin' },
  { kind: 'last', words: 'garcia' },
];

function stepOf(heard: string, ask: MemberContext['ask'] = null) {
  const context: MemberContext = {
    ...julieContext('fr', ask),
    member: { name: 'Olivier Dupont', role: 'OWNER' },
    team: [{ name: 'Karim Benali', role: 'USER' }],
    named: known.filter(({ words }) =>
      heard
        .toLowerCase()
        .split(/[^a-z]+/)
        .includes(words),
    ),
  };
  const tools = new Set(allTools.map(({ name }) => name));
  return mind.decide({ ...memberTalk(context, { heard }), tools }, true).step;
}

const toolOf = (heard: string) => {
  const step = stepOf(heard);
  return step.kind === 'call' ? step.tool : step.kind;
};

test.each([
  ['c koi le tel de clair martain stp', 'clair martain'],
  ['quel est le numéro de Clair Martain ?', 'Clair Martain'],
  ["t'as le portable de clère martin", 'clère martin'],
  ['le tel de martain stp', 'martain'],
  ['donne moi le num de clair martain déjà', 'clair martain'],
  ['fiche de clair martain', 'clair martain'],
  ['le mail de claire martin stp', 'claire martin'],
  ["whats clair martain's number pls", 'clair martain'],
  ['number for claire marten please', 'claire marten'],
  ['do you have the phone number of clair martain', 'clair martain'],
  ["can i have claire marten's mobile again", 'claire marten'],
])('"%s" is of a name, with its slip', (heard, who) => {
  expect(stepOf(heard)).toEqual({ kind: 'call', tool: 'show_contact', input: { who } });
});

test.each([
  'le tel de la dame de ce matin',
  'son tel stp',
  'numéro de châssis de la Clio',
  'le numéro de facture de Claire Martin',
  'ajoute le tel de Paul Garcin 06 39 98 02 11',
])('"%s" looks up nobody of a slip', (heard) => {
  expect(stepOf(heard)).not.toMatchObject({ tool: 'show_contact' });
});

test.each([
  ['missed call from a number ending 0101, any idea who that is?', 'ending 0101'],
  ["hi, missed call this morning, number ending 0101, who's that?", 'ending 0101'],
  ['who rang? it ends in 0101', 'ends in 0101'],
  ['last digits 0101, who is that', 'last digits 0101'],
  ["appel en absence, le numéro finit par 0101, c'est qui ?", 'finit par 0101'],
  ["j'ai un appel manqué qui finit en 01 01 tu sais qui c'est ?", 'qui finit en 01 01'],
  ["les derniers chiffres c'est 0101, c'est qui ?", 'les derniers chiffres c est 0101'],
  ['le numéro qui finit par 90 90', 'qui finit par 90 90'],
])('of "%s" the end of the number is looked for', (heard, words) => {
  expect(stepOf(heard)).toEqual({ kind: 'call', tool: 'search', input: { words } });
});

test.each([
  ['did anyone note sth about a brake noise?', 'a brake noise'],
  ['has anybody mentioned anything about a water leak', 'a water leak'],
  ['is there a note about a leaking sunroof?', 'a leaking sunroof'],
  ['any notes about a brake noise?', 'a brake noise'],
  ['has anyone reported a smell of petrol?', 'a smell of petrol'],
  ["quelqu'un a noté un truc sur un bruit de frein ?", 'un bruit de frein'],
  ["y a une note sur une fuite d'eau ?", "une fuite d'eau"],
  ['qqn a signalé un bruit de freinage ?', 'un bruit de freinage'],
  ["quelqu'un a parlé d'un bruit au démarrage ?", 'un bruit au démarrage'],
  ['on a noté quelque chose sur des vibrations ?', 'des vibrations'],
])('"%s" is looked for in what somebody wrote', (heard, words) => {
  const kinds = ['activity', 'note', 'message'];
  expect(stepOf(heard)).toEqual({ kind: 'call', tool: 'search', input: { words, kinds } });
});

test.each([
  'on a parlé de vacances hier',
  "on a mis de l'huile ?",
  'karim a mis les pneus sur la Clio ?',
  'have you written to Claire Martin about the invoice?',
  'note pour Martin : son numéro finit par 47 12',
])('"%s" looks for nothing', (heard) => {
  expect(toolOf(heard)).not.toBe('search');
});

test.each([
  'what questions are still open?',
  'which questions could nobody answer',
  'any questions left to answer?',
  "what couldn't you answer?",
  'show me the unanswered questions pls',
  'quelles questions sont encore sans réponse ?',
  'y a des questions en attente ?',
  'il reste des questions à traiter stp',
  'questions ouvertes ?',
  'liste les questions que tu ne sais pas répondre',
])('"%s" lists the open questions', (heard) => {
  expect(toolOf(heard)).toBe('list_questions');
});

test('a question of one’s own is no list', () => {
  expect(toolOf("j'ai une question ouverte à te poser")).not.toBe('list_questions');
});

test.each([
  "mince c'était le mauvais fichier, annule l'import",
  "oups mauvais fichier annule l'import stp",
  "zut annule l'import",
  "je me suis trompé de liste, tu peux annuler l'import ?",
  "désolé c'est pas le bon, annule l'import",
  'sorry wrong file, undo the import please',
  'damn, that was the wrong list, cancel the import',
  'oops not the right one, take back the import',
])('"%s" takes the import back', (heard) => {
  expect(toolOf(heard)).toBe('undo_import');
});

test.each(['oops wrong one, undo that', 'mauvais fichier, annule', "c'était pas le bon, annule ça stp", 'oups annule'])(
  '"%s" undoes',
  (heard) => {
    expect(toolOf(heard)).toBe('undo');
  },
);

test.each(["c'est pas la peine d'annuler l'import", "n'annule pas l'import", "j'ai annulé l'import hier"])(
  '"%s" undoes nothing',
  (heard) => {
    expect(['undo', 'undo_import']).not.toContain(toolOf(heard));
  },
);

describe('while a yes is wanted', () => {
  const ask: MemberContext['ask'] = {
    ...{ id: 'ask-1', topic: 'yes', kind: 'confirm', no: null, until: '2026-11-23T10:00:00.000Z', late: 'lapses' },
    options: [{ label: 'jeudi 26 novembre', tool: 'close_days', input: { days: [], over: true } }],
  };

  test.each([
    'no forget it, we stay open',
    'nah never mind, leave it open',
    "oh wait no, we'll stay open after all",
    'no need, keep it as it is',
    'scratch that, we stay open',
    'non laisse tomber, on reste ouvert',
    'finalement non, on ouvre quand même',
    'oublie, on ne change rien',
    'mince non, laisse comme ça stp',
    'non tant pis, on garde tout',
  ])('"%s" lets it go, and undoes nothing', (heard) => {
    expect(stepOf(heard, ask)).toEqual({ kind: 'say', text: "D'accord, je ne change rien." });
  });

  test.each(['non, ferme plutôt vendredi', 'no, close on Friday instead', 'no forget it, book Claire Martin at 9'])(
    '"%s" wants something else',
    (heard) => {
      expect(stepOf(heard, ask)).not.toEqual({ kind: 'say', text: "D'accord, je ne change rien." });
    },
  );
});

describe('prices of one message', () => {
  const output = { outcome: 'proposed', summary: { fr: 'un prix', en: 'a price' }, approvers: ['Julie Petit'] };
  const pricesOf = (heard: string) => {
    const tools = new Set(allTools.map(({ name }) => name));
    const calls: { tool: string; output: unknown; input?: unknown }[] = [];
    for (let at = 0; at < 4; at += 1) {
      const step = mind.decide({ ...memberTalk(julieContext('fr'), { heard, calls }), tools }, true).step;
      if (step.kind !== 'call') break;
      calls.push({ tool: step.tool, output, input: step.input });
    }
    return calls.map(({ input }) => input);
  };

  test.each<[string, [string, number][]]>([
    [
      'passe la vidange a 92€ et la révision a 199',
      [
        ['vidange', 9200],
        ['révision', 19_900],
      ],
    ],
    [
      'mets la vidange à 92 € puis le diagnostic à 70 €',
      [
        ['vidange', 9200],
        ['diagnostic', 7000],
      ],
    ],
    [
      'passe le prix de la vidange à 92 €, celui de la révision à 199 €',
      [
        ['vidange', 9200],
        ['révision', 19_900],
      ],
    ],
    [
      'vidange passe à 92, révision à 199 et diagnostic à 70 stp',
      [
        ['vidange', 9200],
        ['révision', 19_900],
        ['diagnostic', 7000],
      ],
    ],
    [
      'set the oil change to 92 and the full service to 199 pls',
      [
        ['oil change', 9200],
        ['full service', 19_900],
      ],
    ],
    [
      'change the oil change to 92 and diagnostics to 70',
      [
        ['oil change', 9200],
        ['diagnostics', 7000],
      ],
    ],
  ])('"%s" is each of them', (heard, prices) => {
    expect(pricesOf(heard)).toEqual(prices.map(([service, priceCents]) => ({ service, priceCents })));
  });

  test.each(['passe la vidange à 92 et le café à 2', 'baisse la vidange de 5 et la révision de 10'])(
    '"%s" is none, not even half of it',
    (heard) => {
      expect(stepOf(heard)).not.toMatchObject({ kind: 'call', tool: 'change_service' });
    },
  );
});

import { describe, expect, test } from 'vitest';
import { readWhen } from './when.ts';
import { summary } from './when/summary.ts';

const zone = 'Europe/Paris';
const monday = '2026-11-23T09:00+01:00';

function read(text: string, at = monday, language: 'fr' | 'en' = 'fr'): string {
  return summary(readWhen(text, { now: new Date(at), zone, language }));
}

describe('a weekday', () => {
  const WEDNESDAY = '2026-11-18T10:00+01:00';
  const SUNDAY = '2026-11-22T20:00+01:00';

  test.each([
    [monday, 'mardi', '11-24'],
    [monday, 'lundi', '11-23 or 11-30'],
    [monday, 'mardi prochain', '11-24 or 12-01'],
    [monday, 'lundi prochain', '11-30'],
    [WEDNESDAY, 'mercredi', '11-18 or 11-25'],
    [WEDNESDAY, 'lundi', '11-23'],
    [WEDNESDAY, 'lundi prochain', '11-23'],
    [WEDNESDAY, 'vendredi prochain', '11-20 or 11-27'],
    [WEDNESDAY, 'jeudi 19 à 9h', '11-19 09:00'],
    [WEDNESDAY, 'mardi de cette semaine', '11-17 past'],
    [WEDNESDAY, 'lundi dernier', '11-16 past'],
    [SUNDAY, 'lundi', '11-23'],
    [SUNDAY, 'dimanche', '11-22 or 11-29'],
    [SUNDAY, 'la semaine prochaine', '11-23..11-29'],
    [SUNDAY, 'ce week-end', '11-22'],
    [SUNDAY, 'fin de semaine', '11-26..11-28'],
  ])('at %s, %s is %s', (at, text, expected) => {
    expect(read(text, at)).toBe(expected);
  });

  test('today named with an hour gone is in a week', () => {
    expect(read('lundi 8h')).toBe('11-30 08:00');
    expect(read('lundi 10h')).toBe('11-23 or 11-30 10:00');
  });

  test('that does not fit its number gives both readings', () => {
    expect(read('le jeudi 19')).toBe('11-26 or 12-19');
    expect(read('mercredi 26 novembre')).toBe('11-25 or 11-26');
    expect(read('Wednesday the 26th', monday, 'en')).toBe('11-25 or 11-26');
  });
});

test.each([
  ['demain', '2027-01-01'],
  ['le 3', '2027-01-03'],
  ['le 31', '12-31'],
  ['lundi', '2027-01-04'],
  ['31/12 à 18h', '12-31 18:00'],
  ['31/12 à 8h', '12-31 08:00 past'],
  ['fin du mois', '12-31'],
  ['début janvier', '2027-01-01..2027-01-10'],
  ['le mois prochain', '2027-01-01..2027-01-31'],
])('on 31 December at noon, %s is %s', (text, expected) => {
  expect(read(text, '2026-12-31T12:00+01:00')).toBe(expected);
});

describe('what cannot be is a problem', () => {
  test.each([
    ['hier', '11-22 past'],
    ['avant-hier', '11-21 past'],
    ['il y a 3 jours', '11-20 past'],
    ['la semaine dernière', '11-16..11-22 past'],
    ['le 20/11/2026', '11-20 past'],
    ['aujourd’hui 8h', '11-23 08:00 past'],
    ['ce matin avant 9h', '11-23 06:00-09:00 past'],
    ['le 31 février', 'no_such_day'],
    ['31/11', 'no_such_day'],
    ['demain 25h', '11-24 no_such_time'],
    ['demain à 9h75', '11-24 no_such_time'],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('a past day beside one ahead is only told, not asked for', () => {
    expect(read('je suis venu hier, je voudrais revenir jeudi')).toBe('11-26');
  });

  test('an hour the spring change skips does not exist', () => {
    expect(read('demain 2h30', '2026-03-28T12:00+01:00')).toBe('03-29 02:30 no_such_time');
    expect(read('demain 3h30', '2026-03-28T12:00+01:00')).toBe('03-29 03:30');
  });

  test('an hour the autumn change repeats exists', () => {
    expect(read('demain 2h30', '2026-10-24T12:00+02:00')).toBe('10-25 02:30');
  });

  test('days are counted on the wall of the tenant across the change', () => {
    expect(read('demain', '2026-10-24T23:30+02:00')).toBe('10-25');
    expect(read('après-demain', '2026-03-27T23:30+01:00')).toBe('03-29');
  });
});

describe('a date without a year', () => {
  test('is of the year in which its weekday fits, for a year ahead', () => {
    expect(read('samedi 20 novembre')).toBe('2027-11-20');
    expect(read('vendredi 20 novembre')).toBe('11-20 past');
    expect(read('jeudi 25 novembre')).toBe('11-25 or 11-26');
    expect(read('mardi 23 novembre')).toBe('2027-11-23');
  });
});

describe('a day told from another', () => {
  test('counts from the last that was said, and asks when none was', () => {
    expect(read('mardi 1er décembre ou le mardi suivant')).toBe('12-01 and 12-08');
    expect(read('pas la semaine prochaine, la suivante')).toBe('nothing');
    expect(read('le mardi suivant')).toBe('nothing');
    expect(read('décaler mon rdv de samedi 5 au samedi d’après')).toBe('nothing');
  });
});

describe('hours', () => {
  test('French ones are as said unless an afternoon stands beside them', () => {
    expect(read('demain à 2h')).toBe('11-24 02:00');
    expect(read('demain aprem à 2h')).toBe('11-24 14:00');
    expect(read("demain 2h de l'après-midi")).toBe('11-24 14:00');
    expect(read('demain 8h du soir')).toBe('11-24 20:00');
  });

  test('bare English ones from one to six are after noon', () => {
    expect(read('tomorrow at 2', monday, 'en')).toBe('11-24 14:00');
    expect(read('tomorrow at 6:30', monday, 'en')).toBe('11-24 18:30');
    expect(read('tomorrow at 7', monday, 'en')).toBe('11-24 07:00');
    expect(read('tomorrow at 2 in the morning', monday, 'en')).toBe('11-24 02:00');
    expect(read('tomorrow at 2am', monday, 'en')).toBe('11-24 02:00');
    expect(read('tomorrow at 02:30', monday, 'en')).toBe('11-24 02:30');
  });

  test('two of them are a window', () => {
    expect(read('demain 9h ou 10h')).toBe('11-24 09:00-10:30');
  });

  test('one without a day has no day', () => {
    expect(readWhen('plutôt 10h', { now: new Date(monday), zone, language: 'fr' })).toEqual({
      text: '10h',
      days: [],
      ambiguous: false,
      time: '10:00',
      from: null,
      to: null,
      around: false,
      prefers: null,
      problem: null,
    });
  });
});

describe('a refused day or time', () => {
  test.each([
    ['pas jeudi, plutôt vendredi 10h', '11-27 10:00'],
    ['jeudi je ne peux pas, vendredi ?', '11-27'],
    ['la semaine prochaine sauf mercredi', '11-30 and 12-01 and 12-03 and 12-04 and 12-05 and 12-06'],
    ['demain mais pas le matin', '11-24 12:00-'],
    ['pas jeudi', 'nothing'],
    ['pourquoi pas jeudi', '11-26'],
    ['vous n’êtes pas disponible jeudi ?', '11-26'],
    ['pas avant jeudi', '11-26..12-09'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test('moving from one day to another is the other', () => {
  expect(read('décaler mon rdv de jeudi 9h à vendredi 10h')).toBe('11-27 10:00');
  expect(read('can we move it from Thursday to Friday?', monday, 'en')).toBe('11-27');
  expect(read('annuler mon rdv de jeudi')).toBe('11-26');
});

test('a message in the other language is read all the same', () => {
  expect(read('tomorrow at 2pm', monday, 'fr')).toBe('11-24 14:00');
  expect(read('demain matin', monday, 'en')).toBe('11-24 06:00-12:00');
  expect(read('Sam 9am', monday, 'en')).toBe('09:00');
});

test.each([
  'bonjour, avant jeudi si possible, plutôt entre 9h et 11h',
  'la semaine prochaine, mardi ou jeudi après-midi',
  'du lundi au mercredi mais pas le matin',
  'je passe demain, et pour la voiture de ma femme je ne sais pas encore, disons vers 10h',
  'décaler de 9h à 11h',
  "d'ici vendredi, après 17h",
])('the words read in %s give the same reading again', (text) => {
  const context = { now: new Date(monday), zone, language: 'fr' } as const;
  const when = readWhen(text, context);
  expect(summary(readWhen(when?.text ?? '', context))).toBe(summary(when));
});

test('any text is read without throwing, in time proportional to its length', () => {
  const alphabets = [
    'azerty ',
    '0123456789 /.:-h',
    '1h ',
    '1 ',
    '/1',
    '@a.',
    'lundi ou ',
    'le 3 à ',
    'DTPX ',
    'é’€\u00a0👍',
    'pas ',
  ];
  for (const [seed, letters] of alphabets.entries()) {
    const symbols = [...letters];
    const random = Array.from(
      { length: 10_000 },
      (_, index) => symbols[(index * index * 7 + index * 13 + seed) % symbols.length],
    );
    for (const text of [random.join(''), letters.repeat(10_000 / letters.length)]) {
      const started = performance.now();
      readWhen(text, { now: new Date(monday), zone, language: 'fr' });
      // Measured: under 100 ms at the worst; one quantifier too many takes seconds.
      expect(performance.now() - started).toBeLessThan(1000);
    }
  }
});

test('a phrase takes less than a millisecond', () => {
  const phrases = [
    'demain 14 h 30',
    'je voudrais passer demain matin pour la clio',
    'plutôt vendredi',
    'bonjour',
    'ok merci',
  ];
  const read100 = () => {
    const started = performance.now();
    for (let round = 0; round < 100; round++) for (const phrase of phrases) read(phrase);
    return (performance.now() - started) / (100 * phrases.length);
  };
  read100();
  // Measured: 0.3 ms on a shared core.
  expect(Math.min(read100(), read100(), read100())).toBeLessThan(1);
});

test('a date that only English writes is read in a French conversation', () => {
  expect(read('oil change 1st dec 11am', monday, 'fr')).toBe('12-01 11:00');
});

import { describe, expect, test } from 'vitest';
import { readWhen } from '../when.ts';
import { summary } from './summary.ts';

const now = new Date('2026-11-23T09:00+01:00'); // a Monday
const french = { now, zone: 'Europe/Paris', language: 'fr' } as const;
const english = { ...french, language: 'en' } as const;

/** The reading, which its own words must give again. */
function read(text: string, context: typeof french | typeof english): string {
  const when = readWhen(text, context);
  const said = summary(when);
  expect(summary(readWhen(when?.text ?? '', context))).toBe(said);
  return said;
}

describe('short words', () => {
  test.each([
    ['jeudi aprem mais avt 16h', '11-26 13:00-16:00'],
    ['vendredi aps 14h', '11-27 14:00-'],
    ['vendredi apr 14h', '11-27 14:00-'],
    ['samedi ap 14h', '11-28 14:00-'],
    ['mercredi jsq 11h', '11-25 -11:00'],
    ['mercredi jusqua 11h', '11-25 -11:00'],
    ['dispo av midi mercredi', '11-25 -12:00'],
    ['pas avt 10h jeudi', '11-26 10:00-'],
    ['pr samedi 10h', '11-28 10:00'],
    ['avt jeudi', '11-23..11-25'],
    ['ap jeudi', '11-27..12-10'],
    ['jeudi laprem', '11-26 13:00-18:00'],
    ['vendredi laprès-midi', '11-27 13:00-18:00'],
    ['mardi ap-midi', '11-24 13:00-18:00'],
    ['mardi lematin', '11-24 06:00-12:00'],
    ['10h du mat mardi', '11-24 10:00'],
    ['ce week end, samedi ou dimanche cest pareil, par contre que laprem', '11-28 and 11-29 13:00-18:00'],
    ['jeudi que le matin', '11-26 06:00-12:00'],
    ['je peux que le soir, mardi ou jeudi', '11-24 and 11-26 17:00-22:00'],
    ['jeudi, pas que le matin', '11-26'],
    ['la semaine pro sauf merc', '11-30 and 12-01 and 12-03 and 12-04 and 12-05 and 12-06'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ['only mornings', '06:00-12:00'],
    ['afternoons only', '12:00-18:00'],
    ['Tuesday or Thursday, mornings only', '11-24 and 11-26 06:00-12:00'],
    ['thursday b4 4', '11-26 -16:00'],
    ['thursday aft', '11-26 12:00-18:00'],
    ['hi mate can u do weds arvo b4 4', '11-25 12:00-16:00'],
    ['thurs aft til 3', '11-26 12:00-15:00'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('a week and its weekday apart', () => {
  test.each([
    ["décaler ma révision de jeudi à la semaine d'après, le mardi après-midi si vous avez", '12-01 13:00-18:00'],
    ['la semaine prochaine, plutôt mercredi', '12-02'],
    ['pas cette semaine, la suivante, jeudi si possible', '12-03'],
    ['Il me faut une vidange la semaine prochaine. Mercredi ce serait bien', '12-02'],
    ["jeudi je peux pas. la semaine d'après, le jeudi aussi ?", '12-03'],
    ["semaine prochaine ou celle d'après, un mardi", '12-01 and 12-08'],
    ['vous pouvez décaler mon rdv de jeudi à la semaine prochaine', '11-30..12-06'],
    ['absent toute la semaine prochaine, la suivante mardi svp', '12-08'],
    [
      "les plaquettes la semaine prochaine. Lundi mardi je travaille, mercredi jeudi je suis à Lyon. Vendredi c'est possible que l'aprem",
      '12-04 13:00-18:00',
    ],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    [
      "I need rear brake pads doing next week. Can't do Mon, Tue or Wed, and Thursday I'm in Paris all day. Friday I'm only free in the afternoon. Not Saturday",
      '12-04 12:00-18:00',
    ],
    [
      'move my colour on friday to like the week after maybe the wednesday or no the thursday afternoon would be better',
      '12-03 12:00-18:00',
    ],
    ['not this week, the week after, thursday', '12-03'],
    ["next week I'm away. the week after, monday?", '12-07'],
    ['can we do next week instead? wednesday or thursday, after 3', '12-02 and 12-03 15:00-'],
    ['can you move my friday appointment to next week', '11-30..12-06'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));

  test.each([
    "la semaine d'après mercredi",
    "la semaine d'après si possible. le jeudi",
    "la semaine d'après Noël, jeudi",
    'the week after christmas, tuesday',
    'Thursday is out. Next week same day?',
  ])('%s cannot be joined, and no day is claimed', (text) => {
    expect(read(text, french)).toBe('nothing');
    expect(read(text, english)).toBe('nothing');
  });
});

describe('a day on which somebody cannot come', () => {
  test.each([
    ['jeudi je suis à Paris', 'nothing'],
    ['mardi je travaille', 'nothing'],
    ['pas dispo lundi ni mardi', 'nothing'],
    ['pas lun ni mar', 'nothing'],
    ['je ne peux pas venir jeudi', 'nothing'],
    ['jeudi je suis à Paris, vendredi ok', '11-27'],
    ["lundi mardi je bosse, mercredi c'est bon", '11-25'],
    ['je bosse du lundi au jeudi donc vendredi', '11-27'],
    ['demain c mort, apres demain ?', '11-25'],
    ['mardi je travaille le matin', '11-24 12:00-'],
    ['jeudi je suis à Lyon, je peux passer à 10h ?', '11-26 10:00'],
    ['je suis à côté jeudi', '11-26'],
    ['vendredi je travaille pas', '11-27'],
    ['mercredi pas avant 14h et puis non jeudi pas du tout', '11-25 14:00-'],
    ["mercredi 25 si mardi c'est mort", '11-24 and 11-25'],
    ["je suis en vacances jusqu'à mercredi", '11-26..12-09'],
    ['dimanche matin je pars', 'nothing'],
    ['on part en week-end vendredi, donc jeudi au plus tard', '11-23..11-26'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ['he cant do tue or wed. maybe Friday', '11-27'],
    ["Can't do Mon, Tue or Wed", 'nothing'],
    ["can't do mon or tue, weds ok", '11-25'],
    ["I'm working tuesday and wednesday. thursday?", '11-26'],
    ["Monday, Tuesday and Wednesday I'm at work", 'nothing'],
    ["I'm at work mon to thurs so friday or sat", '11-27 and 11-28'],
    ["I'm in town on Thursday", '11-26'],
    ["I'm away until Thursday", '11-27..12-10'],
    ['we fly out friday so before then please', 'nothing'],
    ['could you squeeze me in thurs? got the kids friday', '11-26'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('the same day, and what is told beside it', () => {
  test.each([
    ['Plus tard le même jour ça existe ? genre après 14h', '14:00-'],
    [
      "Jeudi 9h c'est trop juste finalement, je dépose les petits à 8h45. Plus tard le même jour ça existe ? genre après 14h",
      '14:00-',
    ],
    [
      "ma couleur on pourrait pas la mettre plutôt l'après-midi le même jour après quinze heures si c'est possible sinon tant pis je viens à dix heures",
      '15:00-18:00',
    ],
    ['le même après-midi', '13:00-18:00'],
    ['mettons 14h le même jour', '14:00'],
    ['mon train est à 18h, mercredi matin ?', '11-25 06:00-12:00'],
    ['mercredi si possible sinon tant pis je viens vendredi comme prévu', '11-25'],
    ["ma coupe de jeudi matin, l'aprem ça serait possible ?", '11-26 13:00-18:00'],
    ["décaler mon rdv de jeudi d'une semaine", 'nothing'],
    ['décaler mon rdv de jeudi au lendemain', 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ["push Thursday's service back a week? Same weekday, but the afternoon rather than 9", '12:00-18:00'],
    ['the same afternoon', '12:00-18:00'],
    ['same day but later, after 4', '16:00-'],
    ["9's too early, later that day, say 11", '11:00'],
    ['later the same day if possible, after 2pm. I drop the kids at 8:45', '14:00-'],
    ['I have a meeting at 2, so Thursday morning please', '11-26 06:00-12:00'],
    ['my morning appointment, could it be in the afternoon on friday?', '11-27 12:00-18:00'],
    ["Tuesday if you can, otherwise I'll keep Thursday", '11-24'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('a correction inside the message', () => {
  test.each([
    ['vendredi pardon, vendredi 15h. en plus de ma couleur du matin hein', '11-27 15:00'],
    ['mardi, euh non mercredi', '11-25'],
    ['jeudi... ah non vendredi 10h', '11-27 10:00'],
    ['jeudi ou plutôt vendredi 9h', '11-27 09:00'],
    ["mardi matin, euh non l'aprem", '11-24 13:00-18:00'],
    ['mardi 14h pardon 15h', '11-24 15:00'],
    ["vous m'aviez dit jeudi mais je préférerais vendredi", '11-27'],
    ["pas le mardi, le mercredi d'après", 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ['argh no, not the Tuesday, the Wednesday after it, same time', 'nothing'],
    ['maybe the wednesday or no the thursday', '11-26'],
    ['I said tuesday but meant wednesday', '11-25'],
    ['Thursday 2pm. Sorry, meant Friday 2pm', '11-27 14:00'],
    ['book me for the 3rd. no, the 4th at 2', '12-04 14:00'],
    // The new hour is not read, and the old one is no longer wished.
    ['Tuesday at 4, no sorry 5', '11-24'],
    ['tuesday no later than 4', '11-24 -16:00'],
    ["can't make 10 on friday, 11?", '11-27'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('an hour in plain words', () => {
  test.each([
    ["ok let's say 3 that day", '15:00'],
    ['say 3?', '15:00'],
    ['3 would be good', '15:00'],
    ['how about 11?', '11:00'],
    ['could you do 5 that day instead', '17:00'],
    ["let's do 2 on thursday", '11-26 14:00'],
    ['2 works', 'nothing'],
    ['Wednesday or Thursday but not before 2 either day', '11-25 and 11-26 14:00-'],
    ['after 3 whichever', '15:00-'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));

  test.each([
    ['disons 15h ce jour-là', '15:00'],
    ['disons 16 ce jour-là', '16:00'],
    ['disons 3', 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));
});

describe('the first', () => {
  test.each([
    ['oui le premier', 'nothing'],
    ['le premier ira très bien', 'nothing'],
    ['le premier aussi', 'nothing'],
    ['le 1er svp', 'nothing'],
    ['je prends le 1er', 'nothing'],
    ['the 1st please', 'nothing'],
    ["I'll take the 2nd", 'nothing'],
    ['le 1er à 10h', '12-01 10:00'],
    ['mardi 1er à 9h', '12-01 09:00'],
    ['jeudi 1er', '11-26 or 12-01'],
    ['le premier du mois', '12-01'],
    ['un rdv le 1er si possible', '12-01'],
    ['avant le 1er', '11-23..11-30'],
    ['le 1er ou le 2', '12-01 and 12-02'],
    ['on the 1st please', '12-01'],
    ['anything free the 1st?', '12-01'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));
});

describe('several sentences', () => {
  test.each([
    ['Ça fait du bruit depuis hier. Vous pouvez me prendre mercredi matin ?', '11-25 06:00-12:00'],
    ["J'ai rdv jeudi à 9h. Je peux venir vendredi ?", '11-27'],
    ['Jeudi 10h svp. Je récupère la voiture vendredi', '11-26 10:00'],
    ['Vous avez quoi jeudi ? sinon vendredi', '11-26 and 11-27'],
    ['Avant vendredi svp. Mercredi 10h ?', '11-25 10:00'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ['it began this morning. Are you free tomorrow?', '11-24'],
    ['Can I come Thursday? I need the car back by Saturday', '11-26'],
    ['Can you do Thursday? My wife is there on Friday', '11-26'],
    ["I'm free all week. Tuesday would be best", '11-24'],
    ['Thursday at 3 works. Friday also', '11-26 and 11-27 15:00'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe("the hours of one's own day", () => {
  test.each([
    [
      "Je travaille de nuit donc je dors jusqu'à 14h. Vous auriez mercredi, n'importe quand après 15h ?",
      '11-25 15:00-',
    ],
    ["mercredi, n'importe quand après 15h", '11-25 15:00-'],
    ["Je dors jusqu'à 14h. Vous auriez mercredi ?", '11-25'],
    ["samedi mais pas le matin, j'ai danse jusqu'à midi", '11-28 12:00-'],
    ["jeudi, j'ai la voiture jusqu'à 16h", '11-26 -16:00'],
    ['samedi pas avant 11h et il faut que ce soit fini à 14h', '11-28 11:00-14:00'],
    ['jeudi, je dois être partie à 14h', '11-26 -14:00'],
    ['jeudi matin, je dois être rentrée à 11h', '11-26 06:00-11:00'],
    ['vendredi, il faut que je parte à 11h', '11-27 -11:00'],
    ['Par contre je dois filer à 16h', '-16:00'],
    ['il faut que je sois chez vous à 14h jeudi', '11-26 14:00'],
    ['je dois passer jeudi à 14h', '11-26 14:00'],
    ['je commence à 6h jeudi', 'nothing'],
    ['je reprends à 14h jeudi', 'nothing'],
    ['jeudi je commence à 6h, vendredi ?', '11-27'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    [
      'Hello, I work nights at the hospital so I sleep until 2. Could you fit my winter tyres on Wednesday, any time after 3?',
      '11-25 15:00-',
    ],
    ['thursday whenever after 4', '11-26 16:00-'],
    ['I have yoga until noon. Thursday any time after 1?', '11-26 13:00-'],
    ['Wednesday, I sleep until 2', '11-25 14:00-'],
    ['I have the kids until 3 on Wednesday', '11-25 15:00-'],
    ['Thursday works, I have a babysitter until 4', '11-26 -16:00'],
    [
      'Saturday. He wake up late so not before 11 hour, and must be finish at 14 hour because he work after',
      '11-28 11:00-14:00',
    ],
    ['Friday at 14 hours', '11-27 14:00'],
    ['not before 11 hours on Friday', '11-27 11:00-'],
    ['it takes 2 hours, Friday at 10', '11-27 10:00'],
    ['Thursday, I have to leave by 2', '11-26 -14:00'],
    ['Thursday morning, I need to be out at 11', '11-26 06:00-11:00'],
    ["I'll go for Thursday at 3", '11-26 15:00'],
    ['I start at 6 on Thursday', 'nothing'],
    ['I have a meeting at 2 on Thursday', 'nothing'],
    ['I start at 6 on Thursday. Friday afternoon?', '11-27 12:00-18:00'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('a part of the day that is refused, and marks that are dictated', () => {
  test.each([
    ['jeudi mais pas le matin', '11-26 12:00-'],
    ['vous pouvez jeudi ? pas le matin', '11-26 12:00-'],
    ['bonjour virgule je voudrais un rendez-vous jeudi point pas le matin point merci', '11-26 12:00-'],
    [
      "bonjour virgule je voudrais venir le samedi cinq décembre point d'interrogation pas le matin car j'ai yoga jusqu'à midi point",
      '12-05 12:00-',
    ],
    ["vous pouvez jeudi point d'interrogation plutôt l'après-midi point", '11-26 13:00-18:00'],
    ['ma batterie est à ce point à plat, jeudi matin', '11-26 06:00-12:00'],
    ['faire le point jeudi à 14h', '11-26 14:00'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    [
      'hi comma I would like to book a balayage for Saturday the fifth of December question mark not in the morning because I have yoga until noon full stop',
      '12-05 12:00-',
    ],
    ['hello comma can you do Thursday question mark not in the morning full stop', '11-26 12:00-'],
    ['Thursday, but not in the morning', '11-26 12:00-'],
    ['can you do Thursday? Not in the afternoon', '11-26 -12:00'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('what a message comes to after other plans', () => {
  test.each([
    [
      "J'essaie la robe mercredi, jeudi vous m'avez déjà, du coup le vendredi 4 décembre dans l'après-midi ça serait l'idéal",
      '12-04 13:00-18:00',
    ],
    ["mardi j'ai dentiste, jeudi je vois ma mère, donc vendredi matin", '11-27 06:00-12:00'],
    ["j'ai un mariage samedi, alors vendredi aprem", '11-27 13:00-18:00'],
    ["lundi je bosse, mardi je vois ma mère, l'idéal serait mercredi matin", '11-25 06:00-12:00'],
    ["mardi 9h c'est mort, du coup mercredi ou jeudi matin", '11-25 and 11-26 06:00-12:00'],
    ['mardi ou alors jeudi', '11-24 and 11-26'],
    ['début décembre, donc plutôt le mardi 1er', '12-01'],
    ['jeudi alors, vendredi sinon', '11-26 and 11-27'],
    ["mardi ou jeudi ça serait l'idéal", '11-24 and 11-26'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    [
      'I try the dress on Wednesday, Thursday you have me already, so Friday afternoon would be ideal',
      '11-27 12:00-18:00',
    ],
    ['Tuesday I see my mum, ideally Wednesday', '11-25'],
    ['the party is on Saturday, so Friday please', '11-27'],
    ['We have Friday at 3 but I work until 6, so Saturday morning', '11-28 06:00-12:00'],
    ['Tuesday works, Thursday would be ideal', '11-26'],
    ['Tuesday or Thursday would be ideal', '11-24 and 11-26'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('a weekday with duties of its own', () => {
  test.each([
    [
      'Ce serait pour la semaine prochaine. Le mercredi nous gardons les petits-enfants.',
      '11-30 and 12-01 and 12-03 and 12-04 and 12-05 and 12-06',
    ],
    ["la semaine prochaine, le mercredi j'ai les enfants", '11-30 and 12-01 and 12-03 and 12-04 and 12-05 and 12-06'],
    ["La semaine prochaine. Le lundi je m'occupe de ma mère.", '12-01..12-06'],
    ['la semaine prochaine. Le jeudi je donne des cours', '11-30 and 12-01 and 12-02 and 12-04 and 12-05 and 12-06'],
    ["mercredi c'est les enfants, jeudi donc", '11-26'],
    ['la semaine prochaine, le vendredi je travaille pas', '12-04'],
    ['vous êtes ouverts les lundis ?', 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ['Sometime next week. I have the kids on Wednesdays', '11-30 and 12-01 and 12-03 and 12-04 and 12-05 and 12-06'],
    [
      'Next week please. On Tuesdays I look after my grandson.',
      '11-30 and 12-02 and 12-03 and 12-04 and 12-05 and 12-06',
    ],
    ['Next week please. I teach on Thursdays', '11-30 and 12-01 and 12-02 and 12-04 and 12-05 and 12-06'],
    ['are you open Sundays?', 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('what stands otherwise, and what is told of other days', () => {
  test.each([
    [
      'on peut avancer mon rdv de vendredi à jeudi ? mais seulement si vous avez après 16h, sinon je garde vendredi',
      '11-26 16:00-',
    ],
    ['on peut décaler jeudi à vendredi ? sinon laissez jeudi', '11-27'],
    ['jeudi 10h svp, sinon je laisse vendredi', '11-26 10:00'],
    [
      'Ma dernière révision remonte au 3 décembre 2024, il me faudrait une vidange et le contrôle technique est le mercredi 9 décembre à 8h30, au centre de Cesson',
      'nothing',
    ],
    ['ma dernière coupe date du 3 octobre', 'nothing'],
    ['le mariage est le samedi 5 décembre à 15h', 'nothing'],
    ['mon contrôle technique est prévu le 9 décembre, vous pouvez me prendre le 7 ?', '12-07'],
    ['le rdv est jeudi à 14h', '11-26 14:00'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    [
      "can you move my Friday appointment to Thursday? only if you have something after 4, otherwise I'll keep Friday",
      '11-26 16:00-',
    ],
    ['could we move Friday to Thursday after 4? if not leave it as it is', '11-26 16:00-'],
    ['can we move Thursday to Friday morning, otherwise leave Thursday', '11-27 06:00-12:00'],
    ['My MOT is on the 9th of December. Can you do the 7th?', '12-07'],
    ['my wedding is on Saturday at 2pm', 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('slips in the names of days', () => {
  test.each([
    ['slt jvoudrai un bruching samdi aprem svp', '11-28 13:00-18:00'],
    ['samdi 5 décembre à 14h', '12-05 14:00'],
    ['jeudii 10h', '11-26 10:00'],
    ['vendrdi matin', '11-27 06:00-12:00'],
    ['mecredi 14h', '11-25 14:00'],
    ['dimnche', '11-29'],
    ['mon mari passe à 10h', '10:00'],
    ["c'est Madi, demain 10h", '11-24 10:00'],
    ["et ma fille Lou (9 ans) tant qu'à faire, toujours samedi après 14h", '11-28 14:00-'],
    ['vendredi, la couleur et dans la foulée la coupe', '11-27'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each([
    ['wensday 3pm', '11-25 15:00'],
    ['wendsday at 3', '11-25 15:00'],
    ['thrusday morning', '11-26 06:00-12:00'],
    ['tusday', '11-24'],
    ['firday at 10', '11-27 10:00'],
    ['next wensday', '11-25 or 12-02'],
    // Tuesday or Thursday.
    ['tursday', 'nothing'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));
});

describe('the earliest, within a bound', () => {
  test.each([
    ['le plus tôt possible vendredi, mais pas avant 10h', '11-27 10:00- earliest'],
    ['au plus tôt jeudi mais après 14h', '11-26 14:00- earliest'],
    ['vendredi, le premier créneau mais pas avant 10h', '11-27 10:00- earliest'],
    ['Earliest you have on Friday but not before 10', '11-27 10:00- earliest'],
    ['The soonest you have on Thursday but nothing before 2', '11-26 14:00- earliest'],
  ])('%s is %s', (text, expected) =>
    expect(read(text, /[A-Z]/.test(text.charAt(0)) ? english : french)).toBe(expected),
  );
});

test('what a word of theirs shall be moved to keeps its part of the day', () => {
  const moved =
    'je ne pourrai pas venir vendredi matin. Serait-il possible de déplacer ma couleur à samedi après-midi ?';
  expect(read(moved, french)).toBe('11-28 13:00-18:00');
});

describe('what is told beside the wish, and days told from another', () => {
  test.each([
    ['orange engine light came on last week, can you plug it in friday 2pm', '11-27 14:00'],
    ['I was in last week, wednesday 10am?', '11-25 10:00'],
    ['last week on friday', '11-20 past'],
    ['my service is thursday, can you put it on monday 30th', '11-30'],
    ['morning! can you do friday', '11-27'],
    ['Morning all, friday at 10?', '11-27 10:00'],
    ['morning please', '06:00-12:00'],
    ['not this Wednesday, the one after', '12-02'],
    ["can't do tuesday, the following one?", '12-01'],
    ['anything earlier than thursday', '11-23..11-25'],
    ['sooner than friday please', '11-23..11-26'],
    ['later than 4pm on tuesday', '11-24 16:00-'],
    ['no later than 10am tomorrow', '11-24 -10:00'],
    ['not earlier than wednesday', '11-25..12-08'],
    ['so from 9.30 on', '09:30-'],
    ['same day at 2 then?', '14:00'],
    ['at 2.30 please', '14:30'],
  ])('%s is %s', (text, expected) => expect(read(text, english)).toBe(expected));

  test.each([
    ["le voyant s'est allumé la semaine dernière, vous pouvez vendredi 14h ?", '11-27 14:00'],
    ['vendredi de la semaine dernière', '11-20 past'],
    ['ma révision là jeudi, on pourrait la passer à lundi prochain à 14h', '11-30 14:00'],
    ['elle est jeudi à 9h, vous pouvez la mettre à vendredi ?', '11-27'],
    ["pas ce mercredi, celui d'après", '12-02'],
    ['pas jeudi, le suivant à 10h', '12-03 10:00'],
    ['plus tôt que jeudi', '11-23..11-25'],
    ['pas plus tard que vendredi', '11-23..11-27'],
    ['mardi plus tard que 16h', '11-24 16:00-'],
    ['mardi pas plus tôt que 10h', '11-24 10:00-'],
  ])('%s is %s', (text, expected) => expect(read(text, french)).toBe(expected));

  test.each(['it costs about 12.50', 'can you look at 2.5 bar', 'la semaine suivante'])(
    '%s says no day and no hour',
    (text) => expect(read(text, english)).toBe('nothing'),
  );
});

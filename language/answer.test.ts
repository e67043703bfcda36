import { describe, expect, test } from 'vitest';
import { readAnswer, readYesNoAnswer } from './answer.ts';
import type { ChoiceOption } from './choice.ts';
import type { Language } from './language.ts';
import { noise } from './quantities/noise.ts';

const slots: ChoiceOption[] = [
  { label: 'mardi 24 novembre à 11 h', startsAt: '2026-11-24T11:00' },
  { label: 'jeudi 26 novembre à 14 h 30', startsAt: '2026-11-26T14:30' },
];
const one = slots.slice(0, 1);
const moment = (language: Language) => ({ language, now: new Date('2026-11-23T08:00:00Z'), zone: 'Europe/Paris' });
const answerTo = (options: ChoiceOption[], text: string, language: Language = 'fr') =>
  readAnswer(text, options, moment(language));
const yesNo = (text: string) => readYesNoAnswer(text, moment('fr'));

describe('a yes to the only option', () => {
  test.each([
    ['oui, et vous êtes où exactement ?', 'et vous êtes où exactement ?'],
    ['Yes. Do you take cards?', 'Do you take cards?'],
    ["oui c'est bon vous prenez la carte ?", 'vous prenez la carte ?'],
    ['oui, je dois amener quoi ?', 'je dois amener quoi ?'],
    ["oui, ma plaque c'est AB-123-CD", "ma plaque c'est AB-123-CD"],
    ['oui, vous êtes ouverts samedi aussi ?', 'vous êtes ouverts samedi aussi ?'],
    ['yes please. where do I park?', 'where do I park?'],
    ["that works, it's for my dad's car", "it's for my dad's car"],
    ['yes and how long does it take?', 'and how long does it take?'],
    ['oui merci, à mardi', ''],
    ['oui parfait, je serai là', ''],
    ['ok merci, bonne journée', ''],
  ])('"%s" leaves "%s"', (text, rest) => {
    expect(answerTo(one, text)).toEqual({ option: 0, rest });
  });

  test.each([
    'oui mais plus tard',
    'oui, jeudi',
    'oui, plutôt à 16h',
    'ok vous êtes où ?',
    "oui si c'est possible de payer en deux fois",
    'oui. Enfin non',
    'oui oui la vidange, pas la révision',
    'oui, ou le lendemain ?',
    'oui, je vous redis',
    'yes, let me check with my wife',
    'yes if you can do it before noon',
    'ok, is that the soonest?',
    'oui je sais',
    'vous êtes où ?',
  ])('is not "%s"', (text) => {
    expect(answerTo(one, text)).toEqual({ option: null, rest: text });
  });
});

describe('a choice of two', () => {
  test.each([
    ['ok pour le premier, et vous êtes où exactement ?', 0, 'et vous êtes où exactement ?'],
    ['le deuxième. Vous faites aussi les pneus ?', 1, 'Vous faites aussi les pneus ?'],
    ["ok 2, c'est combien ?", 1, "c'est combien ?"],
    ['la deuxième vous prenez la CB ?', 1, 'vous prenez la CB ?'],
    ['jeudi et une vidange', 1, 'et une vidange'],
    ['the first one. Is there parking?', 0, 'Is there parking?'],
    ['Second one, can I wait there?', 1, 'can I wait there?'],
    ['2 please and do you do tyres?', 1, 'and do you do tyres?'],
    ['le premier, à mardi !', 0, ''],
    ['mardi 11h parfait, merci beaucoup, bonne journée à vous', 0, ''],
  ])('"%s" is option %i and leaves "%s"', (text, option, rest) => {
    expect(answerTo(slots, text)).toEqual({ option, rest });
  });

  test.each([
    'oui, et vous êtes où exactement ?',
    "le premier mais seulement si c'est moins cher",
    '1 et 2',
    'le premier ou le deuxième ?',
    'le premier, à jeudi',
    'le premier, non le deuxième',
    'le deuxième, sauf si vous avez plus tôt',
    'first one, unless you have Monday',
    'the second, or Friday?',
    '1, wait',
  ])('is not "%s"', (text) => {
    expect(answerTo(slots, text)).toEqual({ option: null, rest: text });
  });
});

describe('a yes or a no with something beside it', () => {
  test.each([
    ['oui, et vous êtes où exactement ?', 'yes', 'et vous êtes où exactement ?'],
    ['Yes. Do you take cards?', 'yes', 'Do you take cards?'],
    ['oui et ajoutez la vidange', 'yes', 'et ajoutez la vidange'],
    ["oui merci c'est parfait", 'yes', ''],
    ['no wait', 'no', 'wait'],
    ['non merci, vous avez autre chose ?', 'no', 'vous avez autre chose ?'],
    ['no thanks, Thursday is better', 'no', 'Thursday is better'],
    ['non, plutôt jeudi', 'no', 'plutôt jeudi'],
    ['nope. Anything later?', 'no', 'Anything later?'],
    ['no problem', 'yes', ''],
    ["non merci c'est tout", 'no', ''],
  ])('"%s" is %s and leaves "%s"', (text, answer, rest) => {
    expect(yesNo(text)).toEqual({ answer, rest });
  });

  test.each(['oui mais ...', 'ok je réfléchis', "non, c'est bon", 'oui, jeudi', 'vous êtes où ?', 'no idea', 'merci'])(
    'is not "%s"',
    (text) => {
      expect(yesNo(text)).toEqual({ answer: null, rest: text });
    },
  );
});

test('noise is read without an error', () => {
  for (const text of noise()) {
    expect(answerTo(slots, text)).toEqual({ option: null, rest: text });
    expect(() => answerTo(slots, text.slice(0, 300))).not.toThrow();
    expect(() => yesNo(text.slice(0, 300))).not.toThrow();
  }
});

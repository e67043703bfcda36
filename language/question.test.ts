import { expect, test } from 'vitest';
import { isQuestion } from './question.ts';

test.each([
  'vous prenez la carte',
  'et pour payer, la carte ça va ?',
  'would you have something without ammonia',
  'is there wifi',
  'je peux venir avec mon chien',
])('"%s" asks', (text) => expect(isQuestion(text)).toBe(true));

test.each(["j'ai payé par carte", 'my dog is old and quiet', 'merci beaucoup', 'vidange jeudi 10h'])(
  '"%s" asks nothing',
  (text) => expect(isQuestion(text)).toBe(false),
);

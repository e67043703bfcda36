import { describe, expect, test } from 'vitest';
import { describeFailure } from './failure.ts';

const ofDatabase = { code: '23505', detail: 'Key (phone)=(+33639980101) already exists.', constraint: 'address_key' };

describe('what is logged of an error', () => {
  test('says what it was and where', () => {
    expect(describeFailure(new TypeError('x is not a function'))).toEqual({
      name: 'TypeError',
      message: 'x is not a function',
      at: expect.stringContaining('failure.test.ts'),
    });
  });

  test.each([
    ['an error', Object.assign(new Error('value "+33639980101" is there'), ofDatabase)],
    ['the plain object that the queue tells in its place', { message: 'value "+33639980101" is there', ...ofDatabase }],
  ])('of a database, as %s, is its code and no value of the row', (_, error) => {
    const described = describeFailure(error);
    expect(described).toMatchObject({ code: '23505', constraint: 'address_key' });
    expect(JSON.stringify(described)).not.toContain('33639980101');
  });

  test('of the queue, which tells it as a plain object, is no "[object Object]"', () => {
    const { message, stack } = new Error('No answer within 5 s.');
    expect(describeFailure({ message, stack, queue: 'turn', worker: 'w1' })).toMatchObject({ message, queue: 'turn' });
  });

  test.each([
    ['oops', 'string'],
    [undefined, 'undefined'],
    [null, 'object'],
    [{ code: 7 }, 'object'],
  ])('%j, which is no error at all, is its kind', (thrown, name) => {
    expect(describeFailure(thrown)).toEqual({ name });
  });
});

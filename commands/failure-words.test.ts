import { describe, expect, test } from 'vitest';
import { UsageError } from './args.ts';
import { errorWords, failureWords } from './failure-words.ts';

/** As Node, pg, PGlite and kysely throw them. */
function failed(fields: object, message = 'raw words'): Error {
  return Object.assign(new Error(message), fields);
}

describe('a failure of the surroundings is said with what to do', () => {
  test.each<[string, unknown, RegExp]>([
    ['a full disk', failed({ code: 'ENOSPC', path: '/data/x' }), /^The disk is full.*Make room/],
    ['a full disk of the server', failed({ code: '53100' }), /^The disk is full/],
    ['a quota that is used up', failed({ code: 'EDQUOT' }), /^The disk is full/],
    ['a disk that fills while the embedded data is made', { name: 'ErrnoError', errno: 51 }, /^The disk is full/],
    ['a folder that may not be written', failed({ code: 'EACCES', path: '/srv/x' }), /^\/srv\/x may not be .*DATA_DIR/],
    ['a folder that is read only', failed({ code: 'EROFS', path: '/srv/x' }), /^\/srv\/x may not be written/],
    ['a file in place of the folder', failed({ code: 'EEXIST', path: 'a.txt' }), /^a\.txt is a file.*folder/],
    ['a folder under a file', failed({ code: 'ENOTDIR', path: 'a.txt/x' }), /^a\.txt\/x is a file or lies in one/],
    ['damaged data', Object.assign(new Error('Aborted()'), { name: 'RuntimeError' }), /damaged.*begin anew/],
    ['data of another kind', failed({}, 'PGlite failed to initialize properly'), /damaged/],
    ['data that ended at its start', { name: 'ExitStatus', status: 1 }, /damaged/],
    ['a wrong password', failed({ code: '28P01' }), /refuses the login of DATABASE_URL/],
    ['a login that is not there', failed({ code: '28000' }), /refuses the login/],
    ['a missing database', failed({ code: '3D000' }), /no database of the name.*migrate/],
    [
      'a missing database that may not be made',
      failed({ code: '42501' }, 'permission denied to create database'),
      /no database/,
    ],
    [
      'a server without pgvector',
      failed({ code: '42501' }, 'permission denied to create extension "vector"'),
      /create extension vector/,
    ],
    ['a server that is full', failed({ code: '53300' }), /takes no more connections/],
    ['a server that is away', failed({ code: 'ECONNREFUSED' }), /cannot be reached \(ECONNREFUSED\).*host and port/],
    ['a server at no address', failed({ code: 'ENOTFOUND' }), /cannot be reached \(ENOTFOUND\)/],
    ['a server that is no database', failed({}, 'Connection terminated unexpectedly'), /cannot be reached\. Check/],
    ['a server that starts', failed({ code: '57P03' }), /cannot be reached \(57P03\)/],
    ['two addresses, both away', new AggregateError([failed({ code: 'ECONNREFUSED' })]), /\(ECONNREFUSED\)/],
    [
      'a thing that is there',
      failed({ code: '23505', constraint: 'tenant_slug_key' }),
      /there already \(tenant_slug_key\)/,
    ],
  ])('%s', (_, error, words) => {
    expect(failureWords(error)).toMatch(words);
    expect(failureWords(error)).not.toMatch(/raw words|\n|\[object/);
    expect(failureWords(new TypeError('Failed.', { cause: new Error('Deeper.', { cause: error }) }))).toMatch(words);
    expect(errorWords(error)).toBe(failureWords(error));
  });

  test.each([new Error('ours'), new TypeError('x is not a function'), 'oops', null, undefined, { code: 7 }])(
    '%s is none of them',
    (error) => {
      expect(failureWords(error)).toBeNull();
    },
  );
});

describe('any error', () => {
  test('of ours is its own sentence, whatever it comes from', () => {
    const cause = failed({ code: 'EACCES' });
    expect(errorWords(new Error('Port 80 may not be used.', { cause }))).toBe('Port 80 may not be used.');
    expect(errorWords(new UsageError('Say: waiting.', { cause }))).toBe('Say: waiting.');
    expect(errorWords(new Error('ENCRYPTION_KEY is missing.'))).toBe('ENCRYPTION_KEY is missing.');
  });

  test('that nobody foresaw comes with its stack, and what is none is shown as it is', () => {
    expect(errorWords(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n +at /);
    expect(errorWords({ state: { code: 7 } })).toBe('Something that is no error was thrown: { state: { code: 7 } }');
  });
});

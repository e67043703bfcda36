import { expect, test } from 'vitest';
import { base32, codeOfStep, matchingStep, otpauthUri, stepAt } from './totp.ts';

const secret = Buffer.from('12345678901234567890');

/** RFC 6238, appendix B, SHA-1. */
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at %i s the code is that of the standard', (seconds, code) => {
  expect(codeOfStep(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
});

/** RFC 4226, appendix D. */
test.each([...['755224', '287082', '359152', '969429', '338314'].entries()])(
  'counter %i gives the code of the standard',
  (count, code) => {
    expect(codeOfStep(secret, count)).toBe(code);
  },
);

test('a code counts once, half a minute early or late, and no longer', () => {
  const now = new Date('2026-11-23T09:00:10Z');
  const step = stepAt(now);
  const at = (each: number, lastStep = 0) => matchingStep(secret, codeOfStep(secret, each), { now, lastStep });
  expect([step - 2, step - 1, step, step + 1, step + 2].map((each) => at(each))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
  expect(at(step, step)).toBeNull();
  expect(matchingStep(secret, '000000', { now, lastStep: 0 })).toBeNull();
});

test('what the authenticator reads names the business and the member', () => {
  expect(otpauthUri(secret, { business: 'Garage Dupont', member: 'Olivier' })).toBe(
    'otpauth://totp/Garage%20Dupont:Olivier?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Garage%20Dupont',
  );
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
});

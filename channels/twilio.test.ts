import { parse } from 'node:querystring';
import { expect, test } from 'vitest';
import { signTwilio } from './demo-phone.ts';
import { isSignedByTwilio } from './twilio.ts';

// The vectors of twilio-node's own suite (spec/validation.spec.js).
const token = '12345';
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const params = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};

test.each([
  [url, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ['https://mycompany.com:443/myapp.php?foo=1&bar=2', 'kvajT1Ptam85bY51eRf/AJRuM3w='],
  ['http://mycompany.com:80/myapp.php?foo=1&bar=2', '0ZXoZLH/DfblKGATFgpif+LLRf4='],
])('the published signature of %s is made and accepted', (address, signature) => {
  expect(signTwilio(token, address, params)).toBe(signature);
  expect(isSignedByTwilio(address, params, signature, [token])).toBe(true);
});

test.each([
  ['another token', url, params, ['54321']],
  ['no token at all', url, params, []],
  ['another address', 'https://evil.example/myapp.php?foo=1&bar=2', params, [token]],
  ['another query', 'https://mycompany.com/myapp.php?foo=1&bar=3', params, [token]],
  ['one character more', url, { ...params, Digits: '12345' }, [token]],
  ['one field more', url, { ...params, Extra: '1' }, [token]],
])('a signature does not hold for %s', (_, address, form, tokens) => {
  expect(isSignedByTwilio(address, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', tokens)).toBe(false);
});

test('a repeated field is signed once', () => {
  const form = parse('A=2&A=1&A=2');
  const signatureOverA1A2 = signTwilio(token, `${url}A1`, { A: '2' });
  expect(isSignedByTwilio(url, form, signatureOverA1A2, [token])).toBe(true);
});

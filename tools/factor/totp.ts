import { createHmac, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** One step on either side: clocks of phones drift, and people type slowly. */
const drift = 1;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const secretBytes = 20;

/** The code of a step (RFC 4226, section 5.3), and with the step of an instant that of RFC 6238, with HMAC-SHA-1 as authenticators do. */
export function codeOfStep(secret: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** length).padStart(length, '0');
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** The step whose code this is, later than any that was taken; null for a wrong code and for one that was used. */
export function matchingStep(
  secret: Buffer,
  code: string,
  { now, lastStep }: { now: Date; lastStep: number },
): number | null {
  const near = Array.from({ length: 2 * drift + 1 }, (_, at) => stepAt(now) - drift + at);
  const given = Buffer.from(code.padStart(digits, '0'));
  return (
    near.find((step) => {
      const own = Buffer.from(codeOfStep(secret, step));
      return step > lastStep && own.length === given.length && timingSafeEqual(own, given);
    }) ?? null
  );
}

/** A new secret; chance is the caller's. */
export function newSecret(random: () => number): Buffer {
  return Buffer.from(Array.from({ length: secretBytes }, () => Math.floor(random() * 256)));
}

/** RFC 4648, without padding, as authenticators take it. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What an authenticator reads, typed or as a QR code: the key URI format of Google Authenticator. */
export function otpauthUri(secret: Buffer, { business, member }: { business: string; member: string }): string {
  const [issuer, account] = [encodeURIComponent(business), encodeURIComponent(member)];
  return `otpauth://totp/${issuer}:${account}?secret=${base32(secret)}&issuer=${issuer}`;
}

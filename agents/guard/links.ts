import type { Draft } from './draft.ts';

const link = /\bhttps?:|\bwww\.|\b[a-z0-9-]+\.(?:com|fr|net|org|io|eu|info|biz|shop|site|me|co|ly)\b/i;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** No tool returns a link, so every link is invented or planted. An e-mail address is none: it is checked with the figures. */
export function checkLinks({ text }: Draft): string[] {
  return link.test(text.replace(email, ' ')) ? ['It holds a link, and there is none to give.'] : [];
}

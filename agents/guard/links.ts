import type { Draft } from './draft.ts';

const link = /\bhttps?:|\bwww\.|\b[a-z0-9-]+\.(?:com|fr|net|org|io|eu|info|biz|shop|site|me|co|ly)\b/i;
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** No tool returns a link, so every link is invented or planted. An e-mail address may be read back to whoever gave it. */
export function checkLinks({ text, said }: Draft): string[] {
  const heard = said.join('\n').toLowerCase();
  const strange = Array.from(text.matchAll(email), ([address]) => address).filter(
    (address) => !heard.includes(address.toLowerCase()),
  );
  const found = link.exec(text.replace(email, ' '))?.[0];
  return [
    ...strange.map((address) => `The e-mail address ${address} was not given by the person.`),
    ...(found === undefined ? [] : ['It holds a link, and there is none to give.']),
  ];
}

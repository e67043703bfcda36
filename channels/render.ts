import type { Outbound } from '#bot/channel.ts';

/** Signs a phone shows as well in ASCII, though each of them would make the whole SMS UCS-2: 70 characters in place of 160. */
const plainSigns: [RegExp, string][] = [
  [/[\u200B\u2060\uFEFF\u00AD]/g, ''],
  [/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' '],
  [/\r\n?|[\u2028\u2029]/g, '\n'],
  [/« ?/g, '"'],
  [/ ?»/g, '"'],
  [/[\u2018-\u201B\u2032\u02BC]/g, "'"],
  [/[\u201C-\u201F\u2033]/g, '"'],
  [/…/g, '...'],
  [/[\u2010-\u2015\u2212•]/g, '-'],
];

/**
 * The message as plain text: its text, one line an attachment, then its choices, numbered from 1, unless the text asks for a yes or
 * names each of them already. Their numbers answer all the same.
 */
export function renderText(message: Outbound): string {
  const attachments = message.kind === 'media' ? message.attachments : [];
  const isAsked = message.question === 'confirm' || message.choices.every(({ label }) => isNamed(label, message.text));
  const choices = isAsked ? [] : message.choices;
  const lines = [
    message.text.trim(),
    ...attachments.map((attachment) => `${oneLine(attachment.name)} ${attachment.url}`),
    ...choices.map((choice, index) => `${index + 1}. ${oneLine(choice.label)}`),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** The label stands in the text, or the day and the time that it is made of do: `jeudi 26 novembre à 8 h ou à 10 h`. */
function isNamed(label: string, text: string): boolean {
  const [, day, time] = /^(.+) (?:à|at) (\d.*)$/.exec(oneLine(label)) ?? [];
  return isIn(oneLine(label), text) || (day !== undefined && time !== undefined && isIn(day, text) && isIn(time, text));
}

/** As whole words; `10 h` is not in `10 h 30`. */
function isIn(part: string, text: string): boolean {
  const literal = part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\d:])${literal}(?![\\p{L}\\d]| \\d)`, 'iu').test(oneLine(text));
}

/** No letter is changed, so `ê` and `ç` still cost what they cost; composed accents are used, because GSM-7 has no others. */
export function plainCharacters(text: string): string {
  return plainSigns.reduce((plain, [signs, replacement]) => plain.replace(signs, replacement), text.normalize('NFC'));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

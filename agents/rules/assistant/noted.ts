const opening = String.raw`(?:(?:hey|hi|hello|salut|bonjour|bjr|dis|euh|and|et|au fait|tiens|est-ce qu(?:['’]\s?|e ))[\s,]*)*`;
const something = String.raw`(?:sth|smth|something|anything|quelque chose|qqch|qqc|qq chose|un truc|des trucs|une? (?:note|mot|remarque)|des (?:notes|remarques)|an? (?:note|remark|comment)|any (?:notes?|remarks?|comments?)|notes?)`;
const about = String.raw`(?:(?:about|on|regarding|re|concerning|mentioning|sur|(?:à propos|au sujet) (?:du|des|de)|concernant|qui parlent?(?: du| des| de)?)(?!\p{L})|(?:à propos|au sujet|qui parlent?) d['’])`;
const of = String.raw`(?:(?:du|des|de|about|of|on)(?!\p{L})|d['’])`;
const who = String.raw`(?:quelqu['’]?\s?un|qqn|qq1|on|tu|vous|l['’]équipe|\p{Lu}?\p{L}+)\s(?:a|as|avez|avait|aurait)|t['’]\s?as`;
const whoEver = String.raw`(?:did|has|have)\s\p{L}+`;
const already = String.raw`(?:\s(?:ever|already|déjà|deja|bien))?`;
/** A fault is noticed itself, without an "about". */
const aFault = String.raw`(?=\s(?:un|une|des|du|a|an|any|the)\s)(?!\s${something}(?!\p{L}))`;

/** How it is asked whether somebody wrote of something: "did anyone note sth about …", "y a une note sur …", "qqn a signalé un …". */
const asked = new RegExp(
  `^${opening}(?:${[
    String.raw`${whoEver}${already}\s(?:noted?|noticed?|write|written|mention(?:ed)?|say|said|log(?:ged)?|record(?:ed)?|report(?:ed)?|flag(?:ged)?|put|leave|left)(?: down)?\s${something}(?: down)?\s${about}`,
    String.raw`${whoEver}${already}\s(?:complain(?:ed)?|talk(?:ed)?|said?)\s(?:about|of)`,
    String.raw`(?:${who})${already}\s(?:not[ée]|[ée]crit|signal[ée]|mentionn[ée]|remarqu[ée]|dit|mis)\s${something}\s${about}`,
    String.raw`(?:quelqu['’]?\s?un|qqn|qq1)\sa${already}\sparl[ée]\s${of}`,
    String.raw`(?:(?:il )?y ?a|ya|on a|t['’]as|is there|are there|have we(?: got)?|do we have|we got|got)\s${something}(?: de)?(?: not[ée]e?s?| noted| [ée]crit| written(?: down)?)?\s${about}`,
    String.raw`any (?:notes?|remarks?|comments?)\s${about}`,
    String.raw`(?:quelqu['’]?\s?un|qqn|qq1|on|t['’]|vous)\s?(?:a|as|avez|aurait)${already}\s(?:signal[ée]|mentionn[ée]|remarqu[ée])${aFault}`,
    String.raw`${whoEver}${already}\s(?:noticed?|mention(?:ed)?|report(?:ed)?|flag(?:ged)?)${aFault}`,
  ].join('|')})\\s*`,
  'iu',
);

/** What was perhaps written of, in a question whether it was; null for any other text. */
export function readNoted(source: string): string | null {
  const words = asked.test(source) ? source.replace(asked, '').replace(/[\s?!.]+$/, '') : '';
  return words === '' ? null : words;
}

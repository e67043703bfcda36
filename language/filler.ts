/** What a message ends with and nothing is said by, in the letters it is written with: "…, pls", "… stp merci", "… déjà ?". */
const filler =
  /(?:^|[\s,;.…!-]+)(?:s['’]?il (?:te|vous) pla[iî]t|s\.?t\.?p|s\.?v\.?p|silteplait|please|pl[sz]+|plss+|merci(?: (?:d['’]avance|beaucoup|bcp|bien|à toi|a toi))?|mrc|thanks(?: (?:a lot|so much|a bunch|mate))?|thank you|thx|tks|cheers(?: mate)?|surtout|d[ée]j[àa]|hein|again|asap|lol|mdr|:\)|🙏|👍)[\s,.!…]*(?<ask>\??)\s*$/iu;

/** A text without the fillers at its end; its question mark stays. A text of nothing else is left as it is. */
export function withoutFiller(text: string): string {
  let left = text;
  for (let found = filler.exec(left); found && found.index > 0; found = filler.exec(left)) {
    left = `${left.slice(0, found.index)}${found.groups?.['ask'] ? ' ?' : ''}`;
  }
  return left;
}

/** A text in parts of at most `most` characters, cut between paragraphs where that can be, else between lines, sentences or words. */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = cutOf(rest, most);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Where nothing better is in the second half, a word is cut; never a sign of two units. */
function cutOf(text: string, most: number): number {
  const head = text.slice(0, most);
  for (const seam of ['\n\n', '\n', '. ', ' ']) {
    const at = head.lastIndexOf(seam);
    if (at > most / 2) return at + seam.length;
  }
  return /[\uD800-\uDBFF]$/.test(head) ? most - 1 : most;
}

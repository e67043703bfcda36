const longest = 120;

/** A file's name as we keep it: without its folders, control and direction signs, and our own marks; `fichier` where nothing is left. */
export function tidyFileName(name: string): string {
  const [last = ''] = name.split(/[/\\]/).slice(-1);
  const tidy = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}⟦⟧<>"|?*:]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
    .trim();
  if (tidy.length <= longest) return tidy === '' ? 'fichier' : tidy;
  const ending = /\.[\p{L}\d]{1,8}$/u.exec(tidy)?.[0] ?? '';
  return tidy.slice(0, longest - ending.length) + ending;
}

/** What a file is called by people: its name without its ending. */
export function plainFileName(name: string): string {
  return (
    name
      .replace(/\.[\p{L}\d]{1,8}$/u, '')
      .replaceAll('_', ' ')
      .trim() || name
  );
}

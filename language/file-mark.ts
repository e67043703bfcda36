/** A file that came with a message, as it stands in its text for whoever answers: `⟦facture.pdf⟧`. It names the file, and proves nothing. */
const mark = /\s*⟦([^⟦⟧]*)⟧/g;

/** What a message says, with the files that came with it behind it. */
export function withFileMarks(text: string, names: readonly string[]): string {
  return [withoutFileMarks(text), ...names.map((name) => `⟦${name.replaceAll(/[⟦⟧]/g, '')}⟧`)]
    .filter((each) => each !== '')
    .join('\n');
}

/** The words alone. */
export function withoutFileMarks(text: string): string {
  return text.replaceAll(mark, '').trim();
}

/** The names of the files that came with it. */
export function fileMarksIn(text: string): string[] {
  return Array.from(text.matchAll(mark), ([, name = '']) => name);
}

import type { Language } from '#language/language.ts';

/** What people type, by the name of what they want. */
export type Sentences = Readonly<Record<string, Record<Language, readonly string[]>>>;

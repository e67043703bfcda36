/** What is found by a name that it has. */
export const namedKinds = ['contact', 'company', 'vehicle'] as const;
/** What is found by the words in it. */
export const textKinds = ['activity', 'note', 'task', 'deal', 'quote', 'invoice', 'appointment', 'fact'] as const;
/** What customers wrote: much of it, and seldom what is looked for where a record has the words too. */
export const saidKinds = ['message'] as const;
/** What is found by what it means, where it says it in other words. */
export const meantKinds = ['activity', 'note', 'task', 'deal'] as const;

export type FoundKind = (typeof namedKinds)[number] | (typeof textKinds)[number] | (typeof saidKinds)[number];

/** A record that was found, and nothing else of it. */
export interface Hit {
  kind: FoundKind;
  id: string;
}

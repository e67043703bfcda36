const hour = /(?<!\d)(?:à |at )?\d{1,2}(?: ?h(?: ?\d{2})?(?![a-z])|:\d{2}| ?[ap]m\b)/iu;

/** The hour among some words, as it is said there: "à 16h", "3pm". */
export function hourIn(words: string): string | null {
  return hour.exec(words)?.[0] ?? null;
}

/** What is to be done, one service after the other: "vidange et plaquettes avant", "oil change + pads". */
export function splitServices(words: string): string[] {
  return words
    .split(/\s*(?:,|;|\+|&|\bet\b|\band\b|\bplus\b)\s*/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * A vehicle identification number (ISO 3779): 17 characters without I, O and Q, groups apart perhaps. Null for anything else. European
 * ones need no check digit, so that none is asked for.
 */
export function readVin(text: string): string | null {
  const [found] =
    text
      .toUpperCase()
      .replaceAll(/(?<=[A-Z0-9])[ -](?=[A-Z0-9])/g, '')
      .match(/(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{17}(?![A-Z0-9])/) ?? [];
  return found !== undefined && /\d/.test(found) && /[A-Z]/.test(found) ? found : null;
}

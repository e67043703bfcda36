const lead =
  /^(?:(?:oui|ok|alors|donc|yes|so|well)[\s,]+)*(?:(?:notre|la|our|the|mon|my|nouvelle|new)\s+)*(?:(?:adresse|address)\s*(?:est|c'est|is|:|maintenant|now|désormais)*\s*:?\s*)?(?:(?:on est|nous sommes|c'est|we are|we're|it's|au|à l'|at)\s+)*/iu;
const longest = 120;

/** `12 rue des Forges, 35000 Rennes`: a street and a postcode with its town. Null for anything that is none. */
export function readAddress(said: string): string | null {
  const text = said
    .replace(lead, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s.!]+$/u, '')
    .trim();
  const [, street = '', postcode = '', town = ''] =
    /^(.{3,80}?)[\s,]+(\d{5})[\s,]+(\p{L}[\p{L}\s'’-]{1,40})$/u.exec(text) ?? [];
  if (town === '' || text.length > longest || !/\p{L}{2}/u.test(street) || /[?!;]/.test(text)) return null;
  return `${street.replace(/,$/, '').trim()}, ${postcode} ${town.trim()}`;
}

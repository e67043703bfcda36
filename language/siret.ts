/** La Poste's establishments alone do not follow the key: the sum of their digits is a multiple of five. */
const laPoste = '356000000';

/** A SIRET, 14 digits with their key (Luhn); null for anything else. Spaces and dots between the digits are left out. */
export function readSiret(text: string): string | null {
  const digits = text.replaceAll(/[\s.]/g, '');
  if (!/^\d{14}$/.test(digits)) return null;
  const isOfPoste = digits.startsWith(laPoste) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  return isLuhn(digits) || isOfPoste ? digits : null;
}

/** A French VAT number, `FR` with a key of two digits over the SIREN (article 286 ter A du CGI); null for anything else. */
export function readVatNumber(text: string): string | null {
  const written = text.toUpperCase().replaceAll(/[\s.]/g, '');
  const [, key, siren] = /^FR(\d{2})(\d{9})$/.exec(written) ?? [];
  if (!key || !siren || !isLuhn(siren)) return null;
  return (12 + 3 * (Number(siren) % 97)) % 97 === Number(key) ? written : null;
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

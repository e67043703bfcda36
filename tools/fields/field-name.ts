import { fieldKey } from '#language/settings/field.ts';
import { ToolError } from '../tool.ts';

const longestName = 40;

/** What records have already, under names that people use: a field beside it would hold half the truth. */
const ownColumns = new Set(
  `id nom prenom name first last email mail telephone phone mobile portable adresse address plaque plate immatriculation registration modele model
  marque vin kilometrage mileage km proprietaire owner societe entreprise company siret statut status prix price date heure time service prestation
  code postcode postal langue language version note notes`.split(/\s+/),
);

/** The name of a field as it is shown, and as it is compared. */
export function fieldName(said: string): { name: string; key: string } {
  const name = said.replaceAll(/\s+/g, ' ').trim();
  const key = fieldKey(name);
  const isName = /^\p{L}[\p{L}\p{M}\d '’°-]*$/u.test(name) && name.length <= longestName;
  if (isName && key !== '') return { name, key };
  throw new ToolError(`"${name.slice(0, longestName)}" is no name of a field.`, 'Ask for a few words.', {
    fr: `Comment le champ doit-il s'appeler ? Quelques mots, sans signe : je n'ai rien changé.`,
    en: `What shall the field be called? A few words, no signs: I have changed nothing.`,
  });
}

export function isOwnColumn(key: string): boolean {
  return key.split(' ').every((word) => ownColumns.has(word));
}

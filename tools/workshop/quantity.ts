import type { Language } from '#language/language.ts';
import type { PartUnit } from '#db/part.ts';

const units: Record<PartUnit, Record<Language, [string, string]>> = {
  piece: { fr: ['', ''], en: ['', ''] },
  litre: { fr: ['litre', 'litres'], en: ['litre', 'litres'] },
  set: { fr: ['jeu', 'jeux'], en: ['set', 'sets'] },
  metre: { fr: ['mètre', 'mètres'], en: ['metre', 'metres'] },
};

/** `4`, `4,5 litres`, `2 jeux`; in English `4.5 litres`. */
export function quantityLabel(quantity: number, unit: PartUnit, language: Language): string {
  const written = String(Math.round(quantity * 100) / 100).replace('.', language === 'fr' ? ',' : '.');
  const [one, many] = units[unit][language];
  return `${written} ${Math.abs(quantity) < 2 ? one : many}`.trim();
}

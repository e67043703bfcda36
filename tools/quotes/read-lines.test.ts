import { describe, expect, test } from 'vitest';
import type { ServiceRow } from '#db/service.ts';
import { garage } from '#db/seed/garage.ts';
import { readLines } from './read-lines.ts';

const services: ServiceRow[] = garage.services.map((offer) => ({ vatBp: 2000, ...offer, id: `id of ${offer.code}` }));

const read = (words: string) => readLines(words, services, 'fr');

/** `label | service | quantity x price`, a line each. */
function linesOf(words: string): string[] {
  const made = read(words);
  if (made.kind !== 'lines') throw new Error(`"${words}" was read as ${JSON.stringify(made)}`);
  return made.lines.map(({ label, serviceId, quantity, unitCents }) =>
    [label, serviceId?.slice(6) ?? '-', `${quantity} x ${unitCents}`].join(' | '),
  );
}

const rear = 'Plaquettes de frein arrière | plaquettes-arriere | 1 x 13900';
const alignment = 'Parallélisme | parallelisme | 1 x 8500';

test.each([
  ['plaquettes arrière et parallélisme', [rear, alignment]],
  ['plaquettes arrière, parallélisme', [rear, alignment]],
  ['les plaquettes de frein arrière', [rear]],
  ['vidange', ['Vidange | vidange | 1 x 8900']],
  ['2 x vidange', ['Vidange | vidange | 2 x 8900']],
  ['disques et plaquettes', ['Freins complets (disques et plaquettes) | freins-complets | 1 x 38900']],
  ['disques et plaquettes et parallélisme', [expect.stringContaining('freins-complets'), alignment]],
  ["2 heures de main d'oeuvre à 65 €, filtre 12 €", ["Main d'oeuvre | - | 2 x 6500", 'Filtre | - | 1 x 1200']],
  ["main d'oeuvre 1h30 à 60 euros de l'heure", ["Main d'oeuvre | - | 1.5 x 6000"]],
  ["une heure et demie de main d'oeuvre à 60 €", ["Main d'oeuvre | - | 1.5 x 6000"]],
  ["2h de main d'oeuvre 130 €", ["2h de main d'oeuvre | - | 1 x 13000"]],
  ['4 pneus à 89,90 € pièce', ['Pneus | pneus | 4 x 8990']],
  ['deux filtres à 12 €', ['Filtres | - | 2 x 1200']],
  ['plaquettes avant, forfait 149 TTC', ['Plaquettes avant | plaquettes-avant | 1 x 14900']],
  ['plaquettes avant et arrière, forfait 250 €', ['Plaquettes avant et arrière | - | 1 x 25000']],
  ['pneus, 320 €', ['Pneus | pneus | 1 x 32000']],
  ['plaquettes av', ['Plaquettes de frein avant | plaquettes-avant | 1 x 14900']],
  ['vidange et filtre à huile', ['Vidange | vidange | 1 x 8900']],
  ["main d'oeuvre 2h à 65", ["Main d'oeuvre | - | 2 x 6500"]],
  ['ampoule h7 12,50', ['Ampoule h7 | - | 1 x 1250']],
  ['wheel allignment, labour as per price list', [alignment]],
  ['full brake job', ['Freins complets (disques et plaquettes) | freins-complets | 1 x 38900']],
  ['parallélisme + montage pneus', [alignment, 'Montage de pneus | pneus | 1 x 7200']],
  ['4 pneus 320 €', ['4 pneus | - | 1 x 32000']],
  ['forfait 149 TTC', ['Forfait | - | 1 x 14900']],
  ['pot catalytique 100 € HT', ['Pot catalytique | - | 1 x 12000']],
  ['filtre à huile 15 €', ['Filtre à huile | - | 1 x 1500']],
  ['plaquettes arrière à 120 €', ['Plaquettes arrière | plaquettes-arriere | 1 x 12000']],
  ['filtre - 12 €', ['Filtre | - | 1 x 1200']],
  ['lavage offert', ['Lavage | - | 1 x 0']],
  ['joint x2 à 4,50 €', ['Joint | - | 2 x 450']],
])('%s', (words, lines) => {
  expect(linesOf(words)).toEqual(lines);
});

describe('words that are no line', () => {
  test.each([
    ['plaquettes arrière et le machin', ['le machin']],
    ['parallélisme du vaisseau', ['parallélisme du vaisseau']],
    ['vidange bidule', ['vidange bidule']],
    ["main d'oeuvre", ["main d'oeuvre"]],
    ['4 pneus', ['4 pneus']],
    ['130 €', ['130 €']],
    ['soit 130 €', ['soit 130 €']],
    ['filtre 12 € ou 15 €', ['filtre 12 € ou 15 €']],
    ['', []],
  ])('"%s" are told, and nothing is read', (words, unknown) => {
    expect(read(words)).toEqual({ kind: 'unknown', words: unknown });
  });

  test('a name of several services asks which, and keeps the rest', () => {
    const made = read('plaquettes et parallélisme');
    expect(made.kind === 'which' && made.services.map(({ words }) => words)).toEqual([
      'plaquettes-avant et parallélisme',
      'plaquettes-arriere et parallélisme',
    ]);
    expect(linesOf('plaquettes-arriere et parallélisme')).toEqual([rear, alignment]);
  });

  test.each(['filtre -12 €', 'filtre 250 000 €', '5000 filtres à 2 €'])('%s is refused', (words) => {
    expect(() => read(words)).toThrow(words);
  });
});

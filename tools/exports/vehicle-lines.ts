import { type ExportedVehicle, vehiclesAfter } from '#db/vehicle-export.ts';
import type { Language } from '#language/language.ts';
import type { PrepareContext } from '../tool.ts';
import { ownCells, ownColumns } from './own-columns.ts';

const batch = 1_000;

const headings: Record<Language, string[]> = {
  fr: ['Immatriculation', 'Modèle', 'VIN', 'Kilométrage', 'Client'],
  en: ['Plate', 'Model', 'VIN', 'Mileage', 'Customer'],
};

/** Every vehicle as cells, behind a line of headings: a thousand at a time are in memory. */
export async function* vehicleLines(ctx: Pick<PrepareContext, 'read' | 'language'>): AsyncGenerator<string[]> {
  const own = await ctx.read((db) => ownColumns(db, 'vehicle'));
  yield [...headings[ctx.language], ...own];
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const [rows, cells] = await ctx.read(async (db): Promise<[ExportedVehicle[], (id: string) => string[]]> => {
      const vehicles = await vehiclesAfter(db, from, batch);
      return [
        vehicles,
        await ownCells(
          db,
          vehicles.map(({ id }) => id),
          own,
        ),
      ];
    });
    for (const { id, plate, model, vin, mileage, contact } of rows) {
      yield [plate, model, vin ?? '', mileage === null ? '' : String(mileage), contact ?? '', ...cells(id)];
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < batch) return;
  }
}

import { ArrayType, type EntityData, type EntityName, JsonType } from '@mikro-orm/core';
import type { Db } from './db.ts';

/** For `insertRow`: a row that any constraint of its table refuses is not inserted. */
export const anyConstraint = '';

/**
 * Inserts one row by its entity; false when `unique`, columns of a unique index in SQL, has such a row already. The entity
 * manager's own insert throws then, which ends the transaction. A value may be `raw` SQL.
 */
export async function insertRow<Entity extends object>(
  db: Db,
  entity: EntityName<Entity>,
  row: EntityData<Entity>,
  unique?: string,
): Promise<boolean> {
  const { tableName, props } = db.getMetadata().get(entity);
  const given = props.flatMap(({ name, fieldNames, customType, nullable }) => {
    const value: unknown = Reflect.get(row, name);
    if (value === undefined) return [];
    const isJson = customType instanceof JsonType && !(value === null && nullable);
    if (isJson) return [{ column: fieldNames[0], value: JSON.stringify(value) }];
    // As a list it would become as many values.
    const isArray = customType instanceof ArrayType && Array.isArray(value);
    const plain = isArray ? customType.convertToDatabaseValue(value, db.getPlatform()) : value;
    return [{ column: fieldNames[0], value: plain }];
  });
  const rows = await db.execute<unknown[]>(
    `insert into ${tableName} (${given.map(({ column }) => column).join(', ')})
     values (${given.map(() => '?').join(', ')})
     ${unique === undefined ? '' : `on conflict ${unique} do nothing`}
     returning 1`,
    given.map(({ value }) => value),
  );
  return rows.length === 1;
}

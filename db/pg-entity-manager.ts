import { type EmExecuteOptions, EntityManager } from '@mikro-orm/postgresql';
import { pgTransactionOf } from './pg-transaction.ts';

type Query = Parameters<EntityManager['execute']>[0];
type How = 'all' | 'get' | 'run' | EmExecuteOptions;

/** Runs our own queries as prepared statements: MikroORM writes the values into the text, which is planned anew each time. */
export class PgEntityManager extends EntityManager {
  override async execute<T>(query: Query, values: object = [], how: How = 'all', logging?: object): Promise<T> {
    const transaction = pgTransactionOf(this);
    if (transaction === null || typeof query !== 'string' || !Array.isArray(values) || how !== 'all') {
      // It has one signature a kind of `how`, and this one stands for both.
      return super.execute(query, values, how as 'all', logging) as Promise<T>;
    }
    try {
      return (await transaction.rows(query, values)) as T; // The caller names the rows it asks for, as everywhere.
    } catch (error) {
      throw error instanceof Error ? this.getPlatform().getExceptionConverter().convertException(error) : error;
    }
  }
}

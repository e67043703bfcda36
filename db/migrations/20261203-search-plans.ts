import { Migration } from '@mikro-orm/migrations';

/**
 * A session plans the statements of a trigger once, perhaps while the tables of words are empty, and went on reading them from end to end
 * when they were long: a list of fifty thousand took as many seconds for its last lines as for all before. They are
 * only ever read by their keys. An embedded database never analyses by itself: who brings many rows in asks for it.
 */
export class SearchPlans extends Migration {
  override async up(): Promise<void> {
    for (const table of found) {
      for (const when of ['added', 'changed']) {
        this.addSql(`alter function search_${table}_${when}() set enable_seqscan = off`);
      }
    }
    this.addSql(`create or replace function analyse_contacts() returns void language plpgsql security definer set search_path = public, pg_temp as
  $$ begin analyze contact; analyze company; analyze vehicle; analyze search_term; analyze search_near; end $$`);
  }
}

const found = [
  ...['contact', 'company', 'vehicle', 'activity', 'note', 'task', 'deal'],
  ...['quote', 'quote_line', 'invoice', 'invoice_line', 'appointment'],
];

import { Migration } from '@mikro-orm/migrations';
import { forAllTenants } from './tenant-table.ts';

/** What an appointment occupies is called a bay and a technician: "place" is where a talk goes on, "person" nobody's name. */
export class BayAndTechnician extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table resource drop constraint resource_kind_check`);
    for (const statement of forAllTenants(['resource'], renames)) this.addSql(statement);
    this.addSql(`alter table resource add constraint resource_kind_check check (kind in ('bay', 'technician'))`);
  }
}

const renames = [`update resource set kind = case kind when 'place' then 'bay' else 'technician' end`];

import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Constructor } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as Lite, PgliteConnection } from '@mikro-orm/pglite';
import { EntityManager, MikroORM as Pg, PostgreSqlConnection } from '@mikro-orm/postgresql';
import { Activity } from './activity.ts';
import { Block } from './block.ts';
import { Company } from './company.ts';
import { Counter } from './counter.ts';
import { ContactImport, ImportChange, ImportRefusal } from './contact-import.ts';
import { Deal, DealStage } from './deal.ts';
import { Document } from './document.ts';
import { KeptFile, MessageFile } from './file.ts';
import { Invoice, InvoiceLine, Payment } from './invoice.ts';
import { Part, PartOrder, PartUse } from './part.ts';
import { Quote, QuoteLine } from './quote.ts';
import { Task } from './task.ts';
import { KeptContact } from './migrations/20261130-contact.ts';
import { VehicleDetails } from './migrations/20261130-vehicle.ts';
import { TaskTable } from './migrations/20261130-task.ts';
import { ActivityTable } from './migrations/20261130-activity.ts';
import { PartTables } from './migrations/20261130-part.ts';
import { QuoteTables } from './migrations/20261130-quote.ts';
import { InvoiceTables } from './migrations/20261130-invoice.ts';
import { DealTables } from './migrations/20261130-deal.ts';
import { BlockTable } from './migrations/20261130-block.ts';
import { ProposalOfAnything } from './migrations/20261130-proposal.ts';
import { ActivityWithEnd } from './migrations/20261201-activity.ts';
import { PreferenceTable } from './migrations/20261201-preference.ts';
import { LinkCodeTables } from './migrations/20261201-link-code.ts';
import { ChallengeTable } from './migrations/20261201-challenge.ts';
import { AuditHeadTable } from './migrations/20261202-audit.ts';
import { FactTables } from './migrations/20261202-fact.ts';
import { KeptFact } from './fact.ts';
import { OpenQuestion } from './open-question.ts';
import { BusinessTables } from './migrations/20261202-business.ts';
import { ProposalTables } from './migrations/20261202-proposal.ts';
import { FileTables } from './migrations/20261202-file.ts';
import { ContactImportTables } from './migrations/20261202-contact-import.ts';
import { SearchTables } from './migrations/20261202-search.ts';
import { StoppedImport } from './migrations/20261203-contact-import.ts';
import { SearchByKey } from './migrations/20261203-search.ts';
import { SearchPhoneTable } from './migrations/20261203-search-phone.ts';
import { LinkCodeAddress } from './migrations/20261203-link-code.ts';
import { Address } from './address.ts';
import { Appointment } from './appointment.ts';
import { StoredAsk } from './ask.ts';
import { Audit, AuditHead } from './audit.ts';
import { Challenge } from './challenge.ts';
import { ChannelAccount } from './channel-account.ts';
import { Consent } from './consent.ts';
import { Contact } from './contact.ts';
import { Conversation } from './conversation.ts';
import { CustomField } from './custom-field.ts';
import type { Place } from './db.ts';
import { FieldValue } from './field-value.ts';
import { Flag } from './flag.ts';
import { LinkAttempt } from './link-attempt.ts';
import { LinkCode } from './link-code.ts';
import { Member } from './member.ts';
import { Message } from './message.ts';
import { FirstSlice } from './migrations/0001-first-slice.ts';
import { VersionedAppointment } from './migrations/20261127-appointment.ts';
import { AskTable } from './migrations/20261127-ask.ts';
import { AuditProposer } from './migrations/20261127-audit.ts';
import { VersionedContact } from './migrations/20261127-contact.ts';
import { ConversationWithMember } from './migrations/20261127-conversation.ts';
import { ProposalTable } from './migrations/20261127-proposal.ts';
import { ReceiptOfJob } from './migrations/20261127-receipt.ts';
import { BayAndTechnician } from './migrations/20261127-resource.ts';
import { NoteTable } from './migrations/20261128-note.ts';
import { Note } from './note.ts';
import { AppointmentAlso } from './migrations/20261128-appointment-also.ts';
import { MessageOfTurn } from './migrations/20261128-message.ts';
import { FactsOfSite } from './migrations/20261128-site.ts';
import { PgEntityManager } from './pg-entity-manager.ts';
import type { PgPool } from './pg-transaction.ts';
import { ConfirmedAppointment } from './migrations/20261129-appointment.ts';
import { LearntNotes } from './migrations/20261129-note.ts';
import { OriginOfSuppression } from './migrations/20261129-suppression.ts';
import { Preference } from './preference.ts';
import { Proposal } from './proposal.ts';
import { Receipt } from './receipt.ts';
import { Resource } from './resource.ts';
import { SecondFactor } from './second-factor.ts';
import { Service } from './service.ts';
import { Site } from './site.ts';
import { StepUp } from './step-up.ts';
import { Suppression } from './suppression.ts';
import { Tenant } from './tenant.ts';
import { Turn } from './turn.ts';
import { Usage } from './usage.ts';
import { Vehicle } from './vehicle.ts';

export const entities = [
  Tenant,
  Site,
  Member,
  Contact,
  Address,
  Vehicle,
  Service,
  Resource,
  Appointment,
  ChannelAccount,
  Conversation,
  Message,
  Turn,
  Receipt,
  Suppression,
  Usage,
  Audit,
  AuditHead,
  KeptFact,
  OpenQuestion,
  StoredAsk,
  Proposal,
  Note,
  Company,
  Task,
  Activity,
  Part,
  PartUse,
  PartOrder,
  Counter,
  Quote,
  QuoteLine,
  Invoice,
  InvoiceLine,
  Payment,
  DealStage,
  Deal,
  Block,
  Preference,
  LinkCode,
  LinkAttempt,
  Challenge,
  CustomField,
  FieldValue,
  Flag,
  SecondFactor,
  StepUp,
  Consent,
  KeptFile,
  MessageFile,
  Document,
  ContactImport,
  ImportChange,
  ImportRefusal,
];

/** In the order in which they run; a name is for ever, because databases remember which ones they have seen. */
const migrationsList = [
  { name: '0001-first-slice', class: FirstSlice },
  { name: '20261127-resource', class: BayAndTechnician },
  { name: '20261127-appointment', class: VersionedAppointment },
  { name: '20261127-contact', class: VersionedContact },
  { name: '20261127-conversation', class: ConversationWithMember },
  { name: '20261127-ask', class: AskTable },
  { name: '20261127-proposal', class: ProposalTable },
  { name: '20261127-receipt', class: ReceiptOfJob },
  { name: '20261127-audit', class: AuditProposer },
  { name: '20261128-note', class: NoteTable },
  { name: '20261128-appointment-also', class: AppointmentAlso },
  { name: '20261128-site', class: FactsOfSite },
  { name: '20261128-message', class: MessageOfTurn },
  { name: '20261129-suppression', class: OriginOfSuppression },
  { name: '20261129-note', class: LearntNotes },
  { name: '20261129-appointment', class: ConfirmedAppointment },
  { name: '20261130-contact', class: KeptContact },
  { name: '20261130-vehicle', class: VehicleDetails },
  { name: '20261130-task', class: TaskTable },
  { name: '20261130-activity', class: ActivityTable },
  { name: '20261130-part', class: PartTables },
  { name: '20261130-quote', class: QuoteTables },
  { name: '20261130-invoice', class: InvoiceTables },
  { name: '20261130-deal', class: DealTables },
  { name: '20261130-block', class: BlockTable },
  { name: '20261130-proposal', class: ProposalOfAnything },
  { name: '20261201-preference', class: PreferenceTable },
  { name: '20261201-activity', class: ActivityWithEnd },
  { name: '20261201-link-code', class: LinkCodeTables },
  { name: '20261201-challenge', class: ChallengeTable },
  { name: '20261202-audit', class: AuditHeadTable },
  { name: '20261202-fact', class: FactTables },
  { name: '20261202-business', class: BusinessTables },
  { name: '20261202-file', class: FileTables },
  { name: '20261202-contact-import', class: ContactImportTables },
  { name: '20261202-search', class: SearchTables },
  { name: '20261202-proposal', class: ProposalTables },
  { name: '20261203-contact-import', class: StoppedImport },
  { name: '20261203-search', class: SearchByKey },
  { name: '20261203-search-phone', class: SearchPhoneTable },
  { name: '20261203-link-code', class: LinkCodeAddress },
];

const common = {
  entities,
  extensions: [Migrator],
  migrations: { migrationsList, snapshot: false },
  discovery: { checkDuplicateTableNames: true },
  // The migrator reports to the standard output, which belongs to `--json`; `migrate` says itself what it did.
  logger: () => {},
};

export type Orm = Awaited<ReturnType<typeof connect>>;

/** Connects; does not migrate. PGlite makes its database on the first query, which takes seconds when it is new. */
export async function connect(place: Place) {
  if (place.kind === 'postgres') {
    return Pg.init({
      ...common,
      clientUrl: place.url,
      pool: { min: 0, max: place.poolSize },
      entityManager: PgEntityManager as Constructor<EntityManager>, // Its rows are as its caller names them, like those of its base.
      driverOptions: { onPoolCreated: giveBackCutConnections, pipeline: true },
    });
  }
  return Lite.init({
    ...common,
    dbName: place.folder ?? 'memory://',
    // A function, because MikroORM copies an object deeply, and the copy of a Blob cannot be read.
    driverOptions: () => ({ extensions: { btree_gist, vector }, ...(place.dump ? { loadDataDir: place.dump } : {}) }),
  });
}

/** What we use of pg's pool and its connections. */
interface PoolLike {
  on(event: 'acquire' | 'connect', listener: (client: ClientLike) => void): unknown;
  on(event: 'release', listener: (error: unknown, client: ClientLike) => void): unknown;
}

interface ClientLike {
  once(event: 'end', listener: () => void): unknown;
  release(destroy: boolean): void;
}

/**
 * A connection that is cut inside a transaction is never given back by kysely, whose `release` is skipped when the rollback
 * fails too: after as many cuts as the pool has places, every query would wait for ever.
 */
function giveBackCutConnections(pool: PoolLike): void {
  const taken = new WeakSet<ClientLike>();
  pool.on('acquire', (client) => taken.add(client));
  pool.on('release', (_error, client) => taken.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      if (!taken.has(client)) return;
      client.release(true);
      // Whoever holds it gives it back as well, where its rollback failed: pg's pool throws for the second time.
      client.release = () => {};
    });
  });
}

/** The pool of connections to a server; null on PGlite. */
export async function nativePool(orm: Orm): Promise<PgPool | null> {
  const connection = orm.em.getConnection();
  return connection instanceof PostgreSqlConnection ? connection.getNativeClient() : null;
}

/** The PGlite instance under a connection, which the queue and the dump need; null on PostgreSQL. */
export async function nativePglite(orm: Orm) {
  const connection = orm.em.getConnection();
  return connection instanceof PgliteConnection ? connection.getNativeClient() : null;
}

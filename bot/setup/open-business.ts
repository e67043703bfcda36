import { storeOffer } from '#db/business.ts';
import { storeConsent } from '#db/consent.ts';
import type { Db } from '#db/db.ts';
import { Member } from '#db/member.ts';
import { dropPlaceholder, keepSetup, type OpenedTenant, openTenant } from '#db/setup.ts';
import type { TenantKey } from '#db/seal.ts';
import { fold } from '#language/normalise.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { RowWritten } from '#tools/tool.ts';
import type { BotContext } from '../context.ts';
import type { BusinessDraft } from './draft.ts';

/** Turns a draft that was agreed to into a business that can be booked, in one transaction with the consents it rests on. */
export async function openBusiness(
  { newId, now }: Pick<BotContext, 'newId' | 'now'>,
  db: Db,
  draft: BusinessDraft,
  who: { memberId: string; turnId: string; tenantId: string; channel: string; key: TenantKey },
): Promise<void> {
  const { name, trade, siret, address, hours, services, bays, technicians, owner, language } = draft;
  if (!name || !trade || !address || !hours || !services || !bays || !technicians || !owner) {
    throw new Error('A business cannot be opened before all of it was told.');
  }
  const phone = await dropPlaceholder(db);
  const site = { name, address, phone, hours, closures: [], facts: [] };
  const offer = { site, bays, technicians, services, deals: 'garage' as const };
  const offered = await storeOffer(db, offer, { newId, at: now() });
  const slug = `${fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 30)}-${who.tenantId.slice(-6)}`;
  const opened: OpenedTenant = { slug, name, trade, language, siret: siret || null };
  await openTenant(db, opened);
  await db.nativeUpdate(Member, { id: who.memberId }, { name: owner });
  for (const consent of draft.consents) await storeConsent(db, { ...consent, id: newId(), memberId: who.memberId });
  await keepSetup(db, null);
  const made = (table: string, id: string): RowWritten => ({ table, op: 'insert', id, values: {} });
  const actor = { kind: 'member', memberId: who.memberId, role: 'OWNER' } as const;
  await auditRows(db, { ...who, newId, actor, action: 'open_business' }, [
    { table: 'tenant', op: 'update', id: who.tenantId, values: { name, trade, services: services.length } },
    made('site', offered.siteId),
    ...[...offered.serviceIds.values()].map((id) => made('service', id)),
    ...[...offered.bayIds, ...offered.technicianIds].map((id) => made('resource', id)),
  ]);
}

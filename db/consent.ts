import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** What a business was asked to agree to when it was set up, each by itself, and what was answered in which words. */
export const Consent = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    ...tenantColumns,
    memberId: p.uuid(),
    kind: p.text(),
    isGiven: p.boolean(),
    words: p.text(),
    messageId: p.uuid().nullable(),
  },
});

export type NewConsent = Pick<
  InferEntity<typeof Consent>,
  'id' | 'memberId' | 'kind' | 'isGiven' | 'words' | 'messageId'
>;

export async function storeConsent(db: Db, consent: NewConsent): Promise<void> {
  await insertRow(db, Consent, consent);
}

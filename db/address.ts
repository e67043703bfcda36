import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';

/** A person on a channel. The value (a phone number, a user id) is sealed; `valueIndex` finds it again. */
export const Address = defineEntity({
  name: 'Address',
  tableName: 'address',
  properties: {
    ...tenantColumns,
    channel: p.text(),
    valueSealed: p.text(),
    valueIndex: p.text(),
    contactId: p.uuid().nullable(),
    memberId: p.uuid().nullable(),
  },
});

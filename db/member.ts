import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';

export const Member = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    ...tenantColumns,
    name: p.text(),
    role: p.enum(['OWNER', 'MANAGER', 'USER'] as const),
  },
});

export type MemberRole = InferEntity<typeof Member>['role'];

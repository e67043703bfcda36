import { z } from 'zod';
import type { Ask, RowWritten } from './tool.ts';

/** An ask as it is kept in a JSON column: on the receipt that made it, and on the conversation that waits for the answer. */
export const askJson: z.ZodType<Ask> = z.object({
  kind: z.enum(['choose', 'confirm']),
  options: z.array(
    z.object({
      label: z.string(),
      startsAt: z.string().exactOptional(),
      tool: z.string(),
      input: z.record(z.string(), z.unknown()),
    }),
  ),
  until: z.string(),
});

/** The rows on a receipt. */
export const rowsJson: z.ZodType<RowWritten[]> = z.array(
  z.object({
    table: z.string(),
    op: z.enum(['insert', 'update', 'delete']),
    id: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
);

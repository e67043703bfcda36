import { z } from 'zod';
import { refShape } from '../ref.ts';

/** What was written down, and of whom. */
export const activityShape = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['note', 'call', 'visit', 'finding']),
});

export const aboutShape = { contact: refShape.nullable(), vehicle: refShape.nullable() };

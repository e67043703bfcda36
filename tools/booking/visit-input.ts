import { z } from 'zod';

export const alsoInput = z
  .array(z.string())
  .min(1)
  .max(3)
  .optional()
  .describe('The codes of further services of the same visit, when there are several.');

export const technicianInput = z
  .string()
  .optional()
  .describe('The name of the technician whom the person asks for; leave it out when they name none.');

import { z } from 'zod';
import { catalogue } from '#db/service.ts';
import { defineTool } from '../tool.ts';
import { sayServices, servicesOutput } from './find-services.say.ts';
import { matchServices } from './match-service.ts';
import { sayingOf } from './own-appointment.ts';
import { describeService } from './shapes.ts';

export const findServices = defineTool({
  name: 'find_services',
  description:
    'Finds services of the business with their price (VAT included) and duration. Use it for every question about prices or about ' +
    'what is offered: no other price exists. With `matched: false` nothing fitted the words and the whole catalogue is returned.',
  effect: 'read',
  roles: { CUSTOMER: 'runs', USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    query: z
      .string()
      .optional()
      .describe(
        'The service in the words of the person, for example "plaquettes avant". Leave it out for the whole catalogue.',
      ),
  }),
  output: servicesOutput,
  async run(ctx, { query }) {
    const services = await catalogue(ctx.db);
    const found = matchServices(query ?? '', services);
    const shown = found.length > 0 ? found : services;
    const described = shown.map((service) => describeService(service, sayingOf(ctx)));
    return { output: { matched: found.length > 0, services: described } };
  },
  say: sayServices,
  deeds: () => [],
});

import { z } from 'zod';
import { wantMember } from '#db/conversation.ts';
import { conversationIn } from '../subject.ts';
import { defineTool } from '../tool.ts';
import { deskHours } from './desk-hours.ts';
import { requestOutput, sayRequest } from './request-member.say.ts';

export const requestMember = defineTool({
  name: 'request_member',
  description:
    'Asks a member of the team to take over this conversation. Use it when the person wants a human, is upset, or needs what no tool can ' +
    'do. Say that somebody will answer here, when the business is open, and give `phoneLabel` for what is urgent.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({ reason: z.string().describe('What it is about, in one short sentence for the team.') }),
  output: requestOutput,
  async run(ctx) {
    const id = conversationIn(ctx);
    await wantMember(ctx.db, id);
    // The reason stays on the receipt: the audit is never erased, and people write about themselves.
    ctx.wrote({ table: 'conversation', op: 'update', id, values: { memberWanted: true } });
    return { output: { outcome: 'requested', ...(await deskHours(ctx)) } };
  },
  say: sayRequest,
  deeds: () => ['passed_on', 'noted'],
});

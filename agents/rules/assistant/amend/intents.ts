import { defineIntent } from '../../dialogue/intent.ts';
import type { MemberReading } from '../reading.ts';
import { namedDeal } from '../deals.ts';
import { paperInput } from '../papers.ts';
import { readCents } from '../read/terms.ts';
import { given } from '../tasks.ts';

/** Its slots are filled by what was done before, never by a message alone. */
const known = { read: () => null, ask: null };

export const changeNoteIntent = defineIntent<MemberReading>({
  name: 'change_note',
  slots: { activity: known, words: known },
  tool: 'change_note',
  input: ({ activity, words }) => given({ activity, words }),
});

export const changeBlockIntent = defineIntent<MemberReading>({
  name: 'change_block',
  slots: { block: known, when: known },
  tool: 'block_time',
  input: ({ block, when }) => given({ block, when }),
});

export const correctPartIntent = defineIntent<MemberReading>({
  name: 'correct_part',
  slots: { part: known, quantity: known },
  tool: 'use_part',
  input: ({ part, quantity }) => ({ parts: [{ part, quantity: Number(quantity) }] }),
});

export const renameContactIntent = defineIntent<MemberReading>({
  name: 'rename_contact',
  slots: { who: known, firstName: known, lastName: known },
  tool: 'update_contact',
  input: ({ who, firstName, lastName }) => given({ who, firstName, lastName }),
});

export const changeTaskContactIntent = defineIntent<MemberReading>({
  name: 'change_task_contact',
  slots: { task: known, contact: known },
  tool: 'change_task',
  input: ({ task, contact }) => given({ task, contact }),
});

export const reopenDealIntent = defineIntent<MemberReading>({
  name: 'reopen_deal',
  slots: { deal: known },
  tool: 'change_deal',
  input: ({ deal }) => ({ ...given({ deal }), status: 'open' }),
});

export const resumeJobIntent = defineIntent<MemberReading>({
  name: 'resume_job',
  slots: { vehicle: known },
  tool: 'set_job',
  input: ({ vehicle }) => ({ ...given({ vehicle }), state: 'not_finished' }),
});

export const dealAmountIntent = defineIntent<MemberReading>({
  name: 'deal_amount',
  slots: {
    deal: { read: (reading) => namedDeal(reading), ask: null, recent: ['deal'] },
    amount: { read: ({ source }) => readCents(source)?.toString() ?? null, ask: null },
  },
  tool: 'change_deal',
  input: ({ deal, amount }) => ({ ...given({ deal }), amountCents: Number(amount) }),
});

export const repriceIntent = defineIntent<MemberReading>({
  name: 'reprice',
  slots: { paper: known, line: known, quantity: known, cents: known },
  tool: 'change_quote',
  otherTool: 'change_invoice',
  isOther: ({ paper }) => paper?.startsWith('invoice ') === true,
  input: ({ paper = '', line = '', quantity = '1', cents }) => ({
    ...paperInput({ paper }),
    remove: line,
    add: `${quantity === '1' ? '' : `${quantity} x `}${line} à ${(Number(cents) / 100).toFixed(2).replace('.', ',')} €`,
  }),
});

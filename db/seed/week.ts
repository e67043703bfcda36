import { Conversation } from '../conversation.ts';
import type { Db } from '../db.ts';
import { Message } from '../message.ts';
import { Receipt } from '../receipt.ts';
import { Turn } from '../turn.ts';
import type { PastTalk } from './business.ts';
import { at, type Day } from './calendar.ts';
import { seededRandom } from './chance.ts';
import type { Person } from './people.ts';

interface Week {
  /** The days before today, oldest first. */
  week: readonly Day[];
  now: Date;
  newId: () => string;
  accountId: string;
  /** The first is the one whom one plays: of that talk nothing is told before it begins. */
  contacts: readonly (Person & { id: string })[];
}

/** A business gets as many messages an hour while it is open, give or take. */
const messagesAnHour = 4.5;
/** Those who wrote; the others are left to write for the first time. */
const mostWriters = 22;

/** Stores the talks of the days before today, as many as the hours of opening, so that its chart has bars. Always the same ones. */
export async function insertWeek(db: Db, talks: readonly PastTalk[], week: Week): Promise<void> {
  const random = seededRandom(11);
  const writers = await writersOf(db, week);
  const said = week.week.flatMap((day) => timesOf(day, random).map((time) => ({ time, draw: random() })));
  if (writers.length === 0 || talks.length === 0 || said.length === 0) return;
  const rows = said.map(({ time, draw }, index) => {
    const writer = writers[index % writers.length]!; // There is one at least.
    return rowsOf(talks[Math.floor(draw * talks.length)]!, { ...week, writer, time, draw }); // As there is of these.
  });
  await db.insertMany(
    Conversation,
    writers.slice(0, rows.length).map(({ contactId, addressId, conversationId }, index) => {
      const first = said[index]!.time; // Writer after writer takes a turn.
      return {
        ...{ id: conversationId, channelAccountId: week.accountId, addressId, contactId },
        ...{ language: 'fr' as const, disclosedAt: first, createdAt: first, updatedAt: first },
      };
    }),
  );
  await db.insertMany(
    Turn,
    rows.map(({ turn }) => turn),
  );
  await db.insertMany(
    Receipt,
    rows.flatMap(({ receipts }) => receipts),
  );
  await db.insertMany(
    Message,
    rows.flatMap(({ messages }) => messages),
  );
}

interface Writer {
  contactId: string;
  addressId: string;
  conversationId: string;
}

async function writersOf(db: Db, { contacts, newId }: Week): Promise<Writer[]> {
  const writing = contacts.filter(({ language }) => language === 'fr').slice(1, 1 + mostWriters);
  const rows = await db.execute<Omit<Writer, 'conversationId'>[]>(
    `select id as "addressId", contact_id as "contactId" from address where channel = 'sms' and contact_id in (?)`,
    [writing.map(({ id }) => id)],
  );
  return rows.map((row) => ({ ...row, conversationId: newId() }));
}

/** At what times of a day somebody wrote, in order. */
function timesOf(day: Day, random: () => number): Date[] {
  const minutes = day.open.reduce((sum, { from, to }) => sum + to - from, 0);
  const count = Math.round((minutes / 60) * messagesAnHour * (0.85 + 0.3 * random()));
  const [first, last] = [day.open[0]?.from ?? 0, day.open.at(-1)?.to ?? 0];
  const times = Array.from({ length: count }, () => first + random() * (last - first));
  return times.toSorted((one, other) => one - other).map((time) => at(day, time));
}

function rowsOf(
  { said, answered, tool = 'ask_business' }: PastTalk,
  { newId, writer, time, draw }: Week & { writer: Writer; time: Date; draw: number },
) {
  const { conversationId, contactId } = writer;
  const [id, ms] = [newId(), Math.round(350 + draw * 500)];
  const answeredAt = new Date(time.getTime() + ms);
  const atFirst = { createdAt: time, updatedAt: time };
  const atLast = { createdAt: answeredAt, updatedAt: answeredAt };
  const turn = { id, conversationId, status: 'done' as const, language: 'fr' as const, trace: [], ms: { agent: ms } };
  const message = (key: string) => ({
    ...{
      id: newId(),
      conversationId,
      turnId: id,
      kind: 'text' as const,
      choices: [],
      detail: null,
      dedupeKey: `${key}:${id}`,
    },
  });
  const heard = {
    ...{ ...message('in'), direction: 'in' as const, text: said, status: 'received' as const },
    ...{ author: 'contact' as const, authorId: contactId, ...atFirst },
  };
  const end = { finishedAt: answeredAt, ...atFirst };
  if (answered === null)
    return { turn: { ...turn, lane: 'takeover' as const, ...end }, receipts: [], messages: [heard] };
  const proof = { input: {}, ok: true, output: { outcome: 'found' }, ask: null, rows: [], deeds: [], closes: [] };
  const call = { turnId: id, conversationId, callKey: 'seed', callId: 'seed', tool, effect: 'read', ms };
  const sent = {
    ...{ ...message('turn'), direction: 'out' as const, text: answered, status: 'delivered' as const },
    ...{ author: 'agent' as const, authorId: null, segments: 1, ...atLast },
  };
  return {
    turn: { ...turn, lane: 'agent' as const, agent: 'reception', model: 'rules', ...end },
    receipts: [{ id: newId(), ...call, ...proof, ...atLast }],
    messages: [heard, sent],
  };
}

import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { type ListOrder, type Listed, type ListPage, pageSql } from './page.ts';

/** A question that nobody here could answer, in the words of whoever asked it. */
export const OpenQuestion = defineEntity({
  name: 'OpenQuestion',
  tableName: 'open_question',
  properties: {
    ...tenantColumns,
    words: p.text(),
    /** The same question in one spelling. */
    wordsKey: p.text(),
    language: p.enum(['fr', 'en'] as const),
    contactId: p.uuid().nullable(),
    memberId: p.uuid().nullable(),
    conversationId: p.uuid().nullable(),
    /** How often it was asked. */
    asked: p.integer().default(1),
    askedAt: p.datetime().defaultRaw('app_now()'),
    status: p.enum(['open', 'answered', 'dropped'] as const).default('open'),
    /** What answers it now. */
    factId: p.uuid().nullable(),
    version: p.integer().default(1),
  },
});

/** Keeps a question that was not answered, once however often it is asked. By `open_question_once`. */
export async function keepQuestion(
  db: Db,
  question: {
    id: string;
    words: string;
    wordsKey: string;
    language: 'fr' | 'en';
    contactId: string | null;
    memberId: string | null;
    conversationId: string | null;
  },
): Promise<{ id: string; isNew: boolean }> {
  const { id, words, wordsKey, language, contactId, memberId, conversationId } = question;
  const [row] = await db.execute<{ id: string; asked: number }[]>(
    `insert into open_question (id, words, words_key, language, contact_id, member_id, conversation_id)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (tenant_id, words_key) where status = 'open' and deleted_at is null do update
     set asked = open_question.asked + 1, asked_at = app_now()
     returning id, asked`,
    [id, words, wordsKey, language, contactId, memberId, conversationId],
  );
  if (!row) throw new Error('The question was not kept.');
  return { id: row.id, isNew: row.asked === 1 };
}

export interface AskedQuestion extends Listed {
  id: string;
  version: number;
  words: string;
  language: 'fr' | 'en';
  asked: number;
  askedAt: Date;
  /** Whoever asked it first, as they are called now; a customer or a colleague. */
  by: string | null;
  isOfCustomer: boolean;
  contactId: string | null;
  memberId: string | null;
}

export const questionOrder: ListOrder = {
  keys: [
    { sql: 'open_question.asked_at', type: 'timestamptz' },
    { sql: 'open_question.id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

/** The questions that wait for an answer, the latest first. By `open_question_open`. */
export async function openQuestions(db: Db, page: ListPage): Promise<AskedQuestion[]> {
  const { place, beyond, values, end } = pageSql(questionOrder, page);
  const rows = await db.execute<AskedQuestion[]>(
    `select open_question.id, open_question.version, words, open_question.language, asked, asked_at as "askedAt",
       coalesce(nullif(concat_ws(' ', contact.first_name, contact.last_name), ''), member.name) as by,
       open_question.member_id is null as "isOfCustomer", open_question.contact_id as "contactId",
       open_question.member_id as "memberId", ${place}
     from open_question
     left join contact on contact.tenant_id = open_question.tenant_id and contact.id = open_question.contact_id
     left join member on member.tenant_id = open_question.tenant_id and member.id = open_question.member_id
     where open_question.status = 'open' and open_question.deleted_at is null and ${beyond}
     ${end}`,
    [...values],
  );
  return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt) }));
}

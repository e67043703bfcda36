import { z } from 'zod';
import { type AskedQuestion, openQuestions, questionOrder } from '#db/open-question.ts';
import { dayLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext } from '../tool.ts';

/** A question as it waits for an answer. */
export const questionShape = z.object({
  id: z.string(),
  label: z.string(),
  by: z.string().nullable(),
  isOfCustomer: z.boolean(),
  on: z.string(),
  asked: z.number(),
});

export function describeQuestion(
  { id, words, by, isOfCustomer, askedAt, asked }: AskedQuestion,
  { tenant }: Pick<ToolContext, 'tenant'>,
): z.infer<typeof questionShape> {
  return { id, label: words, by, isOfCustomer, on: toLocal(askedAt, tenant.zone).date, asked };
}

export const listQuestions = defineTool({
  name: 'list_questions',
  description:
    'Lists the questions of customers and colleagues that nobody could answer, the latest first: "quelles questions sont restées sans ' +
    'réponse ?". answer_question answers one once for all. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ ...listInput }),
  output: z.object({ ...listShape, questions: z.array(questionShape) }),
  async run(ctx, { after }) {
    const { offset, page } = pageAt(after, questionOrder);
    const { items, next } = firstPage(await openQuestions(ctx.db, page), offset);
    return { output: { offset, next, questions: items.map((question) => describeQuestion(question, ctx)) } };
  },
  say({ questions, offset, next }, { language }) {
    if (questions.length === 0) {
      return offset > 0
        ? inWords(language, { fr: "C'est tout.", en: 'That is all.' })
        : inWords(language, { fr: 'Aucune question sans réponse.', en: 'No question without an answer.' });
    }
    const lines = questions.map(({ label, by, isOfCustomer, on, asked }, at) => {
      const who = by ?? (isOfCustomer ? inWords(language, { fr: 'un client', en: 'a customer' }) : null);
      const times = asked > 1 ? inWords(language, { fr: `${asked} fois`, en: `${asked} times` }) : null;
      return `${offset + at + 1}. "${label}" (${[who, dayLabel(on, language), times].filter(Boolean).join(', ')})`;
    });
    const how = inWords(language, {
      fr: 'Pour répondre : "réponse à la 1 : …".',
      en: 'To answer: "answer to 1: …".',
    });
    return [...lines, ...sayMore({ next }, language), how].join('\n');
  },
  deeds: () => [],
});

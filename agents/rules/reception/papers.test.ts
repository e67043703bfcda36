import { describe, expect, test } from 'vitest';
import type { PastCall } from '../read-prompt.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { paperAnswer } from './papers.ts';
import type { CustomerSituation } from './skill.ts';

const tools = new Set(['my_quotes', 'accept_quote', 'refuse_quote', 'my_invoices', 'leave_note', 'request_member']);

function situation(calls: PastCall[] = [], has = tools): CustomerSituation {
  const { context } = garageDesk('fr');
  return {
    context,
    past: [],
    current: { heard: '', said: '', calls },
    now: new Date('2026-11-23T08:00:00Z'),
    tools: has,
  } as CustomerSituation;
}

const answered = (tool: string, output: unknown): PastCall => ({ tool, input: {}, ok: true, output });

describe('a quote is answered by its customer', () => {
  test.each([
    ['accept_quote', "J'accepte le devis"],
    ['accept_quote', 'ok bonjour, bon pour accord merci'],
    ['accept_quote', 'I accept the quote, thanks'],
    ['refuse_quote', 'je refuse le devis'],
    ['refuse_quote', 'no thanks, I decline'],
  ])('with %s in plain words: %s', (tool, words) => {
    expect(paperAnswer(situation(), { intent: tool, words })).toEqual({
      step: { kind: 'call', tool, input: {} },
      whole: true,
    });
  });

  test.each([
    ['accept_quote', "j'accepte le devis mais sans les essuie-glaces"],
    ['accept_quote', 'ok pour le devis si c’est fini vendredi'],
    ['accept_quote', "j'accepte le devis pour la distribution, quand pouvez-vous la faire ?"],
    ['accept_quote', 'go ahead with the pads only'],
    ['refuse_quote', 'non à ce prix, sauf si vous trouvez une boîte d’occasion'],
    ['refuse_quote', 'no to the quote, and cancel my appointment too'],
  ])('by the team, where more is said (%s): %s', (intent, words) => {
    expect(paperAnswer(situation(), { intent, words })).toBeNull();
  });
});

describe('what a paper says', () => {
  const waiting = {
    intent: 'quote_status',
    words: 'vous avez reçu mon devis ?',
  };

  test('is looked up, and of who has none nothing is said: the team reads it', () => {
    expect(paperAnswer(situation(), waiting)?.step).toEqual({ kind: 'call', tool: 'my_quotes', input: {} });
    expect(paperAnswer(situation([answered('my_quotes', { quotes: [] })]), waiting)).toBeNull();
  });

  test('answers how much is owed, and not what an invoice should have been', () => {
    const owed = { invoices: [], owedCents: 0, howToPay: null };
    const ask = (words: string) => paperAnswer(situation(), { intent: 'invoice_question', words });
    expect(ask('combien je vous dois ?')?.whole).toBe(true);
    expect(ask('what do I still owe you')?.whole).toBe(true);
    expect(ask('pourquoi 310 € alors que vous aviez dit 250 ?')?.whole).toBe(false);
    expect(
      paperAnswer(situation([answered('my_invoices', owed)]), { intent: 'invoice_question', words: 'combien je dois' }),
    ).toBeNull();
  });

  test('is none without its tool', () => {
    expect(paperAnswer(situation([], new Set()), waiting)).toBeNull();
  });
});

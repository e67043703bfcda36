import { z } from 'zod';
import type { RowValues } from '#db/change.ts';
import { dealById, type KnownDeal, type Requirement, stagesOf, type StageRow } from '#db/deal.ts';
import { money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { changeRecord } from '../rows.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { dealLine, dealShape, describeDeal } from './deal-view.ts';
import { meantDeal } from './meant-deal.ts';
import { meantStage } from './meant-stage.ts';
import { tellDealOwner } from './tell-owner.ts';

const requirementNames = z.enum(['amount', 'customer', 'quote', 'quote_sent', 'quote_accepted']);

const output = z.object({
  outcome: z.enum(['moved', 'won', 'lost', 'reopened', 'changed', 'already', 'lacks', 'unknown_stage', 'need_reason']),
  deal: dealShape,
  /** What the stage asks for and the deal has not. */
  lacks: z.array(requirementNames),
  stages: z.array(z.string()),
});
type Output = z.infer<typeof output>;
type Result = ToolResult<Output>;

const input = z.object({
  deal: z.string().describe('Which deal: words of its title, or an id.'),
  stage: z.string().optional().describe('The stage it moves to, as they called it, or "next".'),
  status: z.enum(['won', 'lost', 'open']).optional().describe('Won, lost, or open again.'),
  reason: z.string().optional().describe('Why it was lost, in their words.'),
  amountCents: z.number().int().min(0).max(100_000_000_00).optional().describe('Its new amount, in cents.'),
});
type Words = z.infer<typeof input>;

export const changeDeal = defineTool({
  name: 'change_deal',
  description:
    'Moves a deal to another stage, wins, loses or reopens it, or corrects its amount. With "lacks" the stage asks for what the deal has not ' +
    '(`lacks`): say it. With "need_reason" ask why it was lost.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const wanted = await wantedChange(ctx, words);
    if (!('columns' in wanted)) return wanted;
    const { deal, stages, columns, outcome } = wanted;
    await changeRecord(ctx, 'deal', deal, { change: columns, shown: { title: deal.title } });
    const after = (await dealById(ctx.db, deal.id)) ?? deal;
    if (after.ownerId !== deal.ownerId) await tellDealOwner(ctx, after, stages);
    return answer(ctx, after, { outcome, stages });
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const wanted = await wantedChange(ctx, words);
    if (!('columns' in wanted)) return wanted;
    const { id, version, title } = wanted.deal;
    const to = (language: Language) =>
      (words.status && statusWords[words.status][language]) ?? words.stage ?? money(words.amountCents ?? 0, language);
    return {
      record: { table: 'deal', id, version },
      summary: { fr: `passer l'affaire "${title}" à "${to('fr')}"`, en: `set the deal "${title}" to "${to('en')}"` },
      input: { ...words, deal: id },
    };
  },
  say: sayChange,
  deeds: ({ outcome }) => (['moved', 'won', 'lost', 'reopened', 'changed'].includes(outcome) ? ['noted', 'moved'] : []),
});

const statusWords: Record<'won' | 'lost' | 'open', Record<Language, string>> = {
  won: { fr: 'gagnée', en: 'won' },
  lost: { fr: 'perdue', en: 'lost' },
  open: { fr: 'en cours', en: 'open' },
};

interface Wanted {
  deal: KnownDeal;
  stages: readonly StageRow[];
  columns: RowValues;
  outcome: Output['outcome'];
}

const isNext = /^(?:next|suivante?|l'étape suivante)$/i;

/** What changes of the deal that is meant; otherwise what is asked, or why nothing does. */
async function wantedChange(ctx: ToolContext, words: Words): Promise<Wanted | Result> {
  const meant = await meantDeal(ctx, words.deal);
  if ('which' in meant) return meant;
  const stages = await stagesOf(ctx.db);
  const step = stepOf(meant.one, words, stages, ctx.now());
  if ('refused' in step) return answer(ctx, meant.one, { outcome: step.refused, stages, lacks: step.lacks });
  if (Object.keys(step.columns).length === 0) return answer(ctx, meant.one, { outcome: 'already', stages });
  return { deal: meant.one, stages, ...step };
}

function answer(
  ctx: ToolContext,
  deal: KnownDeal,
  { outcome, stages, lacks = [] }: { outcome: Output['outcome']; stages: readonly StageRow[]; lacks?: Requirement[] },
): Result {
  const names = stages.map((each) => stageName(each, ctx.language));
  return { output: { outcome, deal: describeDeal(ctx, deal, stages), lacks, stages: names }, closes: ['which'] };
}

type Step = { columns: RowValues; outcome: Output['outcome'] } | { refused: Output['outcome']; lacks: Requirement[] };

function stepOf(
  deal: KnownDeal,
  { stage: words, status, reason, amountCents }: Words,
  stages: readonly StageRow[],
  now: Date,
): Step {
  const columns: RowValues = {};
  if (amountCents !== undefined && amountCents !== deal.amountCents) columns['amount_cents'] = amountCents;
  if (status === 'open' && !words) {
    const isClosed = deal.status !== 'open';
    if (isClosed) Object.assign(columns, { status: 'open', closed_at: null, reason: null });
    return { columns, outcome: isClosed ? 'reopened' : 'changed' };
  }
  if (status === 'won' || status === 'lost') {
    const why = reason?.trim() ?? '';
    if (status === 'lost' && why === '') return { refused: 'need_reason', lacks: [] };
    const isSo = deal.status === status && (status === 'won' || why === deal.reason);
    if (!isSo)
      Object.assign(columns, { status, closed_at: now.toISOString(), reason: status === 'lost' ? capital(why) : null });
    return { columns, outcome: status };
  }
  if (!words) return { columns, outcome: 'changed' };
  const stage = isNext.test(words.trim()) ? stageAfter(deal, stages) : meantStage(words, stages);
  if (!stage) return { refused: 'unknown_stage', lacks: [] };
  // What is said in the same breath counts.
  const told = { ...deal, amountCents: amountCents ?? deal.amountCents };
  const lacks = stage.requires.filter((requirement) => !has(told, requirement));
  if (lacks.length > 0) return { refused: 'lacks', lacks };
  if (stage.code !== deal.stage || deal.status !== 'open') {
    Object.assign(columns, {
      stage: stage.code,
      stage_at: now.toISOString(),
      status: 'open',
      closed_at: null,
      reason: null,
    });
    if (stage.ownerId) columns['owner_id'] = stage.ownerId;
  }
  return { columns, outcome: 'moved' };
}

function stageAfter({ stage }: KnownDeal, stages: readonly StageRow[]): StageRow | null {
  return stages[stages.findIndex(({ code }) => code === stage) + 1] ?? null;
}

function has(deal: KnownDeal, requirement: Requirement): boolean {
  switch (requirement) {
    case 'amount':
      return deal.amountCents !== null;
    case 'customer':
      return (deal.contactId ?? deal.companyId) !== null;
    case 'quote':
      return deal.quoteId !== null;
    case 'quote_sent':
      return deal.quoteStatus === 'sent' || deal.quoteStatus === 'accepted';
    case 'quote_accepted':
      return deal.quoteStatus === 'accepted';
  }
}

function stageName({ nameFr, nameEn }: StageRow, language: 'fr' | 'en'): string {
  return language === 'fr' ? nameFr : nameEn;
}

const lackWords: Record<Requirement, Record<'fr' | 'en', string>> = {
  amount: { fr: 'un montant', en: 'an amount' },
  customer: { fr: 'un client', en: 'a customer' },
  quote: { fr: 'un devis', en: 'a quote' },
  quote_sent: { fr: 'un devis envoyé', en: 'a quote that was sent' },
  quote_accepted: { fr: 'un devis accepté', en: 'a quote that was accepted' },
};

function sayChange({ outcome, deal, lacks, stages }: Output, { language }: Speaking): string {
  const line = dealLine(deal, language);
  switch (outcome) {
    case 'moved':
    case 'changed':
      return inWords(language, { fr: `C'est fait : ${line}.`, en: `Done: ${line}.` });
    case 'won':
      return inWords(language, { fr: `Gagnée : ${line}.`, en: `Won: ${line}.` });
    case 'lost':
      return inWords(language, { fr: `Perdue : ${line} (${deal.reason}).`, en: `Lost: ${line} (${deal.reason}).` });
    case 'reopened':
      return inWords(language, { fr: `Remise en cours : ${line}.`, en: `Open again: ${line}.` });
    case 'already':
      return inWords(language, { fr: `C'était déjà le cas : ${line}.`, en: `It was so already: ${line}.` });
    case 'need_reason':
      return inWords(language, {
        fr: `Perdue pour quelle raison (${deal.label}) ?`,
        en: `Why was it lost (${deal.label})?`,
      });
    case 'unknown_stage':
      return inWords(language, {
        fr: `Quelle étape : ${stages.join(', ')} ?`,
        en: `Which stage: ${stages.join(', ')}?`,
      });
    case 'lacks': {
      const what = lacks.map((each) => lackWords[each][language]).join(', ');
      return inWords(language, {
        fr: `Je ne la fais pas avancer : il manque ${what} (${deal.label}).`,
        en: `I am not moving it: it lacks ${what} (${deal.label}).`,
      });
    }
  }
}

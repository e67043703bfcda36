import { z } from 'zod';
import type { KnownDeal, StageRow } from '#db/deal.ts';
import { dayLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { refShape } from '../ref.ts';
import type { ToolContext } from '../tool.ts';

/** A deal as the team is told of it. */
export const dealShape = refShape.extend({
  status: z.enum(['open', 'won', 'lost']),
  stage: z.string(),
  stageName: z.string(),
  amountCents: z.number().nullable(),
  owner: z.string().nullable(),
  reason: z.string().nullable(),
  /** Since when it stands where it stands. */
  since: z.string(),
  sinceOn: z.string(),
});

export type DealView = z.infer<typeof dealShape>;

export function describeDeal(
  { language, tenant }: Pick<ToolContext, 'language' | 'tenant'>,
  deal: KnownDeal,
  stages: readonly StageRow[],
): DealView {
  const { id, title, status, stage, amountCents, owner, reason } = deal;
  const row = stages.find(({ code }) => code === stage);
  const sinceOn = toLocal(deal.stageAt, tenant.zone).date;
  const stageName = (language === 'fr' ? row?.nameFr : row?.nameEn) ?? stage;
  return {
    id,
    label: title,
    status,
    stage,
    stageName,
    amountCents,
    owner,
    reason,
    sinceOn,
    since: dayLabel(sinceOn, language),
  };
}

/** `Flotte Fleurs Abgrall, 4 500 €, devis envoyé`. */
export function dealLine({ label, amountCents, stageName, status, owner }: DealView, language: Language): string {
  const amount = amountCents === null ? null : money(amountCents, language);
  return [label, amount, status === 'open' ? stageName.toLowerCase() : null, owner].filter(Boolean).join(', ');
}

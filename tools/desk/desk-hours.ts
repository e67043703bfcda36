import { mainSite } from '#db/site.ts';
import { speakPhone } from '#language/phone.ts';
import { toLocal } from '#language/zone.ts';
import { isOpenAt, openingOn, openingRule } from '../booking/opening.ts';
import type { ToolContext } from '../tool.ts';

/** Whether anybody is at the desk now, and its phone: in E.164, and as one says it. */
export async function deskHours(ctx: ToolContext): Promise<{ phone: string; phoneLabel: string; openNow: boolean }> {
  const site = await mainSite(ctx.db);
  const { date, time } = toLocal(ctx.now(), ctx.tenant.zone);
  const openNow = isOpenAt(openingOn(openingRule(site), date), time);
  return { phone: site.phone, phoneLabel: speakPhone(site.phone), openNow };
}

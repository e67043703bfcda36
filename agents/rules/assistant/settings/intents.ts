import type { Intent } from '../../dialogue/intent.ts';
import type { MemberReading } from '../reading.ts';
import { addBayIntent, endBlockIntent, listBaysIntent, removeBayIntent, renameBayIntent } from './bays.ts';
import {
  addFieldIntent,
  listFieldsIntent,
  removeFieldIntent,
  renameFieldIntent,
  setFieldIntent,
  showFieldIntent,
} from './fields.ts';
import { closeDayIntent, openDaysIntent, setHoursIntent } from './opening.ts';
import { changeSiteIntent, showSiteIntent } from './site.ts';
import {
  addServiceIntent,
  renameServiceIntent,
  serviceDurationIntent,
  setPriceIntent,
  withdrawServiceIntent,
} from './services.ts';
import {
  changeRoleIntent,
  listMembersIntent,
  planIntent,
  quotaIntent,
  removeMemberIntent,
  secondFactorIntent,
} from './team.ts';

/** What the ear knows of the business's own settings. */
export const settingsHeard: readonly Intent<MemberReading>[] = [
  setHoursIntent,
  closeDayIntent,
  setPriceIntent,
  addServiceIntent,
  changeRoleIntent,
  removeMemberIntent,
  quotaIntent,
  planIntent,
  addFieldIntent,
  secondFactorIntent,
];

/** What is only said in so many words. */
export const settingsOpened: readonly Intent<MemberReading>[] = [
  openDaysIntent,
  serviceDurationIntent,
  renameServiceIntent,
  withdrawServiceIntent,
  listMembersIntent,
  setFieldIntent,
  showFieldIntent,
  listFieldsIntent,
  removeFieldIntent,
  renameFieldIntent,
  addBayIntent,
  endBlockIntent,
  listBaysIntent,
  removeBayIntent,
  renameBayIntent,
  changeSiteIntent,
  showSiteIntent,
];

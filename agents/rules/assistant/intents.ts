import type { Intent } from '../dialogue/intent.ts';
import { auditIntent } from './audit.ts';
import { giveCodeIntent, inviteMemberIntent, linkIdentityIntent, revokeCodeIntent, unlinkIntent } from './access.ts';
import {
  changeBlockIntent,
  changeNoteIntent,
  changeTaskContactIntent,
  correctPartIntent,
  dealAmountIntent,
  renameContactIntent,
  reopenDealIntent,
  repriceIntent,
  resumeJobIntent,
} from './amend/intents.ts';
import {
  askKnowledgeIntent,
  blockTimeIntent,
  bookForIntent,
  cancelForIntent,
  freeSlotsIntent,
  moveForIntent,
  openingHoursIntent,
  servicePriceIntent,
  showPlanningIntent,
  whoIsWhereIntent,
} from './booking.ts';
import {
  assignContactIntent,
  contactOverviewIntent,
  createCompanyIntent,
  createContactIntent,
  deleteContactIntent,
  findCompanyIntent,
  findContactIntent,
  mergeContactsIntent,
  updateContactIntent,
} from './contacts.ts';
import { attachDocumentIntent, findDocumentsIntent } from './documents.ts';
import { createDealIntent, loseDealIntent, moveDealIntent, pipelineIntent, winDealIntent } from './deals.ts';
import {
  addNoteIntent,
  jobNoteIntent,
  logCallIntent,
  timelineIntent,
  vehicleHistoryIntent,
  writeToIntent,
} from './notes.ts';
import { exportIntent } from './exports.ts';
import { importIntent, mapImportIntent, resumeImportIntent, undoImportIntent } from './imports.ts';
import {
  chasePaymentIntent,
  createInvoiceIntent,
  creditNoteIntent,
  overdueIntent,
  recordPaymentIntent,
  sendInvoiceIntent,
} from './invoices.ts';
import {
  acceptForIntent,
  addLineIntent,
  createQuoteIntent,
  discountIntent,
  quoteStateIntent,
  removeLineIntent,
  sendQuoteIntent,
  showPaperIntent,
} from './papers.ts';
import { arriveOnSiteIntent, leaveSiteIntent } from './presence.ts';
import { askSupplementIntent } from './supplement.ts';
import { setNotificationsIntent, showNotificationsIntent } from './notifications.ts';
import {
  answerQuestionIntent,
  correctFactIntent,
  forgetFactIntent,
  listFactsIntent,
  listQuestionsIntent,
  shareFactIntent,
  teachIntent,
  unshareFactIntent,
  whyIntent,
} from './knowledge.ts';
import type { MemberReading } from './reading.ts';
import { searchIntent } from './search.ts';
import { settingsHeard, settingsOpened } from './settings/intents.ts';
import { undoIntent } from './talk.ts';
import {
  assignTaskIntent,
  completeTaskIntent,
  createTaskIntent,
  listTasksIntent,
  postponeTaskIntent,
  reopenTaskIntent,
} from './tasks.ts';
import {
  changeVehicleOwnerIntent,
  checkInIntent,
  findVehicleIntent,
  finishJobIntent,
  handBackIntent,
  orderPartIntent,
  registerVehicleIntent,
  setMileageIntent,
  startJobIntent,
  stockIntent,
  usePartIntent,
} from './workshop.ts';

/** What members can ask for; all else that the ear hears of them is in later.ts. */
export const assistantIntents: readonly Intent<MemberReading>[] = [
  showPlanningIntent,
  whoIsWhereIntent,
  moveForIntent,
  cancelForIntent,
  bookForIntent,
  freeSlotsIntent,
  blockTimeIntent,
  createTaskIntent,
  completeTaskIntent,
  reopenTaskIntent,
  assignTaskIntent,
  postponeTaskIntent,
  listTasksIntent,
  addNoteIntent,
  logCallIntent,
  jobNoteIntent,
  timelineIntent,
  vehicleHistoryIntent,
  writeToIntent,
  findContactIntent,
  contactOverviewIntent,
  createContactIntent,
  updateContactIntent,
  deleteContactIntent,
  mergeContactsIntent,
  assignContactIntent,
  createCompanyIntent,
  findCompanyIntent,
  startJobIntent,
  finishJobIntent,
  checkInIntent,
  usePartIntent,
  stockIntent,
  orderPartIntent,
  setMileageIntent,
  findVehicleIntent,
  registerVehicleIntent,
  changeVehicleOwnerIntent,
  createDealIntent,
  moveDealIntent,
  winDealIntent,
  loseDealIntent,
  pipelineIntent,
  createQuoteIntent,
  addLineIntent,
  discountIntent,
  sendQuoteIntent,
  quoteStateIntent,
  acceptForIntent,
  createInvoiceIntent,
  sendInvoiceIntent,
  recordPaymentIntent,
  overdueIntent,
  creditNoteIntent,
  chasePaymentIntent,
  askSupplementIntent,
  undoIntent,
  askKnowledgeIntent,
  auditIntent,
  teachIntent,
  whyIntent,
  inviteMemberIntent,
  linkIdentityIntent,
  ...settingsHeard,
  importIntent,
  exportIntent,
];

/** What only follows from something that was just done, or is said in so many words: the ear knows none of them. */
const amendments: readonly Intent<MemberReading>[] = [
  changeNoteIntent,
  changeBlockIntent,
  changeTaskContactIntent,
  correctPartIntent,
  dealAmountIntent,
  renameContactIntent,
  reopenDealIntent,
  repriceIntent,
  resumeJobIntent,
  removeLineIntent,
  showPaperIntent,
  handBackIntent,
  servicePriceIntent,
  openingHoursIntent,
  setNotificationsIntent,
  showNotificationsIntent,
  arriveOnSiteIntent,
  leaveSiteIntent,
  giveCodeIntent,
  revokeCodeIntent,
  unlinkIntent,
  forgetFactIntent,
  correctFactIntent,
  shareFactIntent,
  unshareFactIntent,
  listFactsIntent,
  listQuestionsIntent,
  answerQuestionIntent,
  ...settingsOpened,
  attachDocumentIntent,
  findDocumentsIntent,
  mapImportIntent,
  resumeImportIntent,
  undoImportIntent,
  searchIntent,
];

export function intentNamed(name: string): Intent<MemberReading> | null {
  return [...assistantIntents, ...amendments].find((intent) => intent.name === name) ?? null;
}

/** The intents that a tool serves. */
export function intentsOfTool(tool: string): Intent<MemberReading>[] {
  return [...assistantIntents, ...amendments].filter((intent) => intent.tool === tool || intent.otherTool === tool);
}

import { answerQuestion } from './knowledge/answer-question.ts';
import { changeFact } from './knowledge/change-fact.ts';
import { explainAnswer } from './knowledge/explain-answer.ts';
import { forgetFact } from './knowledge/forget-fact.ts';
import { listFacts } from './knowledge/list-facts.ts';
import { listQuestions } from './knowledge/list-questions.ts';
import { rememberFact } from './knowledge/remember-fact.ts';
import { checkAudit } from './audit/check-audit.ts';
import { whoChanged } from './audit/who-changed.ts';
import { askMoveOrCancel } from './booking/ask-move-or-cancel.ts';
import { bookAppointment } from './booking/book-appointment.ts';
import { cancelAppointment } from './booking/cancel-appointment.ts';
import { confirmAppointment } from './booking/confirm-appointment.ts';
import { findServices } from './booking/find-services.ts';
import { findSlots } from './booking/find-slots.ts';
import { holdSlots } from './booking/hold-slots.ts';
import { listMyAppointments } from './booking/list-my-appointments.ts';
import { releaseSlots } from './booking/release-slots.ts';
import { moveFor } from './booking/move-for.ts';
import { rescheduleAppointment } from './booking/reschedule-appointment.ts';
import { showPlanning } from './booking/show-planning.ts';
import { askBusiness } from './business/ask-business.ts';
import { openingHours } from './business/opening-hours.ts';
import { changeMyName } from './contacts/change-my-name.ts';
import { saveMyDetails } from './contacts/save-my-details.ts';
import { leaveNote } from './desk/leave-note.ts';
import { requestMember } from './desk/request-member.ts';
import { declineProposal } from './proposals/decline-proposal.ts';
import { createTask } from './tasks/create-task.ts';
import { changeTask } from './tasks/change-task.ts';
import { listTasks } from './tasks/list-tasks.ts';
import { addNote } from './history/add-note.ts';
import { changeNote } from './history/change-note.ts';
import { showTimeline } from './history/show-timeline.ts';
import { visitSite } from './history/visit-site.ts';
import { showContact } from './contacts/show-contact.ts';
import { createContact } from './contacts/create-contact.ts';
import { updateContact } from './contacts/update-contact.ts';
import { deleteContact } from './contacts/delete-contact.ts';
import { undo } from './undo/undo.ts';
import { setJob } from './workshop/set-job.ts';
import { usePart } from './workshop/use-part.ts';
import { showStock } from './workshop/show-stock.ts';
import { orderPart } from './workshop/order-part.ts';
import { showVehicle } from './vehicles/show-vehicle.ts';
import { registerVehicle } from './vehicles/register-vehicle.ts';
import { setMileage } from './vehicles/set-mileage.ts';
import { changeVehicleOwner } from './vehicles/change-vehicle-owner.ts';
import { bookFor } from './booking/book-for.ts';
import { cancelFor } from './booking/cancel-for.ts';
import { removeField } from './fields/remove-field.ts';
import { renameField } from './fields/rename-field.ts';
import { changeSite } from './site/change-site.ts';
import { showSite } from './site/show-site.ts';
import { addBay } from './bays/add-bay.ts';
import { listBays } from './bays/list-bays.ts';
import { removeBay } from './bays/remove-bay.ts';
import { renameBay } from './bays/rename-bay.ts';
import { blockTime } from './booking/block-time.ts';
import { endBlock } from './booking/end-block.ts';
import { createCompany } from './companies/create-company.ts';
import { findCompany } from './companies/find-company.ts';
import { createDeal } from './deals/create-deal.ts';
import { changeDeal } from './deals/change-deal.ts';
import { listDeals } from './deals/list-deals.ts';
import { mergeContacts } from './contacts/merge-contacts.ts';
import { writeTo } from './messages/write-to.ts';
import { tellColleague } from './messages/tell-colleague.ts';
import { createQuote } from './quotes/create-quote.ts';
import { changeQuote } from './quotes/change-quote.ts';
import { showQuote } from './quotes/show-quote.ts';
import { listQuotes } from './quotes/list-quotes.ts';
import { sendQuote } from './quotes/send-quote.ts';
import { acceptFor } from './quotes/accept-for.ts';
import { askSupplement } from './quotes/ask-supplement.ts';
import { myQuotes } from './quotes/my-quotes.ts';
import { acceptQuote } from './quotes/accept-quote.ts';
import { refuseQuote } from './quotes/refuse-quote.ts';
import { createInvoice } from './invoices/create-invoice.ts';
import { changeInvoice } from './invoices/change-invoice.ts';
import { showInvoice } from './invoices/show-invoice.ts';
import { listInvoices } from './invoices/list-invoices.ts';
import { sendInvoice } from './invoices/send-invoice.ts';
import { recordPayment } from './invoices/record-payment.ts';
import { creditNote } from './invoices/credit-note.ts';
import { chasePayment } from './invoices/chase-payment.ts';
import { myInvoices } from './invoices/my-invoices.ts';
import { showNotifications } from './notifications/show-notifications.ts';
import { setNotifications } from './notifications/set-notifications.ts';
import { giveLinkCode } from './members/give-link-code.ts';
import { inviteMember } from './members/invite-member.ts';
import { revokeLinkCode } from './members/revoke-link-code.ts';
import { unlinkMember } from './members/unlink-member.ts';
import { closeDays } from './business/close-days.ts';
import { openDays } from './business/open-days.ts';
import { setHours } from './business/set-hours.ts';
import { tellBooked } from './business/tell-booked.ts';
import { addService } from './services/add-service.ts';
import { changeService } from './services/change-service.ts';
import { changeRole } from './members/change-role.ts';
import { listMembers } from './members/list-members.ts';
import { removeMember } from './members/remove-member.ts';
import { showPlan } from './plan/show-plan.ts';
import { addField } from './fields/add-field.ts';
import { setField } from './fields/set-field.ts';
import { showField } from './fields/show-field.ts';
import { secondFactor } from './factor/second-factor.ts';
import { attachDocument } from './documents/attach-document.ts';
import { findDocuments } from './documents/find-documents.ts';
import { takeFiles } from './documents/take-files.ts';
import { previewImport } from './imports/preview-import.ts';
import { startImport } from './imports/start-import.ts';
import { resumeImport } from './imports/resume-import.ts';
import { undoImport } from './imports/undo-import.ts';
import { exportList } from './exports/export-list.ts';
import { search } from './search/search.ts';
import type { Tool } from './tool.ts';
import { repairStatus } from './vehicles/repair-status.ts';

/**
 * Every tool there is. What an agent may call is the agent's list, cut down to the actor's role; the answer to a question may
 * run any of them that the role allows. The order is part of the prompt, which a provider caches: add at the end.
 */
export const allTools: readonly Tool[] = [
  findServices,
  findSlots,
  holdSlots,
  bookAppointment,
  rescheduleAppointment,
  cancelAppointment,
  listMyAppointments,
  repairStatus,
  openingHours,
  saveMyDetails,
  requestMember,
  releaseSlots,
  declineProposal,
  showPlanning,
  moveFor,
  leaveNote,
  askBusiness,
  changeMyName,
  confirmAppointment,
  askMoveOrCancel,
  createTask,
  changeTask,
  listTasks,
  addNote,
  changeNote,
  showTimeline,
  showContact,
  createContact,
  updateContact,
  deleteContact,
  undo,
  setJob,
  usePart,
  showStock,
  orderPart,
  showVehicle,
  registerVehicle,
  setMileage,
  changeVehicleOwner,
  bookFor,
  cancelFor,
  blockTime,
  endBlock,
  listBays,
  addBay,
  renameBay,
  removeBay,
  showSite,
  changeSite,
  renameField,
  removeField,
  createCompany,
  findCompany,
  createDeal,
  changeDeal,
  listDeals,
  mergeContacts,
  writeTo,
  tellColleague,
  createQuote,
  changeQuote,
  showQuote,
  listQuotes,
  sendQuote,
  acceptFor,
  askSupplement,
  myQuotes,
  acceptQuote,
  refuseQuote,
  createInvoice,
  changeInvoice,
  showInvoice,
  listInvoices,
  sendInvoice,
  recordPayment,
  creditNote,
  chasePayment,
  myInvoices,
  showNotifications,
  setNotifications,
  visitSite,
  giveLinkCode,
  inviteMember,
  revokeLinkCode,
  unlinkMember,
  whoChanged,
  checkAudit,
  answerQuestion,
  changeFact,
  explainAnswer,
  forgetFact,
  listFacts,
  listQuestions,
  rememberFact,
  setHours,
  closeDays,
  openDays,
  tellBooked,
  addService,
  changeService,
  changeRole,
  removeMember,
  listMembers,
  showPlan,
  addField,
  setField,
  showField,
  secondFactor,
  attachDocument,
  findDocuments,
  takeFiles,
  previewImport,
  startImport,
  resumeImport,
  undoImport,
  exportList,
  search,
];

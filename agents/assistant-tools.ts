import { checkAudit } from '#tools/audit/check-audit.ts';
import { whoChanged } from '#tools/audit/who-changed.ts';
import { addBay } from '#tools/bays/add-bay.ts';
import { listBays } from '#tools/bays/list-bays.ts';
import { removeBay } from '#tools/bays/remove-bay.ts';
import { renameBay } from '#tools/bays/rename-bay.ts';
import { findServices } from '#tools/booking/find-services.ts';
import { findSlots } from '#tools/booking/find-slots.ts';
import { endBlock } from '#tools/booking/end-block.ts';
import { blockTime } from '#tools/booking/block-time.ts';
import { bookFor } from '#tools/booking/book-for.ts';
import { cancelFor } from '#tools/booking/cancel-for.ts';
import { moveFor } from '#tools/booking/move-for.ts';
import { showPlanning } from '#tools/booking/show-planning.ts';
import { askBusiness } from '#tools/business/ask-business.ts';
import { closeDays } from '#tools/business/close-days.ts';
import { openDays } from '#tools/business/open-days.ts';
import { openingHours } from '#tools/business/opening-hours.ts';
import { setHours } from '#tools/business/set-hours.ts';
import { tellBooked } from '#tools/business/tell-booked.ts';
import { createCompany } from '#tools/companies/create-company.ts';
import { findCompany } from '#tools/companies/find-company.ts';
import { answerQuestion } from '#tools/knowledge/answer-question.ts';
import { changeFact } from '#tools/knowledge/change-fact.ts';
import { explainAnswer } from '#tools/knowledge/explain-answer.ts';
import { forgetFact } from '#tools/knowledge/forget-fact.ts';
import { listFacts } from '#tools/knowledge/list-facts.ts';
import { listQuestions } from '#tools/knowledge/list-questions.ts';
import { rememberFact } from '#tools/knowledge/remember-fact.ts';
import { createContact } from '#tools/contacts/create-contact.ts';
import { deleteContact } from '#tools/contacts/delete-contact.ts';
import { mergeContacts } from '#tools/contacts/merge-contacts.ts';
import { showContact } from '#tools/contacts/show-contact.ts';
import { updateContact } from '#tools/contacts/update-contact.ts';
import { attachDocument } from '#tools/documents/attach-document.ts';
import { findDocuments } from '#tools/documents/find-documents.ts';
import { changeDeal } from '#tools/deals/change-deal.ts';
import { createDeal } from '#tools/deals/create-deal.ts';
import { listDeals } from '#tools/deals/list-deals.ts';
import { changeRole } from '#tools/members/change-role.ts';
import { listMembers } from '#tools/members/list-members.ts';
import { removeMember } from '#tools/members/remove-member.ts';
import { showPlan } from '#tools/plan/show-plan.ts';
import { giveLinkCode } from '#tools/members/give-link-code.ts';
import { inviteMember } from '#tools/members/invite-member.ts';
import { revokeLinkCode } from '#tools/members/revoke-link-code.ts';
import { unlinkMember } from '#tools/members/unlink-member.ts';
import { addNote } from '#tools/history/add-note.ts';
import { changeNote } from '#tools/history/change-note.ts';
import { showTimeline } from '#tools/history/show-timeline.ts';
import { visitSite } from '#tools/history/visit-site.ts';
import { tellColleague } from '#tools/messages/tell-colleague.ts';
import { writeTo } from '#tools/messages/write-to.ts';
import { changeTask } from '#tools/tasks/change-task.ts';
import { setNotifications } from '#tools/notifications/set-notifications.ts';
import { showNotifications } from '#tools/notifications/show-notifications.ts';
import { createTask } from '#tools/tasks/create-task.ts';
import { listTasks } from '#tools/tasks/list-tasks.ts';
import { acceptFor } from '#tools/quotes/accept-for.ts';
import { askSupplement } from '#tools/quotes/ask-supplement.ts';
import { changeQuote } from '#tools/quotes/change-quote.ts';
import { createQuote } from '#tools/quotes/create-quote.ts';
import { listQuotes } from '#tools/quotes/list-quotes.ts';
import { sendQuote } from '#tools/quotes/send-quote.ts';
import { showQuote } from '#tools/quotes/show-quote.ts';
import { changeInvoice } from '#tools/invoices/change-invoice.ts';
import { chasePayment } from '#tools/invoices/chase-payment.ts';
import { createInvoice } from '#tools/invoices/create-invoice.ts';
import { creditNote } from '#tools/invoices/credit-note.ts';
import { listInvoices } from '#tools/invoices/list-invoices.ts';
import { recordPayment } from '#tools/invoices/record-payment.ts';
import { secondFactor } from '#tools/factor/second-factor.ts';
import { addField } from '#tools/fields/add-field.ts';
import { removeField } from '#tools/fields/remove-field.ts';
import { renameField } from '#tools/fields/rename-field.ts';
import { setField } from '#tools/fields/set-field.ts';
import { showField } from '#tools/fields/show-field.ts';
import { sendInvoice } from '#tools/invoices/send-invoice.ts';
import { exportList } from '#tools/exports/export-list.ts';
import { previewImport } from '#tools/imports/preview-import.ts';
import { startImport } from '#tools/imports/start-import.ts';
import { resumeImport } from '#tools/imports/resume-import.ts';
import { undoImport } from '#tools/imports/undo-import.ts';
import { showInvoice } from '#tools/invoices/show-invoice.ts';
import { addService } from '#tools/services/add-service.ts';
import { changeService } from '#tools/services/change-service.ts';
import { changeSite } from '#tools/site/change-site.ts';
import { showSite } from '#tools/site/show-site.ts';
import { search } from '#tools/search/search.ts';
import type { Tool } from '#tools/tool.ts';
import { undo } from '#tools/undo/undo.ts';
import { changeVehicleOwner } from '#tools/vehicles/change-vehicle-owner.ts';
import { registerVehicle } from '#tools/vehicles/register-vehicle.ts';
import { setMileage } from '#tools/vehicles/set-mileage.ts';
import { showVehicle } from '#tools/vehicles/show-vehicle.ts';
import { orderPart } from '#tools/workshop/order-part.ts';
import { setJob } from '#tools/workshop/set-job.ts';
import { showStock } from '#tools/workshop/show-stock.ts';
import { usePart } from '#tools/workshop/use-part.ts';

/** What is spoken of together: whoever called one of a group may want another of it next. */
export const toolGroups: readonly (readonly Tool[])[] = [
  [showPlanning, moveFor, bookFor, cancelFor, findSlots, blockTime],
  [createTask, changeTask, listTasks],
  [addNote, changeNote, showTimeline, visitSite],
  [showContact, createContact, updateContact, deleteContact, mergeContacts, search],
  [createCompany, findCompany],
  [showVehicle, registerVehicle, setMileage, changeVehicleOwner],
  [setJob, usePart, showStock, orderPart, askSupplement],
  [createQuote, changeQuote, showQuote, listQuotes, sendQuote, acceptFor],
  [createInvoice, changeInvoice, showInvoice, listInvoices, sendInvoice, recordPayment, chasePayment, creditNote],
  [createDeal, changeDeal, listDeals],
  [writeTo, tellColleague],
  [findServices, openingHours, askBusiness, showSite, changeSite],
  [showNotifications, setNotifications],
  [whoChanged, checkAudit],
  [rememberFact, changeFact, forgetFact, listFacts, listQuestions, answerQuestion, explainAnswer],
  [giveLinkCode, inviteMember, revokeLinkCode, unlinkMember, changeRole, removeMember, listMembers],
  [showPlan],
  [secondFactor],
  [addField, setField, showField, renameField, removeField],
  [setHours, closeDays, openDays, tellBooked],
  [addService, changeService],
  [listBays, addBay, renameBay, removeBay, endBlock],
  [attachDocument, findDocuments],
  [previewImport, startImport, resumeImport, undoImport],
  [exportList],
];

/** Of use whatever is spoken of. */
export const alwaysTools: readonly Tool[] = [undo, showContact, showPlanning];

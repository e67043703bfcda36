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
import { showContact } from './contacts/show-contact.ts';
import { createContact } from './contacts/create-contact.ts';
import { updateContact } from './contacts/update-contact.ts';
import { deleteContact } from './contacts/delete-contact.ts';
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
];

import { defineIntent } from '../dialogue/intent.ts';
import type { MemberReading } from './reading.ts';

export const undoIntent = defineIntent<MemberReading>({
  name: 'undo',
  slots: { redo: { read: () => null, ask: null } },
  tool: 'undo',
  input: ({ redo: again }) => (again ? { redo: true } : {}),
});

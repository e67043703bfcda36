import { defineIntent } from '../dialogue/intent.ts';
import type { MemberReading } from './reading.ts';

const redo =
  /\b(?:remets?|remet|rétabli\w*|retabli\w*|redo|put (?:it|that|them) back|bring (?:it|that) back|restore)\b/i;

export const undoIntent = defineIntent<MemberReading>({
  name: 'undo',
  slots: { redo: { read: ({ source }) => (redo.test(source) ? 'yes' : null), ask: null } },
  tool: 'undo',
  input: ({ redo: again }) => (again ? { redo: true } : {}),
});

import type { Draft } from './draft.ts';

const machinery =
  /\[(?:context|check)\]|[{}]|\b(?:undefined|null|NaN)\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\bsystem prompt\b|```|<\/?[a-z]+>|\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/i;

/** The machinery is nobody's business: tool names, marks, JSON, ids. */
export function checkLeaks({ text, toolNames }: Draft): string[] {
  const tool = toolNames.find((name) => isNoWord(name) && text.includes(name));
  const mark = machinery.exec(text)?.[0];
  return [
    ...(tool === undefined ? [] : [`It names the tool ${tool}.`]),
    ...(mark === undefined ? [] : [`It shows what is meant for machines: ${mark}`]),
  ];
}

/** "Undo" and "search" are words before they are names of tools. */
function isNoWord(name: string): boolean {
  return name.includes('_');
}

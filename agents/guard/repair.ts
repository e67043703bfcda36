import { generateText } from 'ai';
import { sayOutput } from '#tools/say.ts';
import type { Tool } from '#tools/tool.ts';
import { speakingOf } from '../context.ts';
import { sayTrouble } from '../rules/small-talk.ts';
import { maxOutputTokens, promptOf, type Run, type RunRequest } from '../run.ts';
import type { Reply } from './draft.ts';

/** Opens the message that sends a reply back to the model that wrote it. */
const checkMark = '[check]\n';

/**
 * The reply as the same model writes it with the problems before it, without further calls. Null when it has nothing better,
 * or when another model had to take over: the rules would take our message for the person's.
 */
export async function askAgain(request: RunRequest, ran: Run, problems: string[]): Promise<string | null> {
  const { agent, model } = request;
  const complaint = [
    'This reply was not sent, for these reasons:',
    ...problems.map((problem) => `- ${problem}`),
    'Write it again, in the same language, with only what the tools returned. If something is missing, ask for it or offer a person.',
  ].join('\n');
  const result = await generateText({
    model,
    instructions: agent.instructions,
    messages: [...promptOf(request), ...ran.messages, { role: 'user', content: checkMark + complaint }],
    // The same tools as before keep the prompt's beginning the same, which providers cache.
    tools: Object.fromEntries(agent.declared.map((tool) => [tool.name, tool])),
    toolOrder: agent.declared.map((tool) => tool.name),
    toolChoice: 'none',
    maxRetries: 0,
    maxOutputTokens,
    timeout: agent.timeoutMs,
  });
  const text = result.text.trim();
  return text === '' || result.finalStep.response.modelId === 'rules' ? null : text;
}

/** What the turn's last tool returned, in fixed words; without one, where to call. Always fits the channel. */
export function sayTemplate(tools: readonly Tool[], { context, calls, maxLength }: Omit<Reply, 'text'>): string {
  const last = calls.findLast((call) => call.ok);
  const spoken = last ? sayOutput(tools, last, { ...speakingOf(context), ask: last.ask }) : null;
  return fit(spoken ?? sayTrouble(context), maxLength);
}

/** The text up to its last whole line, sentence, or word, that fits. */
function fit(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = text.slice(0, maxLength);
  const line = head.lastIndexOf('\n');
  if (line > 0) return head.slice(0, line);
  const end = Math.max(head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf('! '));
  return end > 0 ? head.slice(0, end + 1) : head.slice(0, head.lastIndexOf(' '));
}

import type { Claimed } from '#db/outbox.ts';
import type { TurnJob } from '#db/queue.ts';
import type { Answer } from './answer.ts';
import { beginTurn, type Scene } from './begin.ts';
import { commitTurn } from './commit.ts';
import type { BotContext } from './context.ts';
import { deliver } from './deliver.ts';
import { agentLane } from './lanes/agent.ts';
import { askLane } from './lanes/ask.ts';
import { brakeLane } from './lanes/brake.ts';
import { echoLane } from './lanes/echo.ts';
import { factorLane } from './lanes/factor.ts';
import { fileLane } from './lanes/file.ts';
import { legalLane } from './lanes/legal.ts';
import { linkLane } from './lanes/link.ts';
import { proofLane } from './lanes/proof.ts';
import { quietLane } from './lanes/quiet.ts';
import { secretLane } from './lanes/secret.ts';
import { setupLane } from './lanes/setup.ts';
import { takeoverLane } from './lanes/takeover.ts';

/**
 * One turn of talk: what a person said is taken, answered, put into the outbox and sent. Each step may run again after a
 * crash, and the answer is on the disk before it is sent. The queue runs one turn of a conversation at a time.
 */
export async function runTurn(ctx: BotContext, job: TurnJob): Promise<void> {
  const scene = await beginTurn(ctx, job);
  let leave: Claimed | null = null;
  if (scene) {
    ctx.events.publish({ kind: 'working', ...job, id: scene.turnId });
    const answer = await answerIn(ctx, scene);
    // Opened before anything is marked as being sent: what fails here has sent nothing, and is tried again.
    await ctx.accounts.open(job.tenantId, scene.setting.channelAccountId);
    const committed = await commitTurn(ctx, scene, answer);
    ({ leave } = committed);
    ctx.events.publish({ kind: 'turn', ...job, id: scene.turnId });
    const { lane, model, guard } = answer;
    ctx.log.info(
      { ...job, turnId: scene.turnId, end: committed.end, lane, model, guard: guard?.verdict ?? null },
      'turn finished',
    );
  }
  await deliver(ctx, job, leave);
  ctx.events.publish({ kind: 'idle', ...job, id: scene?.turnId ?? '' });
}

/**
 * The lanes, in this order: what says nothing gets nothing, the law before anything else, then a person who holds the conversation,
 * then what machines repeat, then a secret that is not for a chat, a code of the team, a business that is being set up and a customer's
 * proof, then what we asked.
 */
async function answerIn(ctx: BotContext, scene: Scene): Promise<Answer> {
  const heeded = quietLane(scene) ?? legalLane(ctx, scene) ?? (await takeoverLane(ctx, scene));
  const ruled = heeded ?? brakeLane(scene) ?? echoLane(scene);
  const kept = ruled ?? (await secretLane(ctx, scene)) ?? (await linkLane(ctx, scene)) ?? (await setupLane(ctx, scene));
  const shown = kept ?? (await factorLane(ctx, scene)) ?? (await proofLane(ctx, scene));
  return shown ?? (await askLane(ctx, scene)) ?? (await fileLane(ctx, scene)) ?? (await agentLane(ctx, scene));
}

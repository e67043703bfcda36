#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { environmentWithFile, readEnvironment } from './config.ts';
import { UsageError } from './commands/args.ts';
import { errorWords } from './commands/failure-words.ts';

// Halves the time to the first answer from the second start on: what was compiled stays in the system's temporary folder.
enableCompileCache();

// Whoever reads what we print may have heard enough (`| head`): the command goes on, and closes what it opened.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Each command is loaded when it is called: the terminal should answer before a second has passed. */
const commands: Record<
  string,
  { about: string; load: () => Promise<(args: string[], env: ReturnType<typeof readEnvironment>) => Promise<void>> }
> = {
  start: { about: 'start [all|gateway|worker]', load: async () => (await import('./commands/start.ts')).start },
  chat: {
    about:
      'chat --as customer|mechanic|manager|owner [--channel sms|terminal] [--business garage|salon] [--data DIR] [--now TIME]',
    load: async () => (await import('./commands/chat.ts')).chat,
  },
  say: {
    about:
      'say --as customer|mechanic|manager|owner [--channel sms|terminal] [--business garage|salon] [--data DIR] [--json] [--now TIME] [TEXT | --cases FILE]',
    load: async () => (await import('./commands/say.ts')).say,
  },
  migrate: { about: 'migrate', load: async () => (await import('./commands/migrate.ts')).migrate },
  seed: { about: 'seed [--now TIME]', load: async () => (await import('./commands/seed.ts')).seed },
  tenant: {
    about: 'tenant create FILE | tenant invite --address +33… | tenant list',
    load: async () => (await import('./commands/tenant.ts')).tenant,
  },
  channel: {
    about: 'channel connect NAME --tenant ID --address ADDRESS < SECRETS | channel list',
    load: async () => (await import('./commands/channel.ts')).channel,
  },
  member: {
    about: 'member invite|list|remove|code|unlink --tenant ID …',
    load: async () => (await import('./commands/member.ts')).member,
  },
  waiting: {
    about: 'waiting [--done CONVERSATION]',
    load: async () => (await import('./commands/waiting.ts')).waiting,
  },
  eval: {
    about:
      'eval run [SUITE …] [--model rules|gemini] | eval ear [--file FILE] [--json] | eval talks [--file FILE] [--talk ID] [--json]',
    load: async () => (await import('./commands/eval.ts')).evaluate,
  },
  learn: { about: 'learn', load: async () => (await import('./commands/learn.ts')).learn },
  bench: { about: 'bench', load: async () => (await import('./commands/bench.ts')).bench },
  doctor: { about: 'doctor', load: async () => (await import('./commands/doctor.ts')).doctor },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (!command) throw new UsageError(usage());
  const run = await command.load();
  await run(args, readEnvironment(environmentWithFile()));
} catch (error) {
  process.stderr.write(`${errorWords(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function usage(): string {
  const lines = Object.values(commands).map(({ about }) => `  comptoir ${about}`);
  return `${name === '' ? 'What shall I do?' : `There is no command "${name}".`}\n${lines.join('\n')}`;
}

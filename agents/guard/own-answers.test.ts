import { describe, expect, it } from 'vitest';
import type { ServiceRow } from '#db/service.ts';
import { garage } from '#db/seed/garage.ts';
import { salon } from '#db/seed/salon.ts';
import type { Language } from '#language/language.ts';
import { readClaims } from '#language/quantities.ts';
import { allTools } from '#tools/all.ts';
import { sayHowLong } from '#tools/business/how-long.ts';
import { sayOutput } from '#tools/say.ts';
import type { ToolCall } from '../agent.ts';
import { speakingOf } from '../context.ts';
import { called, customer, member } from './fixtures/garage.ts';
import { guardReply } from './guard.ts';

const now = new Date('2026-11-23T09:00:00+01:00');
const businesses = [garage, salon];
const languages: Language[] = ['fr', 'en'];

function answered(...texts: string[]): ToolCall {
  const answers = texts.map((text) => ({ topic: 'parking', text }));
  return called('ask_business', { outcome: 'found', answers, reason: null });
}

function problems(text: string, { calls, language = 'fr' }: { calls: ToolCall[]; language?: Language }): string[] {
  const context = { ...customer, language, services: [] };
  return guardReply({ text, context, now, calls, said: [], known: [], maxLength: 480, toolNames: ['ask_business'] });
}

describe('what a business answers in its own words', () => {
  it.each(
    businesses.flatMap(({ site, tenant }) => languages.map((language) => [tenant.name, language, site.facts] as const)),
  )('leaves as it stands: %s, %s', (_name, language, facts) => {
    const sentences = facts.map(({ answer }) => answer[language]);
    const held = sentences.flatMap((text) => problems(text, { calls: [answered(text)], language }));
    expect(held).toEqual([]);
    // Two of them fit one reply.
    const longest = sentences.toSorted((a, b) => b.length - a.length).slice(0, 2);
    expect(problems(longest.join(' '), { calls: [answered(...longest)], language })).toEqual([]);
  });

  it.each(
    businesses.flatMap(({ services, tenant }) =>
      languages.map((language) => [tenant.name, language, services] as const),
    ),
  )('leaves as it stands, how long each service takes, too: %s, %s', (_name, language, services) => {
    const sentences = services.map((each) =>
      sayHowLong({ ...each, id: each.code, vatBp: 2000 } satisfies ServiceRow, language),
    );
    expect(sentences.flatMap((text) => problems(text, { calls: [answered(text)], language }))).toEqual([]);
  });

  it('may give away what a model may not', () => {
    const free = 'Oui, le parking est gratuit.';
    expect(problems(free, { calls: [] })).not.toEqual([]);
    expect(problems(free, { calls: [answered('Oui, le parking du centre est payant.')] })).not.toEqual([]);
    expect(problems(`Bonjour Claire. ${free}`, { calls: [answered(free)] })).toEqual([]);
  });

  it('proves no figure that is not in it', () => {
    const calls = [answered('Comptez environ une heure pour votre vidange.')];
    expect(problems('Comptez 1 h pour votre vidange.', { calls })).toEqual([]);
    expect(problems('Comptez environ deux heures pour votre vidange.', { calls })).not.toEqual([]);
    expect(problems('La vidange est à 79 €.', { calls })).not.toEqual([]);
  });

  it('has no price in the demo, where the catalogue has them', () => {
    const asking = { now, zone: 'Europe/Paris' };
    const claims = businesses.flatMap(({ site }) =>
      site.facts.flatMap(({ answer }) =>
        languages.flatMap((language) => readClaims(answer[language], { language, ...asking })),
      ),
    );
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.filter(({ kind }) => kind === 'money')).toEqual([]);
  });
});

describe('what a tool says of what it did', () => {
  const from = { from: '2026-12-07T08:00', to: '2026-12-11T18:00', appointments: [] };
  const blocked = (language: Language) => ({
    ...{ outcome: 'blocked', resource: 'Karim Benali', ...from },
    block: {
      id: '01a22427-eb19-70dc-8000-c52acc466025',
      label:
        language === 'fr'
          ? 'Karim Benali, du lundi 7 décembre au vendredi 11 décembre, congés'
          : 'Karim Benali, from Monday 7 December to Friday 11 December, leave',
    },
  });
  const nothing = () => ({ outcome: 'nothing', receipt: null, redone: false, what: null });

  it.each(
    languages.flatMap((language) => [
      ['block_time', language, blocked(language)] as const,
      ['undo', language, nothing()] as const,
    ]),
  )('leaves as it stands: %s, %s', (name, language, output) => {
    const tool = allTools.find((each) => each.name === name);
    const context = { ...member, language, team: [{ name: 'Karim Benali', role: 'USER' as const }] };
    const text = sayOutput(allTools, { tool: name, output }, speakingOf(context)) ?? '';
    const calls = [called(name, output, ...(tool?.deeds(output) ?? []))];
    const reply = { text, context, now, calls, said: [], known: [], maxLength: 2000 };
    expect(text).not.toBe('');
    expect(guardReply({ ...reply, toolNames: allTools.map((each) => each.name) })).toEqual([]);
  });

  it('and a block that nobody made is no block', () => {
    const reply = { context: member, now, calls: [], said: [], known: [], maxLength: 480, toolNames: [] };
    expect(guardReply({ ...reply, text: "C'est bloqué : Karim Benali." })).not.toEqual([]);
  });
});

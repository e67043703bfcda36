import { describe, expect, it } from 'vitest';
import { readEnvironment } from '#root/config.ts';
import { UsageError } from './args.ts';
import { evaluate } from './eval.ts';

describe('eval', () => {
  it.each([
    ['no such action', ['list'], 'eval knows: eval run'],
    ['a model that is not there', ['run', '--model', 'gpt'], '--model "gpt" is not there. There is: rules, gemini.'],
    [
      'a suite that is not there',
      ['run', 'quotes'],
      'the suite "quotes" is not there. There is: audit, booking, business, files, finding, knowledge, phrasings, staff.',
    ],
    ['a case that is not there', ['run', 'booking', '--case', 'nothing'], 'There is no case "nothing" in booking.'],
    [
      'a file for the ear that is not there',
      ['ear', '--file', 'nowhere.jsonl'],
      '--file "nowhere.jsonl" is not there.',
    ],
    ['talks that are not there', ['talks', '--file', 'nowhere.jsonl'], 'nowhere.jsonl" is not there.'],
    ['a talk that is not there', ['talks', '--talk', 'nothing'], 'There is no talk "nothing" in '],
    ['Gemini without a key', ['run', '--model', 'gemini'], '--model gemini needs GEMINI_API_KEY'],
  ])('refuses %s before it runs anything', async (_what, args, message) => {
    const error: unknown = await evaluate(args, readEnvironment({})).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(message);
  });

  it('has no result when Gemini never answered', async () => {
    // Port 9 is "discard": nothing listens there.
    const env = readEnvironment({ GEMINI_BASE_URL: 'http://127.0.0.1:9/v1beta', LOG_LEVEL: 'silent' });
    await expect(evaluate(['run', '--model', 'gemini', '--case', 'person-en'], env)).rejects.toThrow(
      'Gemini answered none',
    );
  });
});

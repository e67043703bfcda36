import type { Ear } from '../ear/open-ear.ts';
import type { MemberReading } from './reading.ts';
import type { MemberAct, MemberSituation } from './state.ts';

/** What a message of a member does in its place in the talk. */
export interface MemberHeard {
  acts: readonly MemberAct[];
  /** What it is about, for the record. */
  about: string;
  /** 0 to 1; an answer to our own question counts as certain. */
  confidence: number;
}

export interface MemberScope {
  context: Pick<MemberSituation['context'], 'ask' | 'language' | 'zone'>;
  now: Date;
  ear: Ear;
  read: (text: string) => MemberReading;
}

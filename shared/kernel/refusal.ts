import { err } from './result.ts';

/** Why a request was not carried out: a stable code, and words for the person who asked. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** One sentence: what is wrong and what to do. Never personal data of others. */
  readonly detail: string;
  /** The path of the field that is to blame, when one is. */
  readonly field?: string;
  /** The records that stand in the way, when the asker may choose among them. */
  readonly candidates?: readonly object[];
  /** It is there, but not for who asks: the answer does not say so, the audit does. */
  readonly denied?: true;
}

/** `refuse('wrong-state', 'The ticket is resolved: reopen it first.')` */
export const refuse = <const Code extends string>(code: Code, detail: string, field?: string) =>
  err<Refusal<Code>>(field === undefined ? { code, detail } : { code, detail, field });

/**
 * Refuses a record that somebody may not see in the words for one that does not exist:
 * `conceal('no-such-account', 'There is no such account.')`
 */
export const conceal = <const Code extends string>(code: Code, detail: string) =>
  err<Refusal<Code>>({ code, detail, denied: true });

/**
 * Compares the version that a request was decided on with the version that is stored.
 * To be asked after permission and before state.
 */
export const checkVersion = (ifMatch: number | 'any' | undefined, version: number) => {
  if (ifMatch === undefined)
    return refuse('if-match-missing', 'Send If-Match with the ETag of the record that you saw.');
  if (ifMatch !== 'any' && ifMatch !== version)
    return refuse('stale-version', `The record is at version ${version} by now: read it again and decide anew.`);
  return undefined;
};

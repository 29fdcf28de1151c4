import type { AccountEntry, Candidate } from '../contract/account.ts';

/** How somebody who wrote to us is named and reached, as they gave it. */
export interface Sender {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** In E.164, where what they gave is a phone number. */
  readonly phone?: string | undefined;
}

/** The account of a sender whom nobody knows; none when there is nothing to reach them by. */
export const accountOfSender = ({ name, email, phone }: Sender): AccountEntry | undefined =>
  email === undefined && phone === undefined
    ? undefined
    : {
        kind: 'person',
        name: name ?? email ?? phone,
        emails: email === undefined ? [] : [{ address: email }],
        phones: phone === undefined ? [] : [{ number: phone }],
        addresses: [],
        tags: [],
        consents: [],
        customFields: {},
      };

/**
 * The one of those who are like the sender that the sender is: whoever shares the address or the number. A like name alone says
 * nothing: many people share one.
 */
export const knownSender = (candidates: readonly Candidate[]): string | undefined =>
  candidates.find(({ because }) => because.includes('email') || because.includes('phone'))?.id;

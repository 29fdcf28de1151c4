import type { Table } from '../dynamo/table.ts';
import { millisecondsOf, plusMilliseconds, type Clock } from '../kernel/clock.ts';
import { ok } from '../kernel/result.ts';
import { refuse } from '../kernel/refusal.ts';
import * as z from 'zod';

interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Mails with the same thread are shown as one conversation. */
  readonly thread?: string;
  readonly attachments?: readonly Attachment[];
}

/** Sends one letter and answers the id that the carrier gave it. */
export type Carrier = (mailId: string, letter: Letter) => Promise<string>;

const mailRecord = z.object({
  status: z.enum(['sending', 'sent']),
  version: z.number().int(),
  heldUntil: z.string(),
});

/** Longer than any function that sends mail may run: whoever still holds a mail after this has died. */
const HELD_FOR = 35_000;

export interface PostOffice {
  /**
   * Sends a letter once. The record `sending` is written before and `sent` after it, so a repeat is sent only when a
   * crash fell between the two, and then under the same `mailId`. Refusals: `already-sent`, and `in-other-hands` when
   * another run is sending it at this moment. A carrier that fails throws; the mail may be tried again at once.
   */
  post(mailId: string, letter: Letter): Promise<ReturnType<typeof posted>>;
}

const posted = (was: 'sent' | 'already-sent' | 'in-other-hands') =>
  was === 'sent'
    ? ok(undefined)
    : was === 'already-sent'
      ? refuse('already-sent', 'This mail has been sent.')
      : refuse('in-other-hands', 'Another run is sending this mail.');

/** The mails of one context; their records hold no address and no word of them. */
export const postOffice = (
  context: string,
  table: Pick<Table, 'write'>,
  carrier: () => Carrier,
  clock: Clock,
): PostOffice => ({
  async post(mailId, letter) {
    const key = { pk: `${context}#mail#${mailId}`, sk: 'mail' };
    const start = clock.now();
    const hold = (version: number, heldUntil: string) => ({
      kind: 'put' as const,
      item: { ...key, status: 'sending', version, heldUntil },
      when: version === 1 ? ('new' as const) : { version: version - 1 },
    });
    let version = 1;
    const first = await table.write(hold(version, plusMilliseconds(start, HELD_FOR)));
    if (!first.ok) {
      const record = mailRecord.parse(first.error.existing);
      if (record.status === 'sent') return posted('already-sent');
      if (millisecondsOf(record.heldUntil) > millisecondsOf(start)) return posted('in-other-hands');
      version = record.version + 1;
      if (!(await table.write(hold(version, plusMilliseconds(start, HELD_FOR)))).ok) return posted('in-other-hands');
    }
    let carrierId: string;
    try {
      carrierId = await carrier()(mailId, letter);
    } catch (error) {
      await table.write(hold(version + 1, start));
      throw error;
    }
    const sent = { ...key, status: 'sent', version: version + 1, heldUntil: start, carrierId, sentAt: clock.now() };
    await table.write({ kind: 'put', item: sent, when: { version } });
    return posted('sent');
  },
});

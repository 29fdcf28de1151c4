import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { put } from './table.ts';

const note = z.object({ id: z.string(), text: z.string() });
const client = new SESv2Client({});

/** Mails what it is told; a message that says `bad` fails, one that says `bad sender` is sent by nobody that SES knows. */
export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of Records) {
    const { id, text } = note.parse(JSON.parse(record.body));
    try {
      if (text === 'bad') throw new Error('as asked');
      const { MessageId } = await client.send(
        new SendEmailCommand({
          FromEmailAddress: text === 'bad sender' ? 'somebody@else.example' : process.env['MAIL_FROM'],
          Destination: { ToAddresses: ['reader@example.com'] },
          Content: {
            Simple: {
              Subject: { Data: `note ${id}` },
              Body: { Text: { Data: text } },
              Headers: [
                { Name: 'Message-ID', Value: '<ours@example.com>' },
                { Name: 'X-Rapport-Message', Value: id },
              ],
            },
          },
        }),
      );
      await put(`note-${id}`, { mail: MessageId ?? '', record: JSON.stringify(record) });
    } catch {
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

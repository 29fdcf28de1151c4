import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { once, setting } from '../lambda/environment.ts';
import type { Carrier } from './post-office.ts';

/** A thread's id as mail programs want it, the same for ever: SES writes its own Message-ID over ours. */
const threadReference = (thread: string, from: string) => `<${thread}@${from.split('@')[1] ?? 'rapport'}>`;

const part = (data: string) => ({ Data: data, Charset: 'UTF-8' });

/** The deployment's mail service. `X-Rapport-Message` tells a mail that is sent twice from two mails. */
export const sesCarrier = once((): Carrier => {
  const client = new SESv2Client({});
  const from = setting('MAIL_FROM');
  return async (mailId, { to, subject, text, html, thread, attachments = [] }) => {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: part(subject),
            Body: { Text: part(text), ...(html !== undefined && { Html: part(html) }) },
            Headers: [
              { Name: 'X-Rapport-Message', Value: mailId },
              ...(thread === undefined ? [] : [{ Name: 'References', Value: threadReference(thread, from) }]),
            ],
            ...(attachments.length > 0 && {
              Attachments: attachments.map(({ fileName, contentType, content }) => ({
                FileName: fileName,
                ContentType: contentType,
                RawContent: content,
                ContentDisposition: 'ATTACHMENT' as const,
              })),
            }),
          },
        },
      }),
    );
    return MessageId ?? '';
  };
});

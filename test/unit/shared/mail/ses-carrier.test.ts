import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sesCarrier } from '../../../../shared/mail/ses-carrier.ts';

const ses = mockClient(SESv2Client);
afterAll(() => {
  ses.restore();
});
beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
  vi.stubEnv('MAIL_FROM', 'rapport@company.example');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});

const sent = () => ses.commandCalls(SendEmailCommand)[0]?.args[0].input;

describe('sesCarrier', () => {
  it('sends a letter as one of its thread, known by the id that is ours', async () => {
    const id = await sesCarrier()('E:1:0', {
      to: 'ada@customer.example',
      subject: 'Łódź 发票',
      text: 'Here it is.',
      thread: 'ticket-1',
    });
    expect(id).toBe('ses-1');
    expect(sent()).toEqual({
      FromEmailAddress: 'rapport@company.example',
      Destination: { ToAddresses: ['ada@customer.example'] },
      Content: {
        Simple: {
          Subject: { Data: 'Łódź 发票', Charset: 'UTF-8' },
          Body: { Text: { Data: 'Here it is.', Charset: 'UTF-8' } },
          Headers: [
            { Name: 'X-Rapport-Message', Value: 'E:1:0' },
            { Name: 'References', Value: '<ticket-1@company.example>' },
          ],
        },
      },
    });
  });

  it('sends HTML and files with it, and no thread where there is none', async () => {
    const content = new Uint8Array([1, 2]);
    await sesCarrier()('R:1', {
      to: 'ada@customer.example',
      subject: 'Report',
      text: 'See the files.',
      html: '<p>See the files.</p>',
      attachments: [{ fileName: 'report.csv', contentType: 'text/csv', content }],
    });
    const simple = sent()?.Content?.Simple;
    expect(simple?.Body?.Html?.Data).toBe('<p>See the files.</p>');
    expect(simple?.Headers).toEqual([{ Name: 'X-Rapport-Message', Value: 'R:1' }]);
    expect(simple?.Attachments).toEqual([
      { FileName: 'report.csv', ContentType: 'text/csv', RawContent: content, ContentDisposition: 'ATTACHMENT' },
    ]);
  });
});

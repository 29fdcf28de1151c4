import fs from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { callable, shaped } from './foreign.ts';

// cognito-local rewrites a whole file for every change, in place: a kill in the middle would lose all people. Write
// beside it and rename; at once, so that what it has answered is on disk.
const writeInPlace = fs.writeFile;
Object.assign(fs, {
  writeFile: (file: unknown, data: unknown, ...rest: unknown[]) => {
    const done = callable(rest.at(-1));
    if (typeof file !== 'string' || typeof data !== 'string') return callable(writeInPlace)(file, data, ...rest);
    try {
      fs.writeFileSync(`${file}.new`, data);
      fs.renameSync(`${file}.new`, file);
      done(null);
    } catch (error) {
      done(error);
    }
  },
});

process.removeAllListeners('warning'); // its SDK says at every start that it is old
const require = createRequire(import.meta.url);

const { MAILBOX_URL, MAIL_FROM } = z.object({ MAILBOX_URL: z.string(), MAIL_FROM: z.string() }).parse(process.env);

/** Cognito mails its codes and passwords by itself, and cognito-local prints them: here they are in the mailbox. */
const mail = async (destination: string, code: string) => {
  const answer = await fetch(`${MAILBOX_URL}/v2/email/outbound-emails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'AWS4-HMAC-SHA256 Credential=local' },
    body: JSON.stringify({
      FromEmailAddress: MAIL_FROM,
      Destination: { ToAddresses: [destination] },
      Content: {
        Simple: {
          Subject: { Data: 'Your temporary password' },
          Body: { Text: { Data: `Your username is ${destination} and temporary password is ${code}` } },
        },
      },
    }),
  });
  if (!answer.ok) throw new Error(`the mailbox refused a mail of the user pool: ${answer.status}`);
};

const { ConsoleMessageSender } = shaped<{ ConsoleMessageSender: { prototype: object } }>(
  require('cognito-local/lib/services/messageDelivery/consoleMessageSender.js'),
  'ConsoleMessageSender',
);
const message = z.object({ __code: z.string() });
Object.assign(ConsoleMessageSender.prototype, {
  sendEmail: (_context: unknown, _user: unknown, destination: unknown, content: unknown) =>
    mail(z.string().parse(destination), message.parse(content).__code),
});

const started: unknown = require('cognito-local/lib/bin/start.js');
void started;

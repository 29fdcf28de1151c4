import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { shaped } from './foreign.ts';
import { HOST } from './ports.ts';
import { REGION } from './resources.ts';
import type { StateFolder } from './state.ts';

/** SES. Its page shows every mail, `/store` lists them as JSON. */
export interface Mail {
  readonly url: string;
  /** From now on, mail from other senders is refused, as SES refuses identities that are not verified. */
  verify(identities: readonly string[]): void;
  stop(): Promise<void>;
}

const mailShape = z.looseObject({
  messageId: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});
type StoredMail = z.infer<typeof mailShape>;

interface MailStore {
  saveEmail: (mail: StoredMail) => void;
  getStoreReadonly: () => { emails: StoredMail[] };
}

const sendRequest = z.object({ FromEmailAddress: z.string() });

/** Mails of earlier runs, oldest first. A last line that was cut off belongs to a mail that nobody was told is sent. */
const readMailbox = (file: string): StoredMail[] => {
  if (!existsSync(file)) return [];
  const whole = readFileSync(file);
  const end = whole.lastIndexOf(0x0a) + 1;
  if (end < whole.length) truncateSync(file, end);
  const lines = whole.subarray(0, end).toString().split('\n').filter(Boolean);
  return lines.map((line) => mailShape.parse(JSON.parse(line)));
};

/** As SES does: our own Message-ID gives way to one that holds the id of its answer. */
const withMessageId = (mail: StoredMail): StoredMail => ({
  ...mail,
  headers: [
    ...(mail.headers ?? []).filter(({ name }) => name.toLowerCase() !== 'message-id'),
    { name: 'Message-ID', value: `<${mail.messageId}@${REGION}.amazonses.com>` },
  ],
});

const addressIn = (sender: string) => (/<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender).trim().toLowerCase();

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(shaped<Buffer>(part));
  return JSON.parse(Buffer.concat(parts).toString() || '{}');
};

type Unread = IncomingMessage & { body?: unknown };

/** Why a mail is refused, or undefined. The body is read then; what reads bodies further on finds it in the request. */
const checkSender = async (request: Unread, isVerified: (sender: string) => boolean) => {
  try {
    request.body = await bodyOf(request);
  } catch {
    return { type: 'BadRequestException', message: 'The body is no JSON.' };
  }
  const sender = addressIn(sendRequest.safeParse(request.body).data?.FromEmailAddress ?? '');
  if (isVerified(sender)) return undefined;
  const message = `Email address is not verified. The following identities failed the check in region ${REGION}: ${sender}`;
  return { type: 'MessageRejected', message };
};

/** Starts it on loopback, with the mails of earlier runs. */
export const startMail = async (state: StateFolder, port: number): Promise<Mail> => {
  const require = createRequire(import.meta.url);
  const main = require.resolve('aws-ses-v2-local');
  const start = shaped<{ default(config: { host: string; port: number }): Promise<Server> }>(require(main), 'default');
  const store = shaped<MailStore>(require(join(dirname(main), 'store.js')), 'saveEmail', 'getStoreReadonly');
  const file = join(state.path, 'mailbox.jsonl');
  const { emails } = store.getStoreReadonly();
  emails.splice(0, emails.length, ...readMailbox(file)); // one store per process, whoever used it before
  store.saveEmail = (mail) => {
    const stored = withMessageId(mail);
    appendFileSync(file, `${JSON.stringify(stored)}\n`);
    store.getStoreReadonly().emails.push(stored);
  };

  const server = await start.default({ host: HOST, port });
  let verified: readonly string[] = [];
  const isVerified = (sender: string) =>
    verified.some((identity) => sender === identity || sender.endsWith(`@${identity}`));
  const [serve] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: Unread, response: ServerResponse) => {
    const pass = () => void serve?.call(server, request, response);
    if (request.method === 'POST' && request.url === '/clear-store') writeFileSync(file, '');
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') return pass();
    void checkSender(request, isVerified).then((refusal) =>
      refusal
        ? response
            .writeHead(400, { 'content-type': 'application/json', 'x-amzn-errortype': refusal.type })
            .end(JSON.stringify({ message: refusal.message }))
        : pass(),
    );
  });
  return {
    url: `http://${HOST}:${port}`,
    verify: (identities) => (verified = identities.map((identity) => identity.toLowerCase())),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

import * as z from 'zod';

const store = z.object({
  emails: z.array(
    z.object({
      from: z.string(),
      subject: z.string(),
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
});

/** The mails that a host has sent, oldest first. */
export const mailsOf = async (mailboxUrl: string) =>
  store.parse(await (await fetch(`${mailboxUrl}/store`)).json()).emails;

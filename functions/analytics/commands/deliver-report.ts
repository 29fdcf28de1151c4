import { digestOf } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { contentTypeOf, fileNameOf } from '../domain/report/files.ts';
import { reportLetter } from '../domain/report/letter.ts';
import type { MailDeps } from '../mail-deps.ts';

/** A mail holds ten megabytes by default, and what is attached grows by a third; the page is also its body. */
const MOST_ATTACHED = 3_000_000;
const LARGEST_BODY = 1_000_000;
/** Carriers do not like to be hurried. */
const MAILS_AT_ONCE = 5;

/**
 * Mails a produced report to its recipients, one mail each, once each: a repeat of the same event sends nothing twice.
 * Refusals: `no-recipients`, `in-other-hands`. Throws, after all were tried, when a mail could not be sent.
 */
export const deliverReport =
  ({ runs, files, mails }: Pick<MailDeps, 'runs' | 'files' | 'mails'>) =>
  async (runId: string, eventId: string) => {
    const run = await runs.get(runId);
    if (run?.status !== 'done') throw new Error(`run ${runId} was announced as produced but is not`);
    if (run.recipients.length === 0) return refuse('no-recipients', 'Nobody is to be mailed.');
    const stored = await Promise.all(run.files.map(async (file) => ({ ...file, content: await files.read(file.key) })));
    const attached: typeof stored = [];
    let size = 0;
    for (const file of stored)
      if (size + file.content.length <= MOST_ATTACHED) {
        attached.push(file);
        size += file.content.length;
      }
    const left = stored.filter((file) => !attached.includes(file)).map(({ key }) => fileNameOf(key));
    const page = attached.find(({ format, content }) => format === 'html' && content.length <= LARGEST_BODY);
    const letter = {
      ...reportLetter(run, run.totals, left),
      ...(page && { html: Buffer.from(page.content).toString() }),
      thread: `report-${run.scheduleId ?? run.id}`,
      attachments: attached.map(({ format, key, content }) => ({
        fileName: fileNameOf(key),
        contentType: contentTypeOf(format),
        content,
      })),
    };
    const sent: PromiseSettledResult<Awaited<ReturnType<typeof mails.post>>>[] = [];
    for (let n = 0; n < run.recipients.length; n += MAILS_AT_ONCE)
      sent.push(
        ...(await Promise.allSettled(
          run.recipients
            .slice(n, n + MAILS_AT_ONCE)
            .map((to) => mails.post(`${eventId}:${digestOf(to.toLowerCase())}`, { to, ...letter })),
        )),
      );
    const thrown = sent.find((one) => one.status === 'rejected');
    if (thrown) throw thrown.reason;
    const held = sent.some(
      (one) => one.status === 'fulfilled' && !one.value.ok && one.value.error.code === 'in-other-hands',
    );
    return held ? refuse('in-other-hands', 'Another message is mailing this report.') : ok(undefined);
  };

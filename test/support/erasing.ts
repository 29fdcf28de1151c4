import type * as z from 'zod';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { auditDepsOf } from '../../functions/access/audit-deps.ts';
import { eraseAuditValues } from '../../functions/access/commands/erase-audit-values.ts';
import { recordChanges } from '../../functions/access/commands/record-changes.ts';
import { AuditErasureWanted, AuditValuesErased } from '../../functions/access/contract/audit-events.ts';
import type { ItemChange } from '../../functions/access/domain/audit-entry.ts';
import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import { confirmAudit, confirmLetters, confirmTicket } from '../../functions/customers/commands/confirm-erasure.ts';
import { continueErasure } from '../../functions/customers/commands/continue-erasure.ts';
import { continueExport } from '../../functions/customers/commands/continue-export.ts';
import { continueImport } from '../../functions/customers/commands/continue-import.ts';
import { continueMerge } from '../../functions/customers/commands/continue-merge.ts';
import { continuePrivacyExport, noteCopies } from '../../functions/customers/commands/continue-privacy-export.ts';
import { findSender } from '../../functions/customers/commands/find-sender.ts';
import {
  LetterErasureWanted,
  TicketCopyWanted,
  TicketErasureWanted,
} from '../../functions/customers/contract/erasure-events.ts';
import { changes, JobContinued, TicketLinked } from '../../functions/customers/contract/events.ts';
import { depsOf } from '../../functions/customers/deps.ts';
import { rowViewOf } from '../../functions/customers/domain/import/results.ts';
import { importDepsOf } from '../../functions/customers/import-deps.ts';
import { importFiles } from '../../functions/customers/persistence/import-files.ts';
import { sheetOf } from '../../functions/customers/persistence/sheet-writer.ts';
import { privacyDepsOf } from '../../functions/customers/privacy-deps.ts';
import { eraseLetters } from '../../functions/platform/commands/erase-letters.ts';
import { LettersErased } from '../../functions/platform/contract/events.ts';
import { deadLetterStore } from '../../functions/platform/persistence/dead-letters.ts';
import { letterErasures } from '../../functions/platform/persistence/letter-erasures.ts';
import { copyTickets } from '../../functions/service/commands/copy-tickets.ts';
import { eraseTickets } from '../../functions/service/commands/erase-ticket.ts';
import { linkAccount } from '../../functions/service/commands/link-account.ts';
import { mailCustomer } from '../../functions/service/commands/mail-customer.ts';
import { recordHistory } from '../../functions/service/commands/record-history.ts';
import { routeTicket } from '../../functions/service/commands/route-ticket.ts';
import {
  changes as ticketChanges,
  TicketErased,
  TicketSenderGiven,
  TicketsCopied,
  TicketSubmitted,
} from '../../functions/service/contract/events.ts';
import { withMail } from '../../functions/service/deps.ts';
import type { Item, Key, Table, Write } from '../../shared/dynamo/table.ts';
import { eventEnvelope, type DomainEvent } from '../../shared/kernel/event.ts';
import { refuse, type Refusal } from '../../shared/kernel/refusal.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { clockAt } from './clock.ts';
import { hear } from './customer-views.ts';
import { startLocalTable } from './local-table.ts';
import { billing, setUp, START } from './tickets.ts';

const BUCKET = 'files';

type Run = (event: DomainEvent) => Promise<Result<unknown, Refusal> | void>;

const types = (definitions: readonly { readonly type: string }[]) => definitions.map(({ type }) => type);

/**
 * A company whose contexts hear each other, on a real table and a real store of files: every change of the table goes into the
 * audit and its events to the steps that are to hear them, when `settle` is called.
 */
export const startErasing = async () => {
  const local = await startLocalTable();
  const storage = buildApp({ logger: false, defaultRegion: 'us-east-1' });
  const endpoint = await storage.listen({ host: '127.0.0.1', port: 0 });
  const s3 = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const clock = clockAt(START);

  /** Whether who writes dies just before it is stored, or just after. */
  const dies = { before: () => false, after: () => false };

  // The stream: what became of each item, in the order of the writes.
  let sequence = 0;
  const stream: ItemChange[] = [];
  const keyOf = (write: Write): Key => (write.kind === 'put' ? { pk: write.item.pk, sk: write.item.sk } : write.key);
  const streamed = (mayDie: boolean): Table => ({
    ...local.table,
    write: async (...writes) => {
      const before = await Promise.all(writes.map((write) => local.stored(keyOf(write))));
      if (mayDie && dies.before()) throw new Error('as asked');
      const outcome = await local.table.write(...writes);
      if (!outcome.ok) return outcome;
      for (const [n, write] of writes.entries()) {
        if (write.kind === 'check') continue;
        sequence += 1;
        stream.push({
          key: keyOf(write),
          before: before[n],
          after: await local.stored(keyOf(write)),
          at: clock.now(),
          sequence: String(sequence),
          expired: false,
        });
      }
      if (mayDie && dies.after()) throw new Error('as asked');
      return outcome;
    },
  });
  const table = streamed(true);

  const store = directoryStore(table);
  await store.putDepartment(billing, await store.departments(), clock.now(), setUp);
  for (const [id, roles] of [
    ['admin', ['administrator']],
    ['manager', ['manager']],
    ['sally', ['sales']],
    ['agent', ['service']],
  ] as const)
    await store.putPerson(
      { id, email: `${id}@rapport.example`, name: id, roles: [...roles], departmentIds: ['billing'] },
      undefined,
      clock.now(),
      setUp,
    );
  await store.putSettings({ timeZone: 'Europe/Berlin', country: 'DE' }, undefined, clock.now(), setUp);

  const files = importFiles(s3, () => BUCKET);
  const read = async (name: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: name }));
    return (await Body?.transformToString()) ?? '';
  };
  const put = (Key: string, Body: string | Uint8Array) => s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  const base = {
    ...depsOf(table, clock),
    importLinks: {
      upload: async (id: string) => ({ url: `memory:${id}`, headers: {} }),
      refused: async (id: string) => `memory:${id}`,
      results: async (id: string, chunk: number) => (await files.noted(id, chunk)).results.map(rowViewOf),
    },
    exportLinks: { file: async (id: string, name: string) => `memory:${id}/${name}` },
    privacyLinks: {
      goodFor: 15 * 60_000,
      read: async (id: string, name: string) => `memory:customers/privacy/${id}/${name}`,
      put: async (id: string, name: string) => `https://files.example/customers/privacy/${id}/${name}`,
    },
  };
  const deps = privacyDepsOf(base, s3, () => BUCKET);
  const imports = importDepsOf(table, clock, base, files);
  const mails: string[] = [];
  const service = {
    ...withMail(table, clock, () => async (mailId) => {
      mails.push(mailId);
      return mailId;
    }),
    putFile: async (url: string, body: string) => {
      await put(new URL(url).pathname.slice(1), body);
    },
  };
  await service.routing.putRules({ rules: [], defaultDepartmentId: 'billing' }, undefined, clock.now(), setUp);
  const audit = auditDepsOf(table, clock);
  const letters = deadLetterStore(table);
  const cause = { actor: 'system:test', correlationId: 'test' };

  const jobs: Readonly<Record<string, (id: string) => Promise<Result<unknown, Refusal>>>> = {
    merge: (id) => continueMerge(deps)(id, cause),
    import: (id) => continueImport(imports)(id, cause),
    export: (id) => continueExport({ ...deps, sheetOf })(id, cause),
    erasure: (id) => continueErasure(deps)(id, cause),
    'privacy-export': (id) => continuePrivacyExport(deps)(id, cause),
  };
  const step = async (subject: string) => {
    const [kind = '', id = ''] = subject.split('/');
    const run = jobs[kind];
    if (!run) throw new Error(`there is no job of the kind ${kind}`);
    return run(id);
  };
  const data = <Shape extends z.ZodType>({ schema }: { readonly schema: Shape }, event: DomainEvent) =>
    schema.parse(event.data);

  const steps: readonly { readonly of: readonly string[]; readonly run: Run }[] = [
    { of: types([...changes, ...ticketChanges, TicketLinked]), run: (event) => hear(deps, event) },
    { of: [JobContinued.type], run: ({ subject }) => step(subject) },
    {
      of: [TicketSenderGiven.type],
      run: (event) => findSender(deps)(event.subject, data(TicketSenderGiven, event), cause),
    },
    { of: [TicketSubmitted.type], run: ({ subject }) => routeTicket(service)(subject, cause) },
    { of: [TicketSubmitted.type], run: (event) => mailCustomer(service)(event, { kind: 'acknowledge' }) },
    { of: types(ticketChanges), run: (event) => recordHistory(service)(event) },
    {
      of: [TicketLinked.type],
      run: (event) => linkAccount(service)(event.subject, data(TicketLinked, event).accountId, event.version),
    },
    {
      of: [TicketErasureWanted.type],
      run: (event) => eraseTickets(service)(data(TicketErasureWanted, event), cause),
    },
    { of: [TicketCopyWanted.type], run: (event) => copyTickets(service)(data(TicketCopyWanted, event), cause) },
    { of: [TicketsCopied.type], run: (event) => noteCopies(deps)(data(TicketsCopied, event), cause) },
    {
      of: [TicketErased.type],
      run: (event) => confirmTicket(deps)(event.subject, data(TicketErased, event).erasureId, cause),
    },
    {
      of: [LetterErasureWanted.type],
      run: (event) =>
        eraseLetters({ erasures: letterErasures(table), clock })(
          { ...event, type: LetterErasureWanted.type, data: data(LetterErasureWanted, event) },
          cause,
        ),
    },
    { of: [LettersErased.type], run: (event) => confirmLetters(deps)(data(LettersErased, event), cause) },
    {
      of: [AuditErasureWanted.type],
      run: async (event) => {
        const { erasureId, records, after } = data(AuditErasureWanted, event);
        for (const record of records) {
          const erased = await eraseAuditValues(audit)(record, { erasureId, at: event.time, after }, cause);
          if (!erased.ok) return erased;
        }
      },
    },
    {
      of: [AuditValuesErased.type],
      run: (event) => {
        const { erasureId, ...record } = data(AuditValuesErased, event);
        return confirmAudit(deps)(erasureId, record, cause);
      },
    },
  ];
  const SETTLED = [
    'nothing-left',
    'went-on',
    'already-linked',
    'already-routed',
    'no-address',
    'linked-anew',
    'already-sent',
    'in-other-hands',
  ];

  const open: { readonly event: DomainEvent; readonly run: Run; readonly times: number }[] = [];
  /** Types that are held back for now. */
  const held = new Set<string>();
  const ridersOf = (item: Item | undefined): DomainEvent[] =>
    typeof item?.['events'] === 'string' ? eventEnvelope.array().parse(JSON.parse(item['events'])) : [];
  /** Lets everything be heard that is said; `once` ends after so many messages. */
  const settle = async (most = 10_000) => {
    for (let count = 0; count < most; count += 1) {
      const told = stream.splice(0);
      clock.advance(10);
      if (told.length > 0) {
        // As the stream's filter says: of records that people change.
        const records = told.filter(({ before, after }) => (after ?? before)?.['updatedBy'] !== undefined);
        const again = await recordChanges(auditDepsOf(streamed(false), clock))(records, cause);
        if (again) throw again.reason;
        for (const { after } of told)
          for (const event of ridersOf(after))
            for (const { of, run } of steps) if (of.includes(event.type)) open.push({ event, run, times: 1 });
      }
      const at = open.findIndex(({ event }) => !held.has(event.type));
      const [next] = at < 0 ? [] : open.splice(at, 1);
      if (!next) {
        if (stream.length === 0) return;
        continue;
      }
      const outcome = await next.run(next.event).catch((error: unknown) => {
        if (error instanceof Error && error.message === 'as asked') return refuse('died', 'It is tried again.');
        throw error;
      });
      if (outcome && !outcome.ok && !SETTLED.includes(outcome.error.code)) {
        if (next.times >= 50) throw new Error(`${next.event.type} was not settled: ${outcome.error.code}`);
        open.push({ ...next, times: next.times + 1 });
      }
    }
  };

  const listed = async () => (await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }))).Contents ?? [];
  return {
    ...local,
    table,
    clock,
    deps,
    imports,
    service,
    letters,
    audit,
    mails,
    held,
    dies,
    cause,
    step,
    settle,
    /** What was said and not heard is lost, as after a restore. */
    forget: () => {
      stream.splice(0);
      open.splice(0);
    },
    read,
    put,
    fileNames: async () => (await listed()).map(({ Key = '' }) => Key),
    /** Everything that is stored anywhere, as text, by where it is. */
    places: async () => [
      ...(await local.everything()).map(
        (item) => [`${String(item['pk'])} ${String(item['sk'])}`, JSON.stringify(item)] as const,
      ),
      ...(await Promise.all((await listed()).map(async ({ Key = '' }) => [Key, await read(Key)] as const))),
    ],
    stop: async () => {
      s3.destroy();
      await storage.close();
      await local.stop();
    },
  };
};

export type Erasing = Awaited<ReturnType<typeof startErasing>>;

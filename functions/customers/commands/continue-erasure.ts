import { millisecondsOf } from '../../../shared/kernel/clock.ts';
import type { Cause, EventDraft } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { AuditErasureWanted } from '../../access/contract/audit-events.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import { LetterErasureWanted, MOST_NAMES, MOST_TICKETS, TicketErasureWanted } from '../contract/erasure-events.ts';
import { erasedKinds } from '../contract/privacy.ts';
import {
  afterStep,
  complete,
  lookedAgain,
  type Complete,
  type Part,
  type Progress,
  type Running,
} from '../domain/erasure.ts';
import type { PrivacyDeps } from '../privacy-deps.ts';
import { endWait } from './confirm-erasure.ts';
import { eraseAccount, eraseClaim, eraseContact, eraseMerge, eraseTimeline } from './erase-record.ts';
import { removeImportFiles, removePrivacyFiles } from './remove-files.ts';
import { removeExportFiles } from './stop-export.ts';

/** A step ends after so many milliseconds, and another one goes on. */
const STEP_TAKES = 40_000;
const AT_ONCE = 25;
/** Names that are read of an erasure, to be counted or kept. */
const PAGE = 500;
/** An item holds 400 KB. */
const MOST_EVENTS = 200;

/** What a step came to, and what is said and written with its end. */
interface Step {
  readonly progress: Progress;
  readonly said?: readonly EventDraft[];
  readonly besides?: readonly Write[];
}

type Take = (deps: PrivacyDeps, erasure: Running, cause: Cause) => Promise<Step>;

const done: Step = { progress: 'done' };

const timer = ({ clock }: PrivacyDeps) => {
  const until = millisecondsOf(clock.now()) + STEP_TAKES;
  return () => millisecondsOf(clock.now()) < until;
};

/** The names of all that was erased. */
const everyName = async ({ erasures }: Pick<PrivacyDeps, 'erasures'>, id: string) => {
  const all: string[] = [];
  for (;;) {
    const page = await erasures.names(id, 'named', '', PAGE, all.at(-1));
    all.push(...page);
    if (page.length < PAGE) return all;
  }
};

/** The files of imports go first: what they hold must not be entered again. One that is at work is waited for. */
const imports: Take = async (deps, erasure, cause) => {
  const { imports: store, clock } = deps;
  const hasTime = timer(deps);
  if (erasure.after === undefined) {
    const { type, id } = erasure.subject;
    await keepNames(deps, erasure, [...new Set([`${type}#${id}`, ...(await everyName(deps, erasure.id))])]);
  }
  let after: string | undefined;
  let isBusy = false;
  for (;;) {
    const page = await store.kept(after, AT_ONCE);
    for (const { found } of page) {
      if (!hasTime()) return { progress: { after: 'again' } };
      if (!(await removeImportFiles(deps)(found, erasure.id, clock.now(), cause))) isBusy = true;
    }
    after = page.at(-1)?.position;
    if (page.length < AT_ONCE) return isBusy ? { progress: { waitsFor: 'import' } } : done;
  }
};

/** Tickets are wished erased some at a time; each is waited for. */
const ticketsOf = ({ erasures }: PrivacyDeps, { id }: Running, names: readonly string[]): Step => {
  const ticketIds = names.map((name) => name.slice('ticket#'.length));
  return {
    progress: { after: 'tickets' },
    said: [TicketErasureWanted({ erasureId: id, ticketIds })],
    besides: ticketIds.flatMap((ticketId) => [
      erasures.noteOf(id, 'open', `ticket#${ticketId}`),
      erasures.noteOf(id, 'open', `audit#ticket#${ticketId}`),
      erasures.noteOf(id, 'named', `ticket#${ticketId}`),
      erasures.settleOf(id, 'todo', `ticket#${ticketId}`),
    ]),
  };
};

/** What is to be erased is in a list that grows while it is worked on: an account names its contacts, its merges, its tickets. */
const records: Take = async (deps, erasure, cause) => {
  const { erasures, write } = deps;
  const hasTime = timer(deps);
  let isMerging = false;
  for (;;) {
    const names = (await erasures.names(erasure.id, 'todo', '', AT_ONCE)).filter((name) => !name.startsWith('ticket#'));
    for (const name of names) {
      if (!hasTime()) return { progress: { after: name } };
      const [kind, ...rest] = name.split('#');
      const id = rest.join('#');
      const work = { account: eraseAccount, contact: eraseContact, merge: eraseMerge }[kind ?? ''];
      const outcome = work ? await work(deps, erasure, id, cause) : await eraseClaim(deps, id);
      if (outcome === 'merging') isMerging = true;
      else await write(erasures.settleOf(erasure.id, 'todo', name));
    }
    if (isMerging) return { progress: { waitsFor: 'merge' } };
    if (names.length > 0) continue;
    const tickets = await erasures.names(erasure.id, 'todo', 'ticket#', MOST_TICKETS);
    return tickets.length > 0 ? ticketsOf(deps, erasure, tickets) : done;
  }
};

/** Exports that were made while the records were there hold them. */
const exported: Take = async (deps, erasure, cause) => {
  const { exports: store, erasures, privacyExports, clock, write } = deps;
  const hasTime = timer(deps);
  for (;;) {
    const page = await store.page('kept', undefined, AT_ONCE);
    for (const { found } of page) {
      if (!hasTime()) return { progress: { after: 'again' } };
      await removeExportFiles(deps)(found.id, 'Somebody was erased.', cause);
      await write(erasures.noteOf(erasure.id, 'named', `export#${found.id}`));
    }
    if (page.length < AT_ONCE) break;
  }
  let isBusy = false;
  let after: string | undefined;
  for (;;) {
    const page = await privacyExports.page(after, AT_ONCE);
    for (const { one } of page)
      if (!(await removePrivacyFiles(deps)(one, erasure.id, clock.now(), cause))) isBusy = true;
    after = page.at(-1)?.position;
    if (page.length < AT_ONCE) return isBusy ? { progress: { waitsFor: 'export' } } : done;
  }
};

/** What a message may be about that names one of them. */
const idsToLookFor = (names: readonly string[]) =>
  names.flatMap((name) => {
    const [kind = '', ...rest] = name.split('#');
    return ['account', 'contact', 'merge', 'ticket'].includes(kind) ? [rest.join('#')] : [];
  });

/** Dead letters are found by the ids that they name. */
const letters: Take = async ({ erasures }, { id, after }) => {
  const names = await erasures.names(id, 'named', '', MOST_NAMES, after);
  const last = names.at(-1);
  if (last === undefined) return done;
  const ids = idsToLookFor(names);
  if (ids.length === 0) return { progress: { after: last } };
  return {
    progress: { after: last },
    said: [LetterErasureWanted({ erasureId: id, part: last, ids, round: 0 })],
    besides: [erasures.noteOf(id, 'open', `letters#${last}`)],
  };
};

/** Says again what nobody has confirmed: a message of it may have been lost with a dead letter. */
const saidAgain = async (deps: PrivacyDeps, { id }: Running): Promise<EventDraft[]> => {
  const { erasures } = deps;
  const tickets = await erasures.names(id, 'open', 'ticket#', MOST_TICKETS);
  const audited = await erasures.names(id, 'open', 'audit#', PAGE);
  const records = audited.slice(0, MOST_NAMES).map((name) => {
    const [, recordType = '', ...rest] = name.split('#');
    return { recordType, recordId: rest.join('#') };
  });
  return [
    ...(tickets.length > 0
      ? [TicketErasureWanted({ erasureId: id, ticketIds: tickets.map((name) => name.slice('ticket#'.length)) })]
      : []),
    ...(records.length > 0 ? [AuditErasureWanted({ erasureId: id, records })] : []),
  ];
};

const confirmation: Take = async (deps, erasure) => {
  const [open] = await deps.erasures.names(erasure.id, 'open', '', 1);
  if (open === undefined) return done;
  const isSecondLook = erasure.waitsFor === 'confirmation';
  return { progress: { waitsFor: 'confirmation' }, said: isSecondLook ? await saidAgain(deps, erasure) : [] };
};

const takes: Readonly<Record<Part, Take>> = { imports, records, exports: exported, letters, confirmation };

const keepNames = ({ erasureFiles, clock }: PrivacyDeps, erasure: Running | Complete, names: readonly string[]) => {
  const { id, subject, reason, requestedBy, requestedAt, agreedBy, agreedAt } = erasure;
  return erasureFiles.keep({
    id,
    subject,
    reason,
    requestedBy,
    requestedAt,
    agreedBy,
    agreedAt,
    ...(erasure.status === 'complete' && { completedAt: clock.now() }),
    names: names.filter((name) => /^(?:account|contact|ticket)#/.test(name)),
  });
};

/** Everybody has confirmed: what came late to a timeline goes, what was removed is counted, the names are kept outside. */
const finish = async (deps: PrivacyDeps, erasure: Running, cause: Cause) => {
  const { erasures, clock, write } = deps;
  const names = await everyName(deps, erasure.id);
  for (const name of names) if (name.startsWith('account#')) await eraseTimeline(deps, name.slice('account#'.length));
  const removed = Object.fromEntries(
    erasedKinds.map((kind) => [kind, names.filter((name) => name.startsWith(`${kind}#`)).length]),
  );
  const next = complete(erasure, removed, cause.actor, clock.now());
  await keepNames(deps, next, names);
  return write(erasures.writeOf(next, erasure, clock.now(), cause));
};

/** Two weeks later: messages that lay in a queue may have become dead letters since. */
const lookAgain = async (deps: PrivacyDeps, erasure: Complete, cause: Cause) => {
  const { erasures, clock, write } = deps;
  const ids = idsToLookFor(await everyName(deps, erasure.id));
  const said = Array.from({ length: Math.min(MOST_EVENTS, Math.ceil(ids.length / MOST_NAMES)) }, (_, n) =>
    LetterErasureWanted({
      erasureId: erasure.id,
      part: `again ${n}`,
      ids: ids.slice(n * MOST_NAMES, (n + 1) * MOST_NAMES),
      round: 0,
    }),
  );
  const next = lookedAgain(erasure, cause.actor, clock.now());
  return write(erasures.writeOf(next, erasure, clock.now(), cause, { said }));
};

const wentOn = () => refuse('went-on', 'Another hand has taken the step.');

/** One step of an erasure; a repeat of a step finds things gone and goes on. */
export const continueErasure = (deps: PrivacyDeps) => async (id: string, cause: Cause) => {
  const { erasures, clock, write } = deps;
  const erasure = await erasures.get(id);
  if (!erasure) throw new Error(`the erasure ${id} was announced but is not stored`);
  if (erasure.status === 'complete' && erasure.lastLookAt !== undefined && erasure.lastLookAt <= clock.now())
    return (await lookAgain(deps, erasure, cause)).ok ? ok(undefined) : wentOn();
  if (erasure.status !== 'running') return refuse('nothing-left', 'There is nothing to be done.');
  const { progress, said, besides = [] } = await takes[erasure.part](deps, erasure, cause);
  if (erasure.part === 'confirmation' && progress === 'done')
    return (await finish(deps, erasure, cause)).ok ? ok(undefined) : wentOn();
  const next = afterStep(erasure, progress, cause.actor, clock.now());
  const written = await write(
    erasures.writeOf(next, erasure, clock.now(), cause, said ? { said } : undefined),
    ...besides,
  );
  // Who confirmed between the look and the write found nobody waiting.
  if (written.ok && next.waitsFor === 'confirmation') await endWait(deps, id, cause);
  return written.ok ? ok(undefined) : wentOn();
};

import { plusMilliseconds } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { DataExported } from '../../access/contract/audit-events.ts';
import { TicketCopyWanted } from '../contract/erasure-events.ts';
import type { Deps } from '../deps.ts';
import {
  asDone,
  asked,
  copyFile,
  HTML_FILE,
  isAnswered,
  JSON_FILE,
  missingParts,
  partsOf,
  withCopy,
  withoutPrivacyFiles,
  type PrivacyExport,
} from '../domain/privacy-export.ts';
import { privacyPage } from '../domain/privacy-page.ts';
import type { PrivacyDeps } from '../privacy-deps.ts';
import { gatherPrivate, ticketIdsOf } from './gather-private.ts';

const wentOn = () => refuse('went-on', 'Another hand has taken the step.');

/** Asks for the copies that are missing, with links by which they are put. */
const ask = async ({ privacyExports, privacyLinks, clock, write }: Deps, one: PrivacyExport, cause: Cause) => {
  const now = clock.now();
  const next = asked(one, one.ticketIds ?? [], plusMilliseconds(now, privacyLinks.goodFor));
  const said = await Promise.all(
    missingParts(next).map(async ({ part, ticketIds }) =>
      TicketCopyWanted({
        exportId: one.id,
        part,
        ticketIds: [...ticketIds],
        url: await privacyLinks.put(one.id, copyFile(part)),
      }),
    ),
  );
  const written = await write(privacyExports.writeOf(next, one, now, cause, { said }));
  return written.ok ? ok(undefined) : wentOn();
};

/** Of somebody who was erased meanwhile nothing is handed out; what may still come by a link is waited for. */
const giveUp = async (deps: PrivacyDeps, one: PrivacyExport, cause: Cause) => {
  const { privacyExports, erasureFiles, clock, write } = deps;
  const now = clock.now();
  if (one.linksUntil !== undefined && one.linksUntil > now && one.copied.length < partsOf(one).length)
    return refuse('nothing-left', 'A copy of a ticket may still come.');
  await erasureFiles.removePrivate(one.id, one.files);
  const written = await write(
    privacyExports.writeOf(withoutPrivacyFiles(one, now), one, now, cause),
    privacyExports.withoutFilesOf(one),
  );
  return written.ok ? ok(undefined) : wentOn();
};

/** Writes both files, and deletes the copies that went into them. */
const compose = async (deps: PrivacyDeps, one: PrivacyExport, cause: Cause) => {
  const { privacyExports, erasureFiles, clock, write } = deps;
  const found = await gatherPrivate(deps, one);
  if (!found) return giveUp(deps, one, cause);
  const { gathered, reader } = found;
  await erasureFiles.putPrivate(one.id, JSON_FILE, JSON.stringify(gathered, undefined, 2), 'application/json');
  await erasureFiles.putPrivate(one.id, HTML_FILE, privacyPage(gathered, reader), 'text/html; charset=utf-8');
  await erasureFiles.removePrivate(
    one.id,
    partsOf(one).map(({ part }) => copyFile(part)),
  );
  const { records, formerly, contacts, tickets, timeline } = gathered;
  const count = [records, formerly, contacts, tickets, timeline].reduce((sum, { length }) => sum + length, 0);
  const now = clock.now();
  const said = [DataExported({ what: 'privacy', format: 'json', records: count, requestedBy: one.requestedBy })];
  const written = await write(privacyExports.writeOf(asDone(one, now), one, now, cause, { said }));
  return written.ok ? ok(undefined) : wentOn();
};

/** One step of a privacy export: looks for the tickets, asks for their copies, or writes the files. A repeat does no harm. */
export const continuePrivacyExport = (deps: PrivacyDeps) => async (id: string, cause: Cause) => {
  const one = await deps.privacyExports.get(id);
  if (!one) throw new Error(`the privacy export ${id} was announced but is not stored`);
  if (one.status !== 'running') return refuse('nothing-left', 'There is nothing to be done.');
  const ticketIds = one.ticketIds ?? (await ticketIdsOf(deps, one.subject));
  const whole = { ...one, ticketIds };
  if (missingParts(whole).length > 0) return ask(deps, whole, cause);
  if (one.ticketIds) return compose(deps, one, cause);
  // The names of the files are known before there is one.
  const { privacyExports, clock, write } = deps;
  const now = clock.now();
  const next = asked(whole, ticketIds, now);
  const written = await write(privacyExports.writeOf(next, one, now, cause, { continues: true }));
  return written.ok ? ok(undefined) : wentOn();
};

/** Copies of tickets are there; when all that were asked for are, the next step is due. */
export const noteCopies =
  ({ privacyExports, clock, write }: Deps) =>
  async ({ exportId, part }: { exportId: string; part: number }, cause: Cause) => {
    const one = await privacyExports.get(exportId);
    if (one?.status !== 'running' || one.copied.includes(part))
      return refuse('nothing-left', 'The export knows of these copies.');
    const next = withCopy(one, part);
    const written = await write(
      privacyExports.writeOf(next, one, clock.now(), cause, { continues: isAnswered(next, one) }),
    );
    return written.ok ? ok(undefined) : refuse('busy', 'Another answer came at the same moment.');
  };

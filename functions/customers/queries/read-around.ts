import { cursorOf, positionOf } from '../../../shared/dynamo/cursor.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { scopesSeen } from '../../access/contract/visibility.ts';
import type { Around, ContactCard } from '../contract/around.ts';
import type { routes } from '../contract/routes.ts';
import type { TimelineEntry } from '../contract/timeline.ts';
import type { Deps } from '../deps.ts';
import { cardOf } from '../domain/card.ts';
import { compact } from '../domain/record.ts';
import { accountView, isSeen, maySee, withoutHidden, type Viewer } from '../domain/shown.ts';
import type { KeptEntry } from '../domain/timeline.ts';
import type { ContactRow } from '../persistence/contact-store.ts';
import { findAccount, finding } from './find-record.ts';
import { contactShown } from './list-records.ts';

const findAround = finding('account', ({ around }: Pick<Deps, 'around'>, id) => around.find(id));

const contactCard = (row: ContactRow, viewer: Viewer): ContactCard => {
  const { reportsToId, preferredChannel } = row;
  return {
    ...contactShown(row, viewer),
    ...withoutHidden(compact({ reportsToId, preferredChannel }), 'contact', viewer),
  };
};

/**
 * Everything about a customer, as far as the caller may see it: one call for all but the largest. What others do beside it
 * appears a moment later.
 */
const aroundOf = (deps: Pick<Deps, 'around' | 'directory'>) => async (id: string, caller: Caller) => {
  const found = await findAround(deps)(id, caller);
  if (!found.ok) return found;
  const { record, contacts, tickets, more, viewer } = found.value;
  const shown: Around = {
    profile: accountView(record, viewer),
    contacts: contacts.filter((row) => isSeen(viewer, 'contact', row)).map((row) => contactCard(row, viewer)),
    // Whoever sees a customer knows that they complained; what they said, those who work on it.
    tickets,
    // Who may see none is not told that there are many.
    more: more.filter((part) => part !== 'contacts' || scopesSeen(viewer.who, 'contact', viewer.rules).length > 0),
  };
  return ok(shown);
};

export const getAccountAround =
  (deps: Pick<Deps, 'around' | 'directory'>) =>
  ({ params: { id }, caller }: Request<typeof routes.getAccountAround>) =>
    aroundOf(deps)(id, caller);

/** The customer on a card to print, as far as the caller may see it. One call. */
export const getAccountCard =
  (deps: Pick<Deps, 'around' | 'directory'>) =>
  async ({ params: { id }, query: { language }, caller }: Request<typeof routes.getAccountCard>) => {
    const found = await aroundOf(deps)(id, caller);
    return found.ok ? ok(cardOf(found.value, language)) : found;
  };

/** Whether the viewer may know of an entry: of a contact, if they see it. */
const isTold = ({ belonging }: KeptEntry, viewer: Viewer) => !belonging || isSeen(viewer, 'contact', belonging);

/** The field that a detail tells of: `stage` of `fromStage`. */
const fieldOf = (detail: string) => detail.replace(/^from([A-Z])/, (_, first: string) => first.toLowerCase());

/** The entry without the names of fields that are hidden from the viewer. */
const entryShown = ({ belonging: _, ...entry }: KeptEntry, viewer: Viewer): TimelineEntry => {
  const { about, details } = entry;
  const { type } = about;
  if (type !== 'account' && type !== 'contact') return entry;
  const shown: TimelineEntry['details'] = {};
  for (const [name, value] of Object.entries(details))
    if (Array.isArray(value)) shown[name] = value.filter((field) => maySee(viewer, type, field));
    else if (maySee(viewer, type, fieldOf(name))) shown[name] = value;
  return { ...entry, details: shown };
};

/** What happened to a customer, its contacts and its tickets, the newest first. Two calls. */
export const getAccountTimeline =
  (deps: Pick<Deps, 'accounts' | 'timelines' | 'directory'>) =>
  async ({ params: { id }, query: { limit, cursor }, caller }: Request<typeof routes.getAccountTimeline>) => {
    const found = await findAccount(deps)(id, caller);
    if (!found.ok) return found;
    const { record, viewer } = found.value;
    const list = `timeline ${record.id}`;
    const position = positionOf(list, cursor);
    if (!position.ok) return position;
    const rows = await deps.timelines.page(record.id, position.value, limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return ok({
      items: rows
        .slice(0, limit)
        .filter(({ entry }) => isTold(entry, viewer))
        .map(({ entry }) => entryShown(entry, viewer)),
      ...(last && { cursor: cursorOf(list, last.position) }),
    });
  };

import type { Principal } from '../../access/contract/principal.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { savedViewEntry, type SavedView, type SavedViewEntry } from '../contract/saved-view.ts';
import { fieldsOf, patched, type Marks } from './record.ts';

/** A saved view as it is kept. */
export interface KeptView extends SavedView, Pick<Marks, 'updatedBy' | 'request'> {}

const enteredFields = Object.keys(savedViewEntry.shape);

/** A new view of whoever saves it. */
export const saveView = (
  entry: SavedViewEntry,
  { id, ownerId, by, request }: { id: string; ownerId: string; by: string; request?: Marks['request'] },
  now: Instant,
): KeptView => ({
  ...entry,
  id,
  ownerId,
  createdAt: now,
  updatedAt: now,
  updatedBy: by,
  version: 1,
  ...(request && { request }),
});

/** The view after a merge patch; `invalid-result` when that is no view. */
export const patchView = (before: KeptView, patch: object, by: string, now: Instant) => {
  const entry = patched(fieldsOf(before, enteredFields), patch, savedViewEntry);
  if (!entry.ok) return entry;
  const next: KeptView = {
    ...before,
    ...entry.value,
    updatedAt: now,
    updatedBy: by,
    version: before.version + 1,
  };
  return { ok: true as const, value: next };
};

/** A view as the API shows it. */
export const viewShown = ({ updatedBy: _, request: __, ...view }: KeptView): SavedView => view;

type Shared = Pick<SavedView, 'sharedWith'>;

/** The lists that a view is in: of whoever made it, and of those that it is shared with. */
export const scopesOfView = ({ ownerId, sharedWith }: Shared & Pick<SavedView, 'ownerId'>): string[] => [
  `owner:${ownerId}`,
  ...(typeof sharedWith === 'object' ? [`team:${sharedWith.teamId}`] : sharedWith === 'everybody' ? [sharedWith] : []),
];

/** The lists that somebody reads. */
export const viewScopesSeen = (who: Principal): string[] =>
  who.kind === 'nobody'
    ? []
    : [`owner:${who.id}`, ...(who.kind === 'person' ? who.teamIds.map((id) => `team:${id}`) : []), 'everybody'];

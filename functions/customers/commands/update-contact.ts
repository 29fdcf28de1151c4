import type { Cause } from '../../../shared/kernel/event.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { contactClaims } from '../domain/claims.ts';
import { patchContact, updateContactOf, type ActiveContact } from '../domain/contact.ts';
import { givenFields, unwritable, type Viewer } from '../domain/shown.ts';
import { claim } from './claim.ts';
import { organizationOf, stillThere } from './create-contact.ts';
import { contactReady } from './make-ready.ts';
import { rankContacts } from '../queries/rank-candidates.ts';
import { hasReports, reportingLine } from './reporting-line.ts';

/** A change of a contact that was found. */
export interface ContactChange {
  readonly found: { readonly record: ActiveContact; readonly claims: readonly string[] };
  /** A merge patch (RFC 7396) of the fields that people enter, as `contactPatch` reads it. */
  readonly patch: object;
  /** The version that the change was decided on; `any` for what the system decided on what it found. */
  readonly ifMatch: number | 'any' | undefined;
  readonly cause: Cause;
  readonly viewer?: Viewer | undefined;
  readonly allowDuplicate?: boolean;
}

/** Where a contact goes that changes its organization; it leaves its reporting line, and takes nobody along. */
const moving = async (deps: Deps, { record }: ContactChange['found'], patch: object, viewer: Viewer | undefined) => {
  const to = 'accountId' in patch && typeof patch.accountId === 'string' ? patch.accountId : record.accountId;
  if (to === record.accountId) return ok({ patch, checks: [] });
  const organization = await organizationOf(deps, to, viewer);
  if (!organization.ok) return organization;
  if (await hasReports(deps, record))
    return refuse('has-reports', 'Others report to this contact: let them report to somebody else first.', 'accountId');
  return ok({
    patch: { reportsToId: null, ...patch, accountId: organization.value.id },
    checks: [stillThere(deps, organization.value)],
  });
};

/**
 * Changes a contact together with its row beside its organization, its locks and its blocks. What changes nothing writes nothing.
 * @returns the contact as it is then, and the names of the fields that changed
 */
export const updateContact =
  (deps: Deps) =>
  async ({ found, patch, ifMatch, cause, viewer, allowDuplicate = false }: ContactChange) => {
    const { record: before, claims: had } = found;
    const forbidden = unwritable(viewer, 'contact', givenFields(patch, { asPatch: true }));
    if (forbidden) return forbidden;
    const stale = checkVersion(ifMatch, before.version);
    if (stale) return stale;
    const move = await moving(deps, found, patch, viewer);
    if (!move.ok) return move;
    const entry = patchContact(before, move.value.patch);
    if (!entry.ok) return entry;
    const ready = await contactReady(deps)(entry.value, { before, viewer });
    if (!ready.ok) return ready;
    const { fields, definitions } = ready.value;
    const { changed, decision } = updateContactOf(before, fields, cause.actor, deps.clock.now());
    if (changed.length === 0) return ok({ contact: before, changed });
    const line = changed.includes('reportsToId') ? await reportingLine(deps, decision.next) : ok([]);
    if (!line.ok) return line;

    const outcome = await claim(deps, {
      of: { type: 'contact', id: before.id },
      had,
      wanted: contactClaims(fields, definitions),
      allowDuplicate,
      rank: rankContacts(deps, fields, viewer),
      writes: (claims) => [
        ...deps.contacts.writesOf(decision, claims, before, cause),
        ...move.value.checks,
        ...line.value,
      ],
    });
    if (!outcome.ok) return outcome;
    return outcome.value.stored
      ? ok({ contact: decision.next, changed })
      : refuse('stale-version', 'The contact, or somebody above it, changed meanwhile: read it again and decide anew.');
  };

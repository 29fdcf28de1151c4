import { isDeepStrictEqual } from 'node:util';
import type { Cause } from '../../../shared/kernel/event.ts';
import { digestOf, shortId, shortIdFrom } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { ContactEntry } from '../contract/contact.ts';
import type { Deps } from '../deps.ts';
import type { ActiveAccount } from '../domain/account.ts';
import { contactClaims } from '../domain/claims.ts';
import { createContactOf, type ActiveContact } from '../domain/contact.ts';
import { compact } from '../domain/record.ts';
import { givenFields, isSeen, unwritable, withOwner, type Viewer } from '../domain/shown.ts';
import { claim } from './claim.ts';
import { contactReady } from './make-ready.ts';
import { rankContacts } from '../queries/rank-candidates.ts';
import { reportingLine } from './reporting-line.ts';

/** Draws of an id, and looks at what others changed at the same moment. */
const TRIES = 8;

/** A person of an organization, as whoever enters them sends it. */
export interface NewContact {
  readonly entry: ContactEntry;
  readonly cause: Cause;
  readonly viewer?: Viewer | undefined;
  readonly allowDuplicate?: boolean;
  /** Makes one contact however often it is asked: `parts` say what for. */
  readonly request?: { readonly parts: readonly string[] } | undefined;
}

/** The organization that a contact is to belong to: one that is there, and that the viewer sees. */
export const organizationOf = async (
  { accounts }: Pick<Deps, 'accounts'>,
  accountId: string,
  viewer: Viewer | undefined,
) => {
  const found = await accounts.find(accountId);
  if (!found || !isSeen(viewer, 'account', found.record))
    return refuse('unknown-account', 'There is no account with this id.', 'accountId');
  return found.record.kind === 'organization'
    ? ok(found.record)
    : refuse('not-an-organization', 'Contacts belong to organizations, and this account is a person.', 'accountId');
};

/** Holds a transaction to an organization that did not go into another one meanwhile. */
export const stillThere = ({ accounts }: Pick<Deps, 'accounts'>, { id }: Pick<ActiveAccount, 'id'>) =>
  ({
    kind: 'check',
    key: accounts.keyOf(id),
    when: { expression: '#status = :active', names: { '#status': 'status' }, values: { ':active': 'active' } },
  }) as const;

/** A contact belongs to whom its organization belongs to, unless it is said otherwise. */
const belonging = (
  entry: ContactEntry,
  { id, ownerId, teamId, territoryId }: ActiveAccount,
  viewer: Viewer | undefined,
): ContactEntry => {
  const inherited = compact({
    ...entry,
    accountId: id,
    ownerId: entry.ownerId ?? ownerId,
    teamId: entry.teamId ?? teamId,
    territoryId: entry.territoryId ?? territoryId,
  });
  return entry.ownerId === undefined ? withOwner(inherited, 'contact', viewer) : inherited;
};

/**
 * Enters a contact with its row beside its organization, its locks and its blocks, in three calls. Refuses as `createAccount`
 * does.
 * @returns the contact, and whether this call made it
 */
export const createContact =
  (deps: Deps) =>
  async ({ entry: sent, cause, viewer, allowDuplicate = false, request }: NewContact) => {
    const { contacts, clock } = deps;
    const forbidden = unwritable(viewer, 'contact', givenFields(sent));
    if (forbidden) return forbidden;
    const mark = request && {
      key: digestOf(JSON.stringify(request.parts)),
      body: digestOf(JSON.stringify(sent)),
    };
    let draw = 0;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const id = request ? shortIdFrom(draw, ...request.parts) : shortId();
      const organization = await organizationOf(deps, sent.accountId, viewer);
      if (!organization.ok) return organization;
      const entry = belonging(sent, organization.value, viewer);
      const ready = await contactReady(deps)(entry, { viewer });
      if (!ready.ok) return ready;
      const { fields, definitions } = ready.value;
      // Nobody reports to somebody new, so there is no circle to look for.
      const line = await reportingLine(deps, { ...fields, id });
      if (!line.ok) return line;

      const decision = createContactOf(fields, { id, by: cause.actor, request: mark }, clock.now());
      const outcome = await claim(deps, {
        of: { type: 'contact', id },
        had: [],
        wanted: contactClaims(fields, definitions),
        allowDuplicate,
        rank: rankContacts(deps, fields, viewer),
        writes: (claims) => [
          ...contacts.writesOf(decision, claims, undefined, cause),
          stillThere(deps, organization.value),
          ...line.value.slice(0, 1),
        ],
        unless: request && contacts.keyOf(id),
      });
      if (!outcome.ok) return outcome;
      if (outcome.value.stored) return ok({ contact: decision.next, created: true });
      // The organization, or whom it reports to, changed meanwhile: they are looked at again.
      if (outcome.value.index > 0 || !outcome.value.existing) continue;
      draw += 1;
      const existing = contacts.heldIn(outcome.value.existing).record;
      if (isDeepStrictEqual(existing, decision.next)) return ok({ contact: decision.next, created: true });
      if (!mark || existing.request?.key !== mark.key || existing.status !== 'active') continue;
      return existing.request.body === mark.body
        ? ok<{ contact: ActiveContact; created: boolean }>({ contact: existing, created: false })
        : refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
    }
    return refuse('busy', 'Others are changing the same at this moment: try again.');
  };

import { isDeepStrictEqual } from 'node:util';
import type { Cause } from '../../../shared/kernel/event.ts';
import { digestOf, shortId, shortIdFrom } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Submission } from '../contract/ticket.ts';
import type { Deps } from '../deps.ts';
import { asSubmitted, submit } from '../domain/ticket.ts';

const PUBLIC_PER_MINUTE = 10;

/** An edge of CloudFront speaks for many customers. */
const EDGE_PER_MINUTE = 200;

/** Short ids collide now and then (once in a million draws at thirty million tickets); the next draw is free. */
const DRAWS = 8;

/**
 * Stores a submission under a new id. With a key, the id follows from caller, route and key, so that a repeat meets what
 * the first one made; where there is no caller the body joins in, so that no stranger's key swallows a complaint.
 */
const store = async (
  { tickets, clock }: Deps,
  submission: Submission,
  { cause, idempotencyKey, scope }: { cause: Cause; idempotencyKey: string | undefined; scope: readonly string[] },
) => {
  const body = digestOf(JSON.stringify(submission));
  const from =
    idempotencyKey === undefined
      ? undefined
      : [...scope, idempotencyKey, ...(cause.actor === 'customer' ? [body] : [])];
  const request = from && { key: digestOf(JSON.stringify(from)), body };
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const id = from ? shortIdFrom(draw, ...from) : shortId();
    const decision = submit(submission, { id, createdBy: cause.actor, request }, clock.now());
    const taken = await tickets.create(decision, cause);
    if (!taken) return ok(decision.next);
    // A write that was stored and whose answer was lost is sent again by the SDK: it meets itself.
    if (!request && isDeepStrictEqual(asSubmitted(taken), decision.next)) return ok(decision.next);
    if (request && taken.request?.key === request.key)
      return taken.request.body === body
        ? ok(asSubmitted(taken))
        : refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
  }
  throw new Error('no free ticket id in eight draws');
};

/** Staff and machines submit what a customer told them. One write. */
export const submitTicket =
  (deps: Deps) =>
  async ({ body, caller, cause, idempotencyKey }: Request<typeof routes.submitTicket>) => {
    const allowed = await deps.directory.authorize(caller, may.submitTickets);
    if (!allowed.ok) return allowed;
    return store(deps, body, { cause, idempotencyKey, scope: [cause.actor, 'submitTicket'] });
  };

/**
 * A customer behind CloudFront is counted by their own address. Who calls the API past it can claim a new one each time, so the
 * address that the call came from is counted as well; a refused customer does not use up their edge.
 */
const isAdmitted = async (
  { addresses, clock }: Deps,
  { sourceAddress, viewerAddress }: Pick<Request<typeof routes.submitPublicTicket>, 'sourceAddress' | 'viewerAddress'>,
) => {
  const now = clock.now();
  if (viewerAddress === undefined) return addresses.admit(sourceAddress, PUBLIC_PER_MINUTE, now);
  return (
    (await addresses.admit(viewerAddress, PUBLIC_PER_MINUTE, now)) &&
    addresses.admit(sourceAddress, EDGE_PER_MINUTE, now)
  );
};

/** A customer submits it themselves, from the web form. */
export const submitPublicTicket =
  (deps: Deps) =>
  async ({ body, cause, idempotencyKey, ...from }: Request<typeof routes.submitPublicTicket>) => {
    if (!(await isAdmitted(deps, from)))
      return refuse('too-many-requests', `At most ${PUBLIC_PER_MINUTE} a minute: wait a minute and send it again.`);
    // Whoever presents a token here is not asked for it: the ticket is the customer's own.
    const asCustomer = { ...cause, actor: 'customer' };
    return store(deps, body, { cause: asCustomer, idempotencyKey, scope: ['customer', 'submitPublicTicket'] });
  };

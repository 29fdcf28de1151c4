import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { DeadLetter, WholeDeadLetter } from '../contract/dead-letter.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

/** As many as fit into one request. */
const MOST_AT_ONCE = 200;

const shown = ({ body: _, ...letter }: WholeDeadLetter): DeadLetter => letter;

const waiting = async ({ letters }: Deps, id: string) => {
  const letter = await letters.get(id);
  if (!letter) return refuse('no-such-dead-letter', 'There is no dead letter with this id.');
  return letter.status === 'waiting' ? ok(letter) : refuse('decided', `The dead letter is ${letter.status} already.`);
};

/** Sent first and marked then: a crash in between sends it twice, which every step can bear, and never loses it. */
const replay = async ({ letters, resend, clock }: Deps, letter: WholeDeadLetter, decidedBy: string) => {
  if (letter.queue === 'none')
    return refuse(
      'not-replayable',
      'It is no message of a queue, only the notice of a failure: discard it when it is dealt with.',
    );
  await resend(letter.queue, letter.body, letter.type);
  const now = clock.now();
  const next = { ...letter, status: 'replayed' as const, decidedBy, version: letter.version + 1 };
  // When it came back meanwhile it is waiting again, rightly.
  await letters.put(next, now);
  return ok(shown(next));
};

export const replayDeadLetter =
  (deps: Deps) =>
  async ({ params: { id }, caller, cause }: Request<typeof routes.replayDeadLetter>) => {
    const allowed = await deps.directory.authorize(caller, may.handleDeadLetters);
    if (!allowed.ok) return allowed;
    const found = await waiting(deps, id);
    return found.ok ? replay(deps, found.value, cause.actor) : found;
  };

export const replayDeadLetters =
  (deps: Deps) =>
  async ({ body: { queue }, caller, cause }: Request<typeof routes.replayDeadLetters>) => {
    const allowed = await deps.directory.authorize(caller, may.handleDeadLetters);
    if (!allowed.ok) return allowed;
    const listed = await deps.letters.waiting(undefined, MOST_AT_ONCE + 1, queue);
    let replayed = 0;
    for (const { letter } of listed.slice(0, MOST_AT_ONCE)) {
      const found = await waiting(deps, letter.id);
      if (found.ok && (await replay(deps, found.value, cause.actor)).ok) replayed += 1;
    }
    return ok({ replayed, more: listed.length > MOST_AT_ONCE });
  };

export const discardDeadLetter =
  (deps: Deps) =>
  async ({ params: { id }, body: { reason }, caller, cause }: Request<typeof routes.discardDeadLetter>) => {
    const allowed = await deps.directory.authorize(caller, may.handleDeadLetters);
    if (!allowed.ok) return allowed;
    const found = await waiting(deps, id);
    if (!found.ok) return found;
    const letter = found.value;
    const next = {
      ...letter,
      status: 'discarded' as const,
      decidedBy: cause.actor,
      reason,
      version: letter.version + 1,
    };
    return (await deps.letters.put(next, deps.clock.now()))
      ? ok(shown(next))
      : refuse('decided', 'Somebody else decided on the dead letter at the same moment.');
  };

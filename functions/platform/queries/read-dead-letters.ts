import { pageOf } from '../../../shared/dynamo/list.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

export const listDeadLetters =
  ({ letters, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listDeadLetters>) => {
    const allowed = await directory.authorize(caller, may.handleDeadLetters);
    if (!allowed.ok) return allowed;
    const page = await pageOf(
      'dead-letters',
      query,
      (after, limit) => letters.waiting(after, limit),
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ letter }) => letter) }) : page;
  };

export const getDeadLetter =
  ({ letters, directory }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getDeadLetter>) => {
    const allowed = await directory.authorize(caller, may.handleDeadLetters);
    if (!allowed.ok) return allowed;
    const letter = await letters.get(id);
    return letter ? ok(letter) : refuse('no-such-dead-letter', 'There is no dead letter with this id.');
  };

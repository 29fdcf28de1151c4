import { digestOf, idFrom, newId } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { newImport } from '../domain/import/import-state.ts';
import { importShown } from '../queries/read-imports.ts';

/** Somebody is about to put a file with records: answers where. */
export const createImport =
  (deps: Deps) =>
  async ({ body, caller, idempotencyKey, cause }: Request<typeof routes.createImport>) => {
    const { imports, importLinks, directory, clock, write } = deps;
    const allowed = await directory.authorize(caller, may.importRecords);
    if (!allowed.ok) return allowed;
    const id = idempotencyKey === undefined ? newId() : idFrom(cause.actor, 'createImport', idempotencyKey);
    const digest = digestOf(JSON.stringify(body));
    const now = clock.now();
    const one = newImport(body, { id, by: cause.actor, now, ...(idempotencyKey !== undefined && { body: digest }) });
    const written = await write(...imports.writesOf(one, now, cause));
    const stored = written.ok ? one : await imports.get(id);
    if (!stored) throw new Error(`the import ${id} is stored in parts`);
    if (!written.ok && stored.body !== digest)
      return refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
    return ok({ import: importShown(stored), upload: await importLinks.upload(id) });
  };

import { checkVersion, refuse, type Refusal } from '../../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { remapped, toRead, toRehearse, toResume, toStart, toStop, type Import } from '../domain/import/import-state.ts';
import { findImport, importShown } from '../queries/read-imports.ts';

type Asked = Pick<Request<typeof routes.startImport>, 'params' | 'caller' | 'ifMatch' | 'cause'>;

/** Somebody decides something about an import. */
const decide = async <Code extends string>(
  deps: Deps,
  { params: { id }, caller, ifMatch, cause }: Asked,
  decision: (one: Import) => Result<Import, Refusal<Code>>,
) => {
  const found = await findImport(deps)(id, caller);
  if (!found.ok) return found;
  const before = found.value;
  const stale = checkVersion(ifMatch, before.version);
  if (stale) return stale;
  const next = decision(before);
  if (!next.ok) return next;
  const written = await deps.write(deps.imports.writeOf(next.value, before, deps.clock.now(), cause));
  return written.ok
    ? ok(importShown(next.value))
    : refuse('stale-version', 'The import went on meanwhile: read it again and decide anew.');
};

/** Whether the caller said which version they decided on, or not: an import moves on by itself. */
const anyVersion = <One extends Asked>(asked: One): One => ({ ...asked, ifMatch: asked.ifMatch ?? 'any' });

export const readImport = (deps: Deps) => async (request: Request<typeof routes.readImport>) =>
  decide(deps, anyVersion(request), (one) => toRead(one, request.body, request.cause.actor));

export const patchImport = (deps: Deps) => async (request: Request<typeof routes.patchImport>) =>
  decide(deps, request, (one) => remapped(one, request.body));

export const rehearseImport = (deps: Deps) => async (request: Request<typeof routes.rehearseImport>) =>
  decide(deps, anyVersion(request), (one) => toRehearse(one, request.cause.actor));

export const startImport = (deps: Deps) => async (request: Request<typeof routes.startImport>) =>
  decide(deps, anyVersion(request), (one) => toStart(one, request.cause.actor));

export const stopImport = (deps: Deps) => async (request: Request<typeof routes.stopImport>) =>
  decide(deps, anyVersion(request), (one) => toStop(one));

export const resumeImport = (deps: Deps) => async (request: Request<typeof routes.resumeImport>) =>
  decide(deps, anyVersion(request), (one) => toResume(one, request.cause.actor));

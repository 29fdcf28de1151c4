/** A decision that went through, or the refusal that says why not. Surprises are thrown, refusals are returned. */
export type Result<Value, Error> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Error };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

export const err = <const Error>(error: Error): Result<never, Error> => ({ ok: false, error });

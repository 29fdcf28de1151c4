/** The value of a field as it is kept. */
export const keptAs = (value: unknown) => JSON.stringify({ value });

/** Of the same kind: fields hold a text, a number (or none yet), a list or a few of these by name. */
const isLike = <Value>(value: unknown, like: Value): value is Value =>
  like === undefined
    ? value !== undefined
    : value !== null && typeof value === typeof like && Array.isArray(value) === Array.isArray(like);

/** What was kept of a field, when it is one of its values; `like` is the one that it has. */
export const valueFrom = <Value>(kept: string, like: Value): { readonly value: Value } | undefined => {
  try {
    const found: unknown = JSON.parse(kept);
    const value: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, 'value') : undefined;
    return isLike(value, like) ? { value } : undefined;
  } catch {
    return undefined;
  }
};

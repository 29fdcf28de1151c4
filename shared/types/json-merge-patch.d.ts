/** The package brings no types. */
declare module 'json-merge-patch' {
  const mergePatch: {
    /** RFC 7396; changes `target`, and stops at a key that is named like a prototype. */
    apply(target: unknown, patch: unknown): unknown;
    /** The patch that makes `after` of `before`; nothing when they are equal. */
    generate(before: object, after: object): object | undefined;
  };
  export default mergePatch;
}

/** Operations: exports. */
export const exportsOperations = {};

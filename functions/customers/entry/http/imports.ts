/** Operations: imports. */
export const importsOperations = {};

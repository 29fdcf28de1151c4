/** Operations: privacy. */
export const privacyOperations = {};

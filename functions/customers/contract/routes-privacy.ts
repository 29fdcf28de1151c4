/** Routes: privacy. */
export const privacyRoutes = {} as const;

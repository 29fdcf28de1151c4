/** Routes: imports. */
export const importsRoutes = {} as const;

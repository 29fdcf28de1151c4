/** Routes: exports. */
export const exportsRoutes = {} as const;

/** What an export has in the bucket: rows that wait (`parts/…`), and files that people open. */
export const exportFile = (id: string, name: string) => `customers/exports/${id}/${name}`;
export const exportPart = (name: string) => `parts/${name}`;

/** The lists that the audit is read in. */
export const auditLists = ['record', 'person', 'denials', 'exports', 'verification'] as const;

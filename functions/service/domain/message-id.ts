/**
 * Names a message to the customer. The ids of a ticket's messages sort in the order in which they were sent.
 * @param version the version of the ticket that sending it makes
 * @param unique what no other message is called
 */
export const messageIdOf = (version: number, unique: string) => `${String(version).padStart(9, '0')}-${unique}`;

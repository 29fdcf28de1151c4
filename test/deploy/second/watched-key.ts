export const watchedKey = (ticketId: string) => ({ pk: `watch#ticket#${ticketId}`, sk: 'watched' });

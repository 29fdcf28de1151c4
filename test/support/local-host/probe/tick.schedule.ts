import { put } from './table.ts';

export const handler = () => put('tick', { at: new Date().toISOString() });

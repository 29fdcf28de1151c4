import type { RoutingRule } from '../api/client.ts';

type When = RoutingRule['when'];

export const TYPES = [
  'feedback',
  'complaint',
  'question',
  'dispute',
  'repair',
  'return',
] as const satisfies When['types'];
export const CHANNELS = [
  'web',
  'email',
  'phone',
  'chat',
  'sms',
  'social',
  'fax',
  'letter',
  'visit',
] as const satisfies When['channels'];

import { IconBuilding, IconInbox, IconUser, IconUserCircle } from '@tabler/icons-react';
import type { SearchHit } from '../api/client.ts';

export const HitIcon = ({ hit: { type, kind } }: { readonly hit: SearchHit }) => {
  const Shown =
    type === 'ticket' ? IconInbox : type === 'contact' ? IconUserCircle : kind === 'person' ? IconUser : IconBuilding;
  return <Shown size={18} stroke={1.6} aria-hidden />;
};

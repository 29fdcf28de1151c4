import {
  IconAdjustments,
  IconArrowsShuffle,
  IconBuilding,
  IconForms,
  IconListDetails,
  IconLock,
  IconMailX,
  IconMap,
  IconStairs,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';

/** What an administrator keeps, in the order of its menu. */
export const sections = [
  { id: 'departments', to: '/administration/departments', icon: IconBuilding },
  { id: 'teams', to: '/administration/teams', icon: IconUsersGroup },
  { id: 'territories', to: '/administration/territories', icon: IconMap },
  { id: 'routing', to: '/administration/routing', icon: IconArrowsShuffle },
  { id: 'access', to: '/administration/access', icon: IconLock },
  { id: 'stages', to: '/administration/stages', icon: IconStairs },
  { id: 'code-lists', to: '/administration/code-lists', icon: IconListDetails },
  { id: 'custom-fields', to: '/administration/custom-fields', icon: IconForms },
  { id: 'dead-letters', to: '/administration/dead-letters', icon: IconMailX },
  { id: 'settings', to: '/administration/settings', icon: IconAdjustments },
] as const satisfies readonly { readonly id: string; readonly to: string; readonly icon: Icon }[];

import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './phone-menu.module.css';
import { Sidebar, type SidebarProps } from './sidebar.tsx';

export interface PhoneMenuProps extends SidebarProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The navigation where there is no room for it beside the page. */
export const PhoneMenu = ({ opened, onClose, ...sidebar }: PhoneMenuProps) => {
  const { t } = useTranslation('app');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={272}
      padding={0}
      title={t('menu')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: classes.content, header: classes.head, body: classes.body }}
    >
      <Sidebar {...sidebar} withName={false} />
    </Drawer>
  );
};

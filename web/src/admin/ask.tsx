import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface AskProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly text: string;
  /** What the button says that does it. */
  readonly yes: string;
  readonly isPending?: boolean;
  readonly isDisabled?: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly children?: ReactNode;
}

/** Asks before something that is not easily taken back. */
export const Ask = ({ isOpen, title, text, yes, isPending, isDisabled, onYes, onNo, children }: AskProps) => {
  const { t } = useTranslation(['admin', 'app']);
  return (
    <Modal opened={isOpen} onClose={onNo} title={title} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <Stack>
        <Text>{text}</Text>
        {children}
        <Group justify="end">
          <Button variant="default" size="sm" onClick={onNo}>
            {t('admin:no')}
          </Button>
          <Button size="sm" color="red" loading={isPending} disabled={isDisabled} onClick={onYes}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};

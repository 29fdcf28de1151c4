import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMembers } from './use-directory.ts';

export interface AssignDialogProps {
  readonly departmentId: string;
  readonly assigneeId: string | undefined;
  readonly onAssign: (personId: string) => void;
  readonly onClose: () => void;
}

/** Chooses who of the department gets the ticket. */
export const AssignDialog = ({ departmentId, assigneeId, onAssign, onClose }: AssignDialogProps) => {
  const { t } = useTranslation(['tickets', 'app']);
  const members = useMembers(departmentId);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title={t('assign.title')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) onAssign(chosen);
        }}
      >
        <Stack>
          <Select
            label={t('assign.to')}
            data-autofocus
            searchable
            nothingFoundMessage={t('assign.nobody')}
            value={chosen}
            onChange={setChosen}
            data={members
              .filter(({ id }) => id !== assigneeId)
              .map(({ id, name, email }) => ({ value: id, label: t('assign.person', { name, email }) }))}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={chosen === null}>
              {t('assign.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

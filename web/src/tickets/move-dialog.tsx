import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { useDepartments } from '../api/directory.ts';
import { blamedFields } from '../api/problem.ts';
import { Problem } from '../ui/problem.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useMove } from './use-ticket.ts';

export interface MoveDialogProps {
  readonly ticket: Ticket;
  readonly onMoved: (departmentId: string) => void;
  readonly onClose: () => void;
}

/** Gives the ticket to another department, with a reason. */
export const MoveDialog = ({ ticket, onMoved, onClose }: MoveDialogProps) => {
  const { t } = useTranslation(['tickets', 'app']);
  const { data: departments = [] } = useDepartments();
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [reason, setReason] = useDraft(`move:${ticket.id}`);
  const move = useMove(ticket, (to) => {
    setReason('');
    onMoved(to);
  });
  const blamed = blamedFields(move.error);
  return (
    <Modal opened onClose={onClose} title={t('move.title')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (departmentId !== null) move.mutate({ departmentId, reason });
        }}
      >
        <Stack>
          <Select
            label={t('move.to')}
            data-autofocus
            searchable
            required
            value={departmentId}
            onChange={setDepartmentId}
            error={blamed['departmentId']}
            data={departments
              .filter(({ id }) => id !== ticket.departmentId)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Textarea
            label={t('move.reason')}
            description={t('move.reason-hint')}
            required
            autosize
            minRows={3}
            maxRows={8}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={blamed['reason']}
          />
          <Text size="sm" c="dimmed">
            {t('move.what-happens')}
          </Text>
          <Problem error={move.error} shownFields={['departmentId', 'reason']} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={move.isPending} disabled={departmentId === null || reason.trim() === ''}>
              {t('move.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { Problem } from '../ui/problem.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { draftFor, useReopen } from './use-ticket.ts';

export interface ReopenDialogProps {
  readonly ticket: Ticket;
  readonly onClose: () => void;
}

/** Takes a resolved ticket up again, with a reason. */
export const ReopenDialog = ({ ticket, onClose }: ReopenDialogProps) => {
  const { t } = useTranslation(['tickets', 'app']);
  const [reason, setReason] = useDraft(draftFor('reopen', ticket));
  const reopen = useReopen(ticket, onClose);
  const send = () => reopen.mutate(reason);
  return (
    <Modal opened onClose={onClose} title={t('reopen.title')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack>
          <Textarea
            label={t('reopen.reason')}
            data-autofocus
            required
            autosize
            minRows={3}
            maxRows={8}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={blamedFields(reopen.error)['reason']}
          />
          <Problem error={reopen.error} shownFields={['reason']} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={reopen.isPending} disabled={reason.trim() === ''}>
              {t('reopen.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

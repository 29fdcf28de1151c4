import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { Problem } from '../ui/problem.tsx';
import { useDraft } from '../ui/use-draft.ts';
import classes from './composer.module.css';
import type { useTicketActions } from './use-ticket.ts';

/** `reply`: an answer; `solve`: the last one, which also ends the matter. */
export type ComposerMode = 'reply' | 'solve';

const MODES: readonly ComposerMode[] = ['reply', 'solve'];

export interface ComposerProps {
  readonly ticket: Ticket;
  readonly actions: ReturnType<typeof useTicketActions>;
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where the customer is written to. What is typed stays until it was taken. */
export const Composer = ({ ticket, actions, mode, onMode, field }: ComposerProps) => {
  const { t } = useTranslation('tickets');
  const reply = useDraft(`reply:${ticket.id}`);
  const solution = useDraft(`solve:${ticket.id}`);
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const [text, setText] = mode === 'reply' ? reply : solution;
  const sending = mode === 'reply' ? actions.reply : actions.resolve;
  if (ticket.status === 'resolved' || ticket.status === 'received' || ticket.erasedAt !== undefined) return null;

  const send = () => {
    if (text.trim() === '' || sending.isPending) return;
    sending.mutate(
      { text, once },
      {
        onSuccess: () => {
          setText('');
          setOnce(crypto.randomUUID());
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') field.current?.blur();
  };
  const blamed = blamedFields(sending.error);
  const { email } = ticket.customer;
  return (
    <section className={classes.root} data-print="none" aria-label={t('composer.label')}>
      <Problem error={sending.error} shownFields={['text', 'solution']} />
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          value={mode}
          data={MODES.map((value) => ({ value, label: t(`composer.modes.${value}`) }))}
          onChange={(value) => onMode(value === 'solve' ? 'solve' : 'reply')}
        />
        <Text size="xs" c="dimmed" className={classes.to}>
          {email === undefined ? t('composer.no-email') : t('composer.to', { email })}
        </Text>
      </Group>
      <Textarea
        ref={field}
        autosize
        minRows={3}
        maxRows={10}
        aria-label={t(`composer.fields.${mode}`)}
        placeholder={t(`composer.hints.${mode}`)}
        // What is being sent stands in the thread meanwhile.
        value={sending.isPending ? '' : text}
        readOnly={sending.isPending}
        error={blamed['text'] ?? blamed['solution']}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group justify="flex-end" gap="xs">
        {text !== '' && !sending.isPending && (
          <Text size="xs" c="dimmed">
            {t('composer.kept')}
          </Text>
        )}
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          rightSection={<KeyHint keys="mod+Enter" />}
          disabled={text.trim() === '' || sending.isPending}
          onClick={send}
        >
          {t(`composer.send.${mode}`)}
        </Button>
      </Group>
    </section>
  );
};
